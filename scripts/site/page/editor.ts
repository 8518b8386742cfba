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
import { Decoration, EditorView, keymap, type DecorationSet } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { share, type Editor, type EditorOptions, type Mark } from './workbook.ts';

const mark = StateEffect.define<Mark | undefined>();
const badLine = Decoration.line({ class: 'bad-line' });
const badPlace = Decoration.mark({ class: 'bad-place' });

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(mark)) continue;
      return effect.value === undefined
        ? Decoration.none
        : marksAt(effect.value, transaction.state);
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksAt({ line, column }: Mark, state: EditorState): DecorationSet {
  if (line > state.doc.lines) return Decoration.none;
  const { from, to } = state.doc.line(line);
  const place = Math.min(from + column - 1, to);
  const end = state.wordAt(place)?.to ?? Math.min(place + 1, to);
  return Decoration.set([
    badLine.range(from),
    ...(end > place ? [badPlace.range(place, end)] : []),
  ]);
}

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
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) change(update.state.doc.toString());
      }),
    ],
  });
  return {
    element: view.dom,
    focus: () => view.focus(),
    mark: (place) => view.dispatch({ effects: mark.of(place) }),
  };
}

share({ editors: { open } });
