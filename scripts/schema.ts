/** `npm run schema`: prints the SQL that creates the library's table, for your own migrations. */
import { DatastoreError, schemaOf } from 'event-sourcing-workbook';
import { DIALECTS, type Dialect } from '../src/infrastructure/typeorm/schema.ts';

const wanted = process.argv.slice(2) as Dialect[];

try {
  for (const dialect of wanted.length > 0 ? wanted : DIALECTS) {
    console.log(`-- ${dialect}\n${(await schemaOf(dialect)).join(';\n')};\n`);
  }
} catch (error) {
  if (!(error instanceof DatastoreError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
