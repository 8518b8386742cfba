/** The command line. */
import { didYouMean } from '../chapter/suggestion.ts';

export interface Options {
  readonly selectors: readonly string[];
  readonly help: boolean;
  readonly watch: boolean;
  readonly update: boolean;
  readonly json: boolean;
  readonly types: boolean;
  /** Write the programs and run nothing. */
  readonly extract: boolean;
  /** Milliseconds that a block may take. */
  readonly limit: number;
  /** The folder of the chapters, from the top of the project. */
  readonly guide: string;
}

export class UsageError extends Error {}

export const help = `Runs the examples of the guide, each chapter as one program.

  npm run chapters                        every chapter of guide/
  npm run chapters -- 2                   one chapter and what it imports
  npm run chapters -- infrastructure      the same, by its name
  npm run chapters -- some/guide/*.md     any Markdown files

Options, after the two dashes:

  --watch              run again, on save, what changed and what imports it
  --update             copy what was printed, and the quoted sources, into the pages
  --timeout=SECONDS    how long a block may take (10)
  --no-types           do not check types; blocks that must not compile are left unchecked
  --guide=FOLDER       take the chapters from another folder (guide)
  --extract            only write the chapters' programs to build/chapters
  --json               print one JSON report and nothing else
  --help               print this

Exit status: 0 if all passed, 1 if something failed, 2 if the command makes no sense.
scripts/README.md says how a chapter becomes a program.`;

const switches = ['--help', '--watch', '--update', '--json', '--no-types', '--extract'];
const settings = ['--timeout', '--guide'];

export function readOptions(args: readonly string[]): Options {
  const flags = args
    .filter((arg) => arg.startsWith('-'))
    .map((arg) => (arg === '-h' ? '--help' : arg));
  const values = new Map<string, string>();
  for (const flag of flags) {
    const [name = '', ...value] = flag.split('=');
    if (settings.includes(name) && value.length > 0) values.set(name, value.join('='));
    else if (settings.includes(name)) throw new UsageError(`Give ${name} a value: ${name}=…`);
    else if (!switches.includes(flag)) {
      const suggestion = didYouMean(name, [...switches, ...settings]);
      throw new UsageError(`Unknown option ${flag}.${suggestion} See --help.`);
    }
  }
  const seconds = Number(values.get('--timeout') ?? 10);
  if (!(seconds > 0)) throw new UsageError('--timeout takes a number of seconds above 0.');
  if (flags.includes('--watch') && flags.includes('--json')) {
    throw new UsageError('--watch prints for people and --json for programs: choose one.');
  }
  return {
    selectors: args.filter((arg) => !arg.startsWith('-')),
    help: flags.includes('--help'),
    watch: flags.includes('--watch'),
    update: flags.includes('--update'),
    json: flags.includes('--json'),
    extract: flags.includes('--extract'),
    types: !flags.includes('--no-types'),
    limit: seconds * 1000,
    guide: (values.get('--guide') ?? 'guide').replace(/\/$/, ''),
  };
}
