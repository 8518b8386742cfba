/** Proves exercises: what the guide gives must pass or fail as it should, and wrong answers be told why. */
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { absolute } from '../runner/workspace.ts';
import type { Examiner } from './examiner.ts';
import { withTypes } from './type-failures.ts';
import { checkTypes } from './types.ts';
import type { Failure } from './verdict.ts';

/** An answer made from one that the guide gives. */
export interface Answer {
  /** How it goes about it, after "this answer": `counts the changes only`. */
  readonly way: string;
  /** What it is made from; the solution if nothing is said. */
  readonly from?: 'starter';
  /** What is written differently: old text (it must be there) and new text. */
  readonly replace: readonly (readonly [string, string])[];
}

/** What a file in `test/scripts/exercises/wrong/` exports as `answers`. */
export interface Answers {
  /** Answers that a reader might well give; `says` is a part of what the check says to them. */
  readonly wrong: readonly (Answer & { readonly says: string })[];
  /** Other right answers than the guide's: no check may insist on one way. */
  readonly right?: readonly Answer[];
}

/** An answer with what is to come of it. */
interface Claim {
  readonly exercise: Exercise;
  readonly answer: Code;
  /**
   * What is wrong with the exercise when this has come of it: without the types and with them, and
   * what is wrong with the types of the answer alone.
   */
  readonly complaint: (
    ran: Failure | undefined,
    typed: Failure | undefined,
    mistyped?: Failure,
  ) => string | undefined;
}

/** By exercise, all that keeps it from being proven. */
export async function prove(
  exercises: readonly Exercise[],
  examiner: Examiner,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const complaints = new Map<string, string[]>();
  const claims: Claim[] = [];
  for (const exercise of exercises) {
    const mine: string[] = hintsTooEarly(exercise);
    complaints.set(exercise.id, mine);
    claims.push(...claimsOfPage(exercise));
    try {
      claims.push(...claimsOfAnswers(exercise, await readAnswers(exercise)));
    } catch (error) {
      mine.push(error instanceof Error ? error.message : String(error));
    }
  }
  const types = await checkTypes(claims);
  for (const [index, { exercise, answer, complaint }] of claims.entries()) {
    const verdict = await examiner.attempt(exercise, answer);
    const found = types[index] ?? { inAnswer: undefined, inCheck: undefined };
    const typed = withTypes(verdict, found);
    const failures = [verdict, typed].map((one) => ('failure' in one ? one.failure : undefined));
    const text = complaint(failures[0], failures[1], found.inAnswer);
    if (text !== undefined) complaints.get(exercise.id)?.push(text);
  }
  return complaints;
}

function claimsOfPage(exercise: Exercise): Claim[] {
  const { starter, solution, check, id } = exercise;
  const at = ({ path, line }: Code): string => `${path}:${line}:1`;
  return [
    {
      exercise,
      answer: starter,
      complaint: (ran, _, mistyped) => {
        if (ran === undefined) return `${at(starter)}  The first version passes.`;
        if (ran.why === 'refuted' && mistyped === undefined) return saysNothing(ran);
        return `${at(starter)}  The first version is to be refused by an assertion of the check: ${words(mistyped ?? ran)}`;
      },
    },
    {
      exercise,
      answer: solution,
      complaint: (_, typed) => typed && `${at(solution)}  The solution fails: ${words(typed)}`,
    },
    ...thoughtless(check.text, id).map((text) => ({
      exercise,
      answer: { ...starter, text },
      complaint: (ran: Failure | undefined) =>
        ran === undefined ? `${at(check)}  This passes, too:\n${text}` : undefined,
    })),
  ];
}

function claimsOfAnswers(exercise: Exercise, { wrong, right = [] }: Answers): Claim[] {
  const file = fileOf(exercise);
  const codeOf = ({ way, from, replace }: Answer): Code => {
    const code = exercise[from ?? 'solution'];
    const text = replace.reduce((before, [old, changed]) => {
      if (!before.includes(old)) throw new Error(`${file}:1:1  “${way}”: there is no “${old}”.`);
      return before.replaceAll(old, () => changed);
    }, code.text);
    return { ...code, text };
  };
  if (wrong.length < 3) throw new Error(`${file}:1:1  Declare three wrong answers at least.`);
  return [
    ...wrong.map((answer) => ({
      exercise,
      answer: codeOf(answer),
      complaint: (ran: Failure | undefined, typed: Failure | undefined) => {
        if (typed === undefined) return `${file}:1:1  “${answer.way}” passes.`;
        if ([ran, typed].some((failure) => failure?.message.includes(answer.says)))
          return undefined;
        return `${file}:1:1  “${answer.way}” is told: ${words(ran ?? typed)}`;
      },
    })),
    ...right.map((answer) => ({
      exercise,
      answer: codeOf(answer),
      complaint: (_: unknown, typed: Failure | undefined) =>
        typed && `${file}:1:1  “${answer.way}” is right, and is told: ${words(typed)}`,
    })),
  ];
}

/** What uvu says by itself is no idea of the check's. */
function saysNothing({ path, line, column, message }: Failure): string | undefined {
  if (!/^Expected (value|values|function) /.test(message)) return undefined;
  return `${path}:${line}:${column}  This assertion refuses the first version and does not say why: give it a message.`;
}

/** An empty file, and files in which everything that the check imports is one and the same value. */
function thoughtless(check: string, id: string): string[] {
  const [, imported = ''] =
    new RegExp(`import \\{([^}]*)\\} from '\\./${id}\\.ts'`).exec(check) ?? [];
  const names = imported.split(',').map((name) => name.trim());
  const exported = names.filter((name) => name !== '' && !name.startsWith('type '));
  const values = ['undefined', '0', "''", '[]', '() => true', 'async () => undefined', 'class {}'];
  return [
    '',
    ...values.map((value) => exported.map((name) => `export const ${name} = ${value};\n`).join('')),
  ];
}

/** The first two hints do not give the code away. */
function hintsTooEarly({ hints, statement, starter, solution, place }: Exercise): string[] {
  const known = statement + starter.text;
  const codes = hints.slice(0, 2).flatMap((hint) => [...hint.matchAll(/`([^`]+)`/g)]);
  return codes
    .filter(([, code = '']) => solution.text.includes(code) && !known.includes(code))
    .map(([code]) => `${place.path}:${place.line}:1  ${code} is given away before the third hint.`);
}

function fileOf({ id }: Pick<Exercise, 'id'>): string {
  return `test/scripts/exercises/wrong/${id}.ts`;
}

/** What is said of an exercise whose wrong answers are not declared. */
export function lackOfAnswers(exercise: Pick<Exercise, 'id'>): string | undefined {
  const file = fileOf(exercise);
  if (fs.existsSync(absolute(file))) return undefined;
  return `${file}:1:1  This file is missing: declare three wrong answers in it.`;
}

async function readAnswers(exercise: Exercise): Promise<Answers> {
  const file = fileOf(exercise);
  const lack = lackOfAnswers(exercise);
  if (lack !== undefined) throw new Error(lack);
  const { answers } = (await import(pathToFileURL(absolute(file)).href)) as { answers?: Answers };
  if (answers === undefined) throw new Error(`${file}:1:1  It exports no \`answers\`.`);
  return answers;
}

function words(failure: Failure | undefined): string {
  return failure === undefined ? 'it passes' : `${failure.path}:${failure.line} ${failure.message}`;
}
