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
import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { highlight } from '../shared/highlight.ts';
import style from './editor.css';
import { element } from './elements.ts';
import { share, type Editor, type EditorOptions, type Mark } from './workbook.ts';

const remark = StateEffect.define<readonly Mark[]>();

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(remark)) return marksAt(effect.value, transaction.state);
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksAt(marks: readonly Mark[], state: EditorState): DecorationSet {
  const inside = marks.filter(({ line }) => line <= state.doc.lines);
  const ranges = inside.flatMap(({ kind, line, column }) => {
    const { from, to } = state.doc.line(line);
    const place = Math.min(from + column - 1, to);
    const end = state.wordAt(place)?.to ?? Math.min(place + 1, to);
    return [
      Decoration.line({ class: `${kind}-line` }).range(from),
      ...(end > place ? [Decoration.mark({ class: `${kind}-place` }).range(place, end)] : []),
    ];
  });
  return Decoration.set(ranges, true);
}

function open({ text, label, change, run, close }: EditorOptions): Editor {
  const runKey = { key: 'Mod-Enter', run: () => (run(), true) };
  const closeKey = { key: 'Escape', run: () => (close?.(), close !== undefined) };
  const view = new EditorView({
    doc: text,
    extensions: [
      keymap.of([runKey, closeKey, ...defaultKeymap, ...historyKeymap]),
      history(),
      javascript({ typescript: true }),
      syntaxHighlighting(classHighlighter),
      indentUnit.of('  '),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      lineNumbers(),
      marked,
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) change(update.state.doc.toString());
      }),
    ],
  });
  return {
    element: view.dom,
    get text() {
      return view.state.doc.toString();
    },
    focus: (at) => {
      view.focus();
      const anchor = at === undefined ? null : view.posAtCoords(at);
      if (anchor !== null) view.dispatch({ selection: { anchor } });
    },
    mark: (marks) => view.dispatch({ effects: remark.of(marks) }),
  };
}

document.head.append(element('style', '', style));
share({ editors: { open, highlight: (code) => highlight(code, 'ts') } });
