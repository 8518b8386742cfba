/**
 * What a thrown value says, whatever it is: a proxy, a getter that throws, an error whose name is a
 * symbol. Reading it never throws, takes bounded time, and gives plain data.
 */
import { inspect } from 'node-inspect-extracted';

/** What is left of a thrown value once it has been read: text, and nothing that can run. */
export interface Thrown {
  /** `Name: message`, or what a value that is no error looks like. */
  readonly text: string;
  readonly message: string;
  /** Empty if there is none. */
  readonly stack: string;
  /** Such as `ERR_MODULE_NOT_FOUND`. */
  readonly code?: string;
  /** The errors that this one was caused by, outermost first. */
  readonly causes: readonly string[];
  /** An assertion of uvu: what it compared. */
  readonly assertion?: Assertion;
  /** Noticed by the runner: its message stands alone, without a name before it. */
  readonly isOurs?: true;
  /** A `throws=` block that threw nothing. */
  readonly isMissing?: true;
}

export interface Assertion {
  readonly operator: string;
  /** The difference, if the assertion made one. */
  readonly details: string;
  readonly actual: string;
  readonly expects: string;
}

/** Something that the runner noticed itself. */
export class RunnerError extends Error {}

export class NothingThrownError extends RunnerError {
  constructor(expected: string) {
    super(`This block should have thrown ${expected}, and it threw nothing.`);
  }
}

// What a program makes of the globals later is not what we read with.
const { get, set } = Reflect;
const { stringify } = JSON;
const foreignTag = Object.prototype.toString;
const formatStack: unknown = get(Error, 'prepareStackTrace');

export function readThrown(value: unknown): Thrown {
  const isOurs = guarded(() => value instanceof RunnerError, false);
  const message = isError(value) ? textOf(value, 'message') : '';
  const code = read(value, 'code');
  return {
    text: isOurs ? message : describeError(value),
    message,
    stack: stackOf(value),
    ...(typeof code === 'string' ? { code: clipped(code) } : {}),
    causes: causesOf(value),
    ...(isAssertion(value) ? { assertion: assertionOf(value) } : {}),
    ...(isOurs ? { isOurs } : {}),
    ...(guarded(() => value instanceof NothingThrownError, false) ? { isMissing: true } : {}),
  };
}

/** `Name: message`, without the stack, which nobody could quote. */
export function describeError(value: unknown): string {
  if (!isError(value)) return `A value that is no Error was thrown: ${show(value)}`;
  const [name, message] = [textOf(value, 'name') || 'Error', textOf(value, 'message')];
  return message === '' ? name : `${name}: ${message}`;
}

/** Whether it is an error that says this name, or whose class has it. */
export function hasName(value: unknown, name: string): boolean {
  // Many error classes never set `name`; then the class is what a reader sees.
  return (
    isError(value) && [read(value, 'name'), read(read(value, 'constructor'), 'name')].includes(name)
  );
}

/** Any value, as a console would print it, in one piece of bounded length. */
export function show(value: unknown): string {
  if (typeof value === 'string') return stringify(clipped(value));
  if (typeof value === 'function') return textOf(value, 'name');
  if (isError(value)) return describeError(value);
  const options = { depth: 2, maxArrayLength: 20, maxStringLength: 1000 };
  return guarded(() => clipped(inspect(value, options)), 'a value that cannot be printed');
}

/** A text of at most so many characters, which says how much is missing. */
export function clipped(text: string, limit = 10_000): string {
  const rest = text.length - limit;
  return rest > 0 ? `${text.slice(0, limit)}… and ${rest} more characters` : text;
}

function guarded<Answer>(look: () => Answer, otherwise: Answer): Answer {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

function isError(value: unknown): boolean {
  // An error of another realm is no instance of our class.
  const isTagged = (): boolean => foreignTag.call(value) === '[object Error]';
  return guarded(() => value instanceof Error, false) || guarded(isTagged, false);
}

function read(value: unknown, key: string): unknown {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? guarded(() => get(value, key), undefined) : undefined;
}

function textOf(value: unknown, key: string): string {
  const text = read(value, key);
  return text === undefined ? '' : typeof text === 'string' ? clipped(text) : show(text);
}

/** A stack is written when it is first read, by a function that the program may have replaced. */
function stackOf(value: unknown): string {
  const theirs: unknown = read(Error, 'prepareStackTrace');
  if (theirs !== formatStack) guarded(() => set(Error, 'prepareStackTrace', formatStack), false);
  const stack = isError(value) ? read(value, 'stack') : undefined;
  if (theirs !== formatStack) guarded(() => set(Error, 'prepareStackTrace', theirs), false);
  // The places stand behind the message, however long that is.
  return typeof stack === 'string' ? stack.slice(-100_000) : '';
}

function causesOf(value: unknown): string[] {
  const causes: string[] = [];
  const seen = new Set([value]);
  for (let inner = value; isError(inner) && causes.length < 5;) {
    const errors = read(inner, 'errors');
    for (const at of ['0', '1', '2', '3', '4']) {
      const one = read(errors, at);
      if (one !== undefined) causes.push(describeError(one));
    }
    inner = read(inner, 'cause');
    if (inner === undefined || seen.has(inner)) break;
    seen.add(inner);
    causes.push(describeError(inner));
  }
  return causes;
}

function isAssertion(value: unknown): boolean {
  return (
    isError(value) && read(value, 'name') === 'Assertion' && read(value, 'details') !== undefined
  );
}

function assertionOf(value: unknown): Assertion {
  const [details, operator] = [read(value, 'details'), read(value, 'operator')];
  return {
    operator: typeof operator === 'string' ? operator : '',
    details: typeof details === 'string' ? clipped(dedent(withoutColours(details)), 20_000) : '',
    actual: show(read(value, 'actual')),
    expects: show(read(value, 'expects')),
  };
}

export function withoutColours(text: string): string {
  return text.replaceAll(escapes, '');
}

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');

/** uvu's difference without its indentation: how it looks is the report's business. */
function dedent(details: string): string {
  const written = details.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...written.slice(0, 100).map((line) => line.search(/\S/)));
  return written.map((line) => line.slice(indent)).join('\n');
}
