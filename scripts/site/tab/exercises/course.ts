/** The exercises of a page: what the reader presses, and what follows from it. */
import type { ExerciseData } from '../data.ts';
import type { Bench } from './bench.ts';
import { ExerciseView } from './exercise-view.ts';
import { judge, judgeTypes } from './judge.ts';
import { Memory } from './memory.ts';

export class Course {
  readonly #tasks: readonly ExerciseData[];
  readonly #bench: Bench;
  readonly #memory = new Memory();
  readonly #views = new Map<string, ExerciseView>();

  constructor(tasks: readonly ExerciseData[], bench: Bench) {
    this.#tasks = tasks;
    this.#bench = bench;
  }

  /** Puts everything on the page. */
  open(): void {
    for (const task of this.#tasks) this.#show(task);
    this.#refresh();
    this.#openChanged();
  }

  #show(task: ExerciseData): void {
    const figure = document.getElementById(`L${task.starter.line - 1}`);
    if (figure === null) return;
    const view = new ExerciseView(task, figure, {
      edit: () => this.#edit(view, true),
      check: () => this.#check(view),
      checkTypes: () => this.#check(view, true),
      reset: () => this.#reset(view),
    });
    this.#views.set(task.id, view);
  }

  /** Answers from another day are shown in the editor that they were written in. */
  #openChanged(): void {
    for (const view of this.#views.values()) {
      if (this.#memory.hasAnswer(view.task)) void this.#edit(view, false);
    }
  }

  async #edit(view: ExerciseView, focus: boolean): Promise<void> {
    const { task } = view;
    const editors = await this.#bench.load('editors', 'editor.js');
    if (view.code.isOpen) return;
    const editor = editors.open({
      text: this.#memory.answer(task).trimEnd(),
      label: `Your answer: ${task.title}`,
      run: () => void this.#check(view),
      change: (text) => {
        this.#memory.change(task, `${text}\n`);
        this.#refresh();
      },
    });
    view.open(editor, focus);
  }

  async #check(view: ExerciseView, wantsTypes = this.#bench.checker.isStarted): Promise<void> {
    const { task } = view;
    const text = this.#memory.answer(task);
    view.begin();
    try {
      let verdict = await judge(task, text, this.#bench);
      if (verdict === undefined) return view.trouble('Stopped: something else was run.');
      if (wantsTypes) verdict = await judgeTypes(task, text, verdict, this.#bench);
      // A verdict on what has been changed meanwhile is no news.
      if (this.#memory.answer(task) !== text) return view.clear();
      this.#memory.judged(task, text, verdict.kind === 'passed');
      view.judged({ verdict, typed: wantsTypes });
    } catch (error) {
      view.trouble(error instanceof Error ? error.message : String(error));
    }
    this.#refresh();
  }

  #reset(view: ExerciseView): void {
    this.#memory.change(view.task, view.task.starter.text);
    view.code.close();
    view.clear();
    this.#refresh();
  }

  #refresh(): void {
    for (const view of this.#views.values()) {
      const { task } = view;
      view.mark({ changed: this.#memory.hasAnswer(task), passed: this.#memory.passes(task) });
    }
  }
}
