/** The editor, loaded with the first Edit. It is highlighted by what highlights the page. */
import { closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, keymap, type DecorationSet } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  change(text: string): void;
  run(): void;
}

export interface Editor {
  readonly element: HTMLElement;
  focus(): void;
  /** Shows which line has failed, counted from 1. */
  markLine(line: number | undefined): void;
}

export interface Editors {
  open(options: EditorOptions): Editor;
}

const mark = StateEffect.define<number | undefined>();
const badLine = Decoration.line({ class: 'bad-line' });

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(mark)) continue;
      const line = effect.value;
      if (line === undefined || line > transaction.newDoc.lines) return Decoration.none;
      return Decoration.set(badLine.range(transaction.newDoc.line(line).from));
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function open({ text, label, change, run }: EditorOptions): Editor {
  const runKey = { key: 'Mod-Enter', run: () => (run(), true) };
  const view = new EditorView({
    doc: text,
    extensions: [
      keymap.of([runKey, ...defaultKeymap, ...historyKeymap]),
      history(),
      javascript({ typescript: true }),
      syntaxHighlighting(classHighlighter),
      indentUnit.of('  '),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      marked,
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) change(update.state.doc.toString());
      }),
    ],
  });
  return {
    element: view.dom,
    focus: () => view.focus(),
    markLine: (line) => view.dispatch({ effects: mark.of(line) }),
  };
}

const editors: Editors = { open };
Object.assign(Reflect.get(globalThis, 'workbook') as object, { editors });
