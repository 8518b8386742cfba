/** The command line. */
import { didYouMean } from '../chapter/suggestion.ts';
import { readCommandLine, UsageError } from '../command-line/command-line.ts';

export type Options = { readonly help: boolean } & (
  | { readonly kind: 'list' }
  /** Take over what the live page has exported. */
  | { readonly kind: 'import'; readonly file: string }
  /** Check the answers to these, or prove these, and end; with none, all. */
  | { readonly kind: 'check' | 'prove'; readonly ids: readonly string[] }
  /** Work on an exercise: this one, or the one where the reader left off. */
  | { readonly kind: 'work'; readonly id: string | undefined }
);

export const help = `The exercises of the guide, in a folder of your own.

  npm run exercises                         go on where you left off; checks whenever you save
  npm run exercises -- infrastructure-3     begin with this one
  npm run exercises -- --list               all of them, and how far you are
  npm run exercises -- --check              check all answers and end
  npm run exercises -- --check domain-1     check one
  npm run exercises -- --import FILE        take over what the live page has exported
  npm run exercises -- --prove domain-1     for authors: what an exercise lacks
  npm run exercises -- --help               print this

The files are in .exercises/. They are yours: nothing overwrites them. The live page can import
.exercises/progress.json.
Exit status: 0 if all answers that were checked pass, 1 if not, 2 if the command makes no sense.`;

const switches = {
  list: { type: 'boolean' },
  check: { type: 'boolean' },
  prove: { type: 'boolean' },
  import: { type: 'string' },
} as const;

/** @throws UsageError when it makes no sense. */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { positionals: ids, values } = readCommandLine(args, switches, 'exercise');
  const { help } = values;
  for (const id of help ? [] : ids) {
    if (known.includes(id)) continue;
    throw new UsageError(`There is no exercise ${id}.${didYouMean(id, known)} See --list.`);
  }
  if (values.import !== undefined) return { help, kind: 'import', file: values.import };
  if (values.prove === true) return { help, kind: 'prove', ids };
  if (values.check === true) return { help, kind: 'check', ids };
  if (values.list === true) return { help, kind: 'list' };
  if (ids.length > 1 && !help) throw new UsageError('Begin with one exercise, or add --check.');
  return { help, kind: 'work', id: ids[0] };
}
