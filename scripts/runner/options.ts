/** The command line. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
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
  --no-types           do not check types, for a quick look: without them nothing is a success
  --guide=FOLDER       take the chapters from another folder (guide)
  --extract            only write the chapters' programs to build/chapters
  --json               print one JSON report and nothing else
  --help               print this

Exit status: 0 if everything was judged and passed, 1 if not, 2 if the command makes no sense.
scripts/README.md says how a chapter becomes a program.`;

const known = {
  help: { type: 'boolean', short: 'h' },
  watch: { type: 'boolean' },
  update: { type: 'boolean' },
  json: { type: 'boolean' },
  'no-types': { type: 'boolean' },
  extract: { type: 'boolean' },
  timeout: { type: 'string', default: '10' },
  guide: { type: 'string', default: 'guide' },
} as const satisfies ParseArgsConfig['options'];

export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new UsageError('--timeout takes a number of seconds above 0, and at most a day.');
  }
  if (values.watch === true && values.json === true) {
    throw new UsageError('--watch prints for people and --json for programs: choose one.');
  }
  return {
    selectors: positionals,
    help: values.help === true,
    watch: values.watch === true,
    update: values.update === true,
    json: values.json === true,
    extract: values.extract === true,
    types: values['no-types'] !== true,
    limit: seconds * 1000,
    guide: values.guide.replace(/\/+$/, ''),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [, name] = /'(--?[\w-]+)/.exec(error.message) ?? [];
    const isKnown = name !== undefined && Object.hasOwn(known, name.replace(/^-+/, ''));
    if (isKnown) throw new UsageError(`${error.message} See --help.`);
    const suggestion = didYouMean(
      name ?? '',
      Object.keys(known).map((word) => `--${word}`),
    );
    throw new UsageError(`Unknown option ${name ?? ''}.${suggestion} See --help.`);
  }
}
