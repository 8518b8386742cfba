/**
 * The words that may follow the three backticks, all in one table.
 *
 * To add a word, add a member to `Fence` and a row to `grammar`: reading, refusing, suggesting and
 * the lists in the error messages follow from the table.
 */
import { didYouMean } from './suggestion.ts';

export type Fence =
  | { readonly kind: 'run' }
  | { readonly kind: 'throws'; readonly error: string }
  | { readonly kind: 'compile-fail'; readonly code: string }
  | { readonly kind: 'source'; readonly file: string; readonly name: string }
  | { readonly kind: 'output' }
  | { readonly kind: ExercisePart; readonly exercise: string }
  | { readonly kind: 'shown' }
  | Refusal;

/** What an exercise of the workbook is made of; the chapter's own program has none of it. */
export type ExercisePart = 'exercise' | 'check' | 'solution';

/** A fence that means nothing we know: what is wrong, what to write, and where in the info string. */
export interface Refusal {
  readonly kind: 'refused';
  readonly message: string;
  readonly hint: string;
  readonly offset: number;
}

interface Rule {
  /** The word; an empty one is the bare fence. */
  readonly word: string;
  /** What stands after `=`, if the word takes a value: its pattern, and an example for messages. */
  readonly value?: { readonly pattern: RegExp; readonly example: string };
  read(value: string): Fence;
}

const grammar: Readonly<Record<string, readonly Rule[]>> = {
  ts: [
    { word: '', read: () => ({ kind: 'run' }) },
    {
      word: 'throws',
      value: { pattern: /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, example: 'throws=RangeError' },
      read: (error) => ({ kind: 'throws', error }),
    },
    {
      word: 'compile-fail',
      value: { pattern: /^TS\d{4,5}$/, example: 'compile-fail=TS2540' },
      read: (code) => ({ kind: 'compile-fail', code }),
    },
    {
      word: 'source',
      value: {
        pattern:
          /^[^#]+#[\p{ID_Start}$_][\p{ID_Continue}$]*(\.#?[\p{ID_Continue}$]+(,#?[\p{ID_Continue}$]+)*)?$/u,
        example: 'source=src/domain/event.ts#DomainEvent',
      },
      read: readSource,
    },
    ...(['exercise', 'check', 'solution'] as const).map((word) => ({
      word,
      value: { pattern: /^[a-z]+(-[a-z]+)*-[1-9]\d?$/, example: `${word}=domain-1` },
      read: (exercise: string): Fence => ({ kind: word, exercise }),
    })),
  ],
  text: [
    { word: '', read: () => ({ kind: 'shown' }) },
    { word: 'output', read: () => ({ kind: 'output' }) },
  ],
};

/** Reads what follows the backticks, such as `ts throws=RangeError`. */
export function readFence(info: string): Fence {
  const [language, ...words] = [...info.matchAll(/\S+/g)];
  if (language === undefined) return { kind: 'shown' };
  const rules = Object.hasOwn(grammar, language[0]) ? grammar[language[0]] : undefined;
  if (rules === undefined) return readForeign(language, words);
  const [word, second] = words;
  if (second !== undefined) {
    return refuse(second.index, `A fence takes one word, and "${second[0]}" is the second.`, rules);
  }
  const [name = '', ...rest] = word === undefined ? [] : word[0].split('=');
  const value = word?.[0].includes('=') ? rest.join('=') : undefined;
  const offset = word?.index ?? language.index;
  const rule = rules.find((candidate) => candidate.word === name);
  if (rule === undefined) {
    const known = rules.map((candidate) => candidate.word);
    const message = `Unknown word "${name}" after "${language[0]}".${didYouMean(name, known)}`;
    return refuse(offset, message, rules);
  }
  if (rule.value === undefined) {
    return value === undefined
      ? rule.read('')
      : refuse(offset, `The word "${name}" takes no value.`, rules);
  }
  return value !== undefined && rule.value.pattern.test(value)
    ? rule.read(value)
    : refuse(offset, `Write the word "${name}" like this: ${rule.value.example}.`, rules);
}

/** Whether the code of such a block is TypeScript that belongs to the chapter's program. */
export function isProgram(fence: Fence): boolean {
  return fence.kind === 'run' || fence.kind === 'throws';
}

/** Whether the block is part of an exercise, which `scripts/exercises` reads and judges. */
export function isExercisePart(
  fence: Fence,
): fence is Extract<Fence, { readonly kind: ExercisePart }> {
  return fence.kind === 'exercise' || fence.kind === 'check' || fence.kind === 'solution';
}

function readSource(value: string): Fence {
  const [file = '', ...name] = value.split('#');
  return { kind: 'source', file, name: name.join('#') };
}

/** Languages whose code a reader of a chapter would take for code that runs. */
const running = /^(?:[cm]?[jt]s|[jt]sx|typescript|javascript|ecmascript|node|deno|bun)$/;

/** Any other language is shown only; what was meant as ours would be skipped without a word. */
function readForeign(language: RegExpExecArray, words: readonly RegExpExecArray[]): Fence {
  const plain = language[0].normalize('NFKC').toLowerCase();
  const [, name = '', glued = ''] = /(\p{L}+)(.*)/u.exec(plain) ?? [];
  if (glued !== '' && Object.hasOwn(grammar, name)) {
    const rules = grammar[name] ?? [];
    const word = glued.replace(/^[^\p{L}\p{N}]+|=.*/gu, '');
    const meant = didYouMean(word, rules.map((rule) => rule.word).filter(Boolean));
    const message = `"${language[0]}" means nothing: a word stands after a space.${meant}`;
    return refuse(language.index + language[0].length - glued.length, message, rules);
  }
  const misplaced = [language, ...words].find((word) => languageOf(word[0]) !== undefined);
  const isSpelling = running.test(name) || (name === 'text' && words.length > 0);
  if (!isSpelling && misplaced === undefined) return { kind: 'shown' };
  const meant = misplaced
    ? `${languageOf(misplaced[0]) ?? ''} ${misplaced[0]}`
    : running.test(name)
      ? 'ts'
      : 'text';
  return {
    kind: 'refused',
    message: `A fence marked "${language[0]}" would not run. Did you mean "${meant}"?`,
    hint: 'Only `ts` runs and only `text output` is compared; other languages are shown.',
    offset: (isSpelling ? language : (misplaced ?? language)).index,
  };
}

/** The language that a word of ours belongs to. */
function languageOf(word: string): string | undefined {
  const [name] = word.toLowerCase().split('=');
  return Object.keys(grammar).find((language) =>
    grammar[language]?.some((rule) => rule.word !== '' && rule.word === name),
  );
}

function refuse(offset: number, message: string, rules: readonly Rule[]): Refusal {
  const known = rules.filter((rule) => rule.word).map((rule) => rule.value?.example ?? rule.word);
  return { kind: 'refused', message, hint: `Known words: ${known.join(', ')}.`, offset };
}
