/** `npm run schema`: prints the SQL that creates the library's table, for your own migrations. */
import { DatastoreError, schemaOf } from 'event-sourcing-workbook';
import { DIALECTS, type Dialect } from '../src/infrastructure/typeorm/schema.ts';

const HELP = `npm run --silent schema -- [${DIALECTS.join(' | ')}]…   By default all of them.`;

const wanted = process.argv.slice(2);

try {
  if (wanted.includes('--help')) console.log(HELP);
  else await print(wanted.length > 0 ? wanted : DIALECTS);
} catch (error) {
  if (!(error instanceof DatastoreError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function print(dialects: readonly string[]): Promise<void> {
  for (const dialect of dialects) {
    console.log(`-- ${dialect}\n${(await schemaOf(dialect as Dialect)).join(';\n')};\n`);
  }
}
