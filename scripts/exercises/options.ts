/** The command line. */
import { didYouMean } from '../chapter/suggestion.ts';

export type Options =
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  /** Check these and end; with none, all. */
  | { readonly kind: 'check'; readonly ids: readonly string[] }
  /** Sit down with an exercise: this one, or the one where the reader left off. */
  | { readonly kind: 'work'; readonly id: string | undefined };

export class UsageError extends Error {}

export const help = `The exercises of the guide, in a folder of your own.

  npm run exercises                         go on where you left off; checks whenever you save
  npm run exercises -- infrastructure-3     begin with this one
  npm run exercises -- --list               all of them, and how far you are
  npm run exercises -- --check              check all answers and end
  npm run exercises -- --check domain-1     check one
  npm run exercises -- --help               print this

The files are in .exercises/. They are yours: nothing overwrites them.
Exit status: 0 if all answers that were checked pass, 1 if not, 2 if the command makes no sense.`;

const switches = ['--help', '--list', '--check'];

/** @throws UsageError when it makes no sense. */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const ids = args.filter((arg) => !arg.startsWith('-'));
  for (const flag of flags) {
    if (switches.includes(flag) || flag === '-h') continue;
    throw new UsageError(`Unknown option ${flag}.${didYouMean(flag, switches)} See --help.`);
  }
  for (const id of ids) {
    if (known.includes(id)) continue;
    throw new UsageError(`There is no exercise ${id}.${didYouMean(id, known)} See --list.`);
  }
  if (flags.includes('--help') || flags.includes('-h')) return { kind: 'help' };
  if (flags.includes('--check')) return { kind: 'check', ids };
  if (flags.includes('--list')) return { kind: 'list' };
  if (ids.length > 1) throw new UsageError('Begin with one exercise, or add --check.');
  return { kind: 'work', id: ids[0] };
}
