/** What the scripts of a page share: `globalThis.workbook`, and what each of them promises. */
import type { Chapter } from '../../chapter/chapter.ts';
import type { Diagnostic } from '../../runner/types.ts';
import type { Task, Told } from '../shared/messages.ts';
import type { Row } from '../shared/rows.ts';
import type { ChapterData, Entry, ExerciseData, PageData } from '../shared/page-data.ts';

/** A place in the code, counted from 1, where it failed or where its types are wrong. */
export interface Mark {
  readonly kind: 'bad' | 'mistyped';
  readonly line: number;
  readonly column: number;
}

/** A place in the window. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  change(text: string): void;
  run(): void;
  /** Puts the page's own text back in its place, if it can. */
  close?(): void;
}

export interface Editor {
  readonly element: HTMLElement;
  readonly text: string;
  /** Where the reader has clicked, if so. */
  focus(at?: Place): void;
  mark(marks: readonly Mark[]): void;
}

/** The script of the editor. */
export interface Editors {
  open(options: EditorOptions): Editor;
  /** Code as the page shows it, as HTML. */
  highlight(code: string): string;
}

export interface Found {
  readonly entry: Entry;
  /** A piece of its text, around the first word. */
  readonly excerpt: string;
}

export interface Answer {
  /** The nearest ones. */
  readonly found: readonly Found[];
  /** How many there are in all. */
  readonly total: number;
}

/** The script of the search. */
export type Find = (question: string) => Answer;

export type Ending = 'done' | 'failed' | 'stopped' | 'replaced' | 'overdue';

/** Runs chapters and answers, one at a time. */
export interface CodeRunner {
  /** Makes the worker for the next run, if there is none, and lets it get ready for chapters. */
  warm(chapters: readonly Chapter[]): void;
  run(task: Omit<Task, 'plays'>, hear: (told: Told) => void): Promise<Ending>;
  stop(): void;
}

export interface TypeChecker {
  /** Whether it has been asked before: only then is it loaded. */
  readonly isStarted: boolean;
  /** What is wrong in the last of these chapters. */
  ask(chapters: readonly Chapter[]): Promise<readonly Diagnostic[]>;
}

/** What is on a page once, for its chapter and its exercises. */
export interface Services {
  readonly engine: CodeRunner;
  readonly checker: TypeChecker;
  /** The chapter of the page, and before it those that it builds on. */
  readonly chapters: readonly ChapterData[];
}

/** The script of the exercises. */
export interface ExercisesScript {
  open(tasks: readonly ExerciseData[], services: Services): void;
}

/** The rows of all tables as HTML, with what is new since those before. */
export type Picture = (rows: readonly Row[], before: readonly Row[]) => string;

export interface Workbook extends PageData {
  readonly picture: Picture;
  readonly editors: Editors;
  readonly exercises: ExercisesScript;
  readonly find: Find;
}

export function theWorkbook(): Partial<Workbook> {
  return (Reflect.get(globalThis, 'workbook') ?? {}) as Partial<Workbook>;
}

export function share(scripts: Partial<Workbook>): void {
  Reflect.set(globalThis, 'workbook', { ...theWorkbook(), ...scripts });
}
