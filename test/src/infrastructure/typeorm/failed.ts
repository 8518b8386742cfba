import { QueryFailedError } from 'typeorm';

type Field = 'code' | 'table' | 'detail' | 'column' | 'message' | 'syscall' | 'sqlState';

/** An error as TypeORM wraps it. */
export const failed = (fields: Partial<Record<Field, string>>) =>
  new QueryFailedError('INSERT', [], Object.assign(new Error(fields.message), fields));
