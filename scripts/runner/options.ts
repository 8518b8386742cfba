/** The command line. */
import { readCommandLine, UsageError } from '../command-line/command-line.ts';

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
  watch: { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  extract: { type: 'boolean', default: false },
  'no-types': { type: 'boolean', default: false },
  timeout: { type: 'string', default: '10' },
  guide: { type: 'string', default: 'guide' },
} as const;

/** @throws UsageError when they make no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = readCommandLine(args, known, 'chapter');
  const { help, watch, update, json, extract, timeout, guide } = values;
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new UsageError('--timeout takes a number of seconds above 0, and at most a day.');
  }
  if (watch && json) {
    throw new UsageError('--watch prints for people and --json for programs: choose one.');
  }
  return {
    selectors: positionals,
    help,
    watch,
    update,
    json,
    extract,
    types: !values['no-types'],
    limit: seconds * 1000,
    guide: guide.replace(/\/+$/, ''),
  };
}
