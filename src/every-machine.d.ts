/**
 * What every machine has that runs JavaScript, and the language does not bring: Node, a browser's page
 * and its workers. The library and `scripts/chapter` use nothing else, and so run on each of them.
 */
declare function setTimeout(
  then: (...given: never[]) => void,
  milliseconds?: number,
): number | object;
declare function clearTimeout(timer: number | object | undefined): void;
declare function queueMicrotask(task: () => void): void;
declare function structuredClone<T>(value: T): T;
declare function atob(base64: string): string;
declare function btoa(bytes: string): string;

declare const crypto: {
  randomUUID(): string;
  /** Not in a page that was opened from a file: there it is undefined. */
  readonly subtle:
    { digest(algorithm: 'SHA-1', bytes: Uint8Array): Promise<ArrayBuffer> } | undefined;
};

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(text?: string);
  readonly size: number;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  delete(name: string): void;
  set(name: string, value: string): void;
  keys(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  toString(): string;
}

declare class URL {
  constructor(text: string, base?: string);
  static canParse(text: string): boolean;
  hash: string;
  host: string;
  hostname: string;
  href: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
}
