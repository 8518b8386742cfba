/** A window of some browser, of which no more is asked than that it runs functions in its page. */
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export interface Driver {
  go(url: string): Promise<unknown>;
  /** Calls a function in the page; it sees nothing of what is around it here. */
  call(script: string, args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** Longer than anything should take: only what hangs is found by it. */
const timeout = 60_000;

export class Window {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async go(url: string): Promise<void> {
    await this.#driver.go(url);
    await this.until(() => document.readyState === 'complete');
  }

  async run<Args extends unknown[], Result>(
    script: (...args: Args) => Result,
    ...args: Args
  ): Promise<Result> {
    return (await this.#driver.call(String(script), args)) as Result;
  }

  async until<Args extends unknown[]>(
    script: (...args: Args) => boolean,
    ...args: Args
  ): Promise<void> {
    for (let end = Date.now() + timeout; Date.now() < end; await wait(100)) {
      if (await this.run(script, ...args)) return;
    }
    throw new Error(`This never came true: ${String(script)} of ${args.join(', ')}`);
  }

  async press(selector: string): Promise<void> {
    await this.until((wanted) => document.querySelector(wanted) !== null, selector);
    await this.run((wanted) => document.querySelector<HTMLElement>(wanted)!.click(), selector);
  }

  text(selector: string): Promise<string> {
    return this.run((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  }

  /** Presses Run all, or the Run of a block. @returns what is said at the end. */
  async runAll(button = '.runner .run'): Promise<string> {
    await this.press(button);
    await this.until(() => document.querySelector('.runner .stop')!.matches('[hidden]'));
    return this.text('.runner .status');
  }

  /** Adds lines at the end of a block, or puts them in the place of all that is there. */
  async write(figure: string, code: string, place: 'end' | 'all'): Promise<void> {
    await this.press(`${figure} .edit`);
    await this.until((wanted) => document.querySelector(wanted) !== null, `${figure} .cm-content`);
    await this.run(
      (wanted, text, isEnd) => {
        const content = document.querySelector<HTMLElement>(wanted)!;
        content.focus();
        getSelection()!.selectAllChildren(content);
        if (isEnd) getSelection()!.collapseToEnd();
        document.execCommand('insertText', false, text);
      },
      `${figure} .cm-content`,
      place === 'end' ? `\n${code}` : code,
      place === 'end',
    );
    await this.until(
      (wanted, line) => Boolean(document.querySelector(wanted)?.textContent.includes(line)),
      `${figure} .cm-content`,
      code.split('\n').at(-1)!,
    );
  }
}

/** @throws one that says what brings the program, if it is not there. */
export function program(file: string, debianPackage: string): string {
  if (existsSync(file)) return file;
  throw new Error(`There is no ${file}. On Debian: apt-get install ${debianPackage}`);
}
