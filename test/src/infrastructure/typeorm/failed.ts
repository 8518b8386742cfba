import { QueryFailedError } from 'typeorm';

type Field = 'code' | 'constraint' | 'detail' | 'column' | 'message';

/** An error as TypeORM wraps it. */
export const failed = (fields: Partial<Record<Field, string>>) =>
  new QueryFailedError('INSERT', [], Object.assign(new Error(fields.message), fields));
