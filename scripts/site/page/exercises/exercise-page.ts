/** The exercises of a page: what the reader presses, and what follows from it. */
import { load } from '../load.ts';
import type { ExerciseData } from '../../shared/page-data.ts';
import { Help } from './help.ts';
import type { Services } from '../workbook.ts';
import { ExerciseView } from './exercise-view.ts';
import { judge, judgeTypes } from './judge.ts';
import { Marks } from '../marks.ts';
import { KeptWork } from './kept-work.ts';
import { WorkBar } from './work-bar.ts';

export class ExercisePage {
  readonly #tasks: readonly ExerciseData[];
  readonly #services: Services;
  readonly #work = new KeptWork();
  readonly #bar = new WorkBar(this.#work, () => this.#reload());
  /** The last check of each. */
  readonly #checks = new Map<ExerciseView, object>();
  readonly #views = new Map<string, ExerciseView>();
  readonly #helps = new Map<string, Help>();
  readonly #marks = new Map<string, Marks>();

  constructor(tasks: readonly ExerciseData[], services: Services) {
    this.#tasks = tasks;
    this.#services = services;
  }

  /** Puts everything on the page. */
  open(): void {
    for (const task of this.#tasks) this.#show(task);
    const [first] = this.#marks.values();
    first?.heading?.before(this.#bar.element);
    this.#refresh();
    this.#openChanged();
  }

  #show(task: ExerciseData): void {
    const figure = document.getElementById(`L${task.starter.line - 1}`);
    if (figure === null) return;
    const view: ExerciseView = new ExerciseView(task, figure, {
      edit: () => this.#edit(view, true).catch(({ message }: Error) => view.trouble(message)),
      check: () => this.#check(view),
      checkTypes: () => this.#check(view, true),
      reset: () => this.#reset(view),
    });
    this.#views.set(task.id, view);
    this.#helps.set(task.id, new Help(figure, task, this.#work));
    this.#marks.set(task.id, new Marks(figure, 'passed'));
  }

  /** Answers from another day are shown in the editor that they were written in. */
  #openChanged(): void {
    for (const view of this.#views.values()) {
      if (this.#work.hasAnswer(view.task)) void this.#edit(view, false);
    }
  }

  async #edit(view: ExerciseView, focus: boolean): Promise<void> {
    const { task } = view;
    const editors = await load('editors', 'editor.js');
    if (view.code.isOpen) return;
    const editor = editors.open({
      text: this.#work.answer(task).trimEnd(),
      label: `Your answer: ${task.title}`,
      run: () => void this.#check(view),
      change: (text) => {
        this.#work.change(task, `${text}\n`);
        this.#bar.settle();
        this.#refresh();
      },
    });
    view.open(editor, focus);
  }

  async #check(view: ExerciseView, wantsTypes = this.#services.checker.isStarted): Promise<void> {
    const { task } = view;
    const text = this.#work.answer(task);
    const check = {};
    this.#checks.set(view, check);
    view.begin();
    try {
      let verdict = await judge(task, text, this.#services);
      // It was stopped by another check of the same answer, which will say more.
      if (this.#checks.get(view) !== check) return;
      if (verdict === undefined) return view.trouble('Stopped: something else was run.');
      if (wantsTypes) verdict = await judgeTypes(task, text, verdict, this.#services);
      // A verdict on what has been changed meanwhile is no news.
      if (this.#work.answer(task) !== text) return view.clear();
      this.#work.judged(task, text, verdict.kind === 'passed');
      view.judged({ verdict, typed: wantsTypes }, text);
    } catch (error) {
      view.trouble(error instanceof Error ? error.message : String(error));
    }
    this.#refresh();
  }

  /** Other answers have come from elsewhere. */
  #reload(): void {
    for (const [id, view] of this.#views) {
      view.code.close();
      view.clear();
      this.#helps.get(id)?.recall();
    }
    this.#refresh();
    this.#openChanged();
  }

  #reset(view: ExerciseView): void {
    const { task } = view;
    const before = this.#work.answer(task);
    this.#work.change(task, task.starter.text);
    view.code.close();
    view.sayReset(() => {
      this.#work.change(task, before);
      view.clear();
      this.#refresh();
      void this.#edit(view, true);
    });
    this.#refresh();
  }

  #refresh(): void {
    let count = 0;
    for (const view of this.#views.values()) {
      const { task } = view;
      const passed = this.#work.passes(task);
      const answer = this.#work.answer(task);
      view.mark({ answer, changed: this.#work.hasAnswer(task), passed });
      this.#helps.get(task.id)?.allow(passed);
      this.#marks.get(task.id)?.show(passed);
      if (passed) count += 1;
    }
    this.#bar.count(count, this.#views.size);
  }
}
