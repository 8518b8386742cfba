/** `npm run schema`: prints the SQL that creates the library's table, for your own migrations. */
import { schemaOf } from 'event-sourcing-workbook';
import { DIALECTS, type Dialect } from '../src/infrastructure/typeorm/schema.ts';
import { didYouMean } from './chapter/suggestion.ts';
import { readCommandLine, runCommand, UsageError } from './command-line/command-line.ts';

function dialectOf(word: string): Dialect {
  const dialect = DIALECTS.find((known) => known === word);
  if (dialect !== undefined) return dialect;
  const known = `${didYouMean(word, DIALECTS)} There are ${DIALECTS.join(', ')}.`;
  throw new UsageError(`There is no dialect '${word}'.${known}`);
}

await runCommand({
  help: `npm run --silent schema -- [${DIALECTS.join(' | ')}]…   By default all of them.`,
  read: (args) => {
    const { values, positionals } = readCommandLine(args, {}, 'dialect');
    return { ...values, dialects: positionals.map(dialectOf) };
  },
  run: async ({ dialects }) => {
    for (const dialect of dialects.length > 0 ? dialects : DIALECTS) {
      console.log(`-- ${dialect}\n${(await schemaOf(dialect)).join(';\n')};\n`);
    }
    return 0;
  },
});
