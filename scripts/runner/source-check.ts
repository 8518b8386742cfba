/** Compares `source=` blocks with the declarations they quote. */
import type { Block, Chapter } from '../chapter/chapter.ts';
import { comparable, firstDifference, lineDiff } from '../chapter/diff.ts';
import type { Failure } from '../chapter/failure.ts';
import type { Declaration } from '../chapter/source-declaration.ts';
import { didYouMean } from '../chapter/suggestion.ts';

export type SourceAnswer = Declaration | { readonly unreadable: true };

/** Nothing if the block quotes the declaration as it is, or else how they differ. */
export function judgeSource(
  chapter: Chapter,
  block: Block,
  answer: SourceAnswer,
): { readonly failure: Failure; readonly actual?: string } | undefined {
  if (block.fence.kind !== 'source') return undefined;
  const { file, name } = block.fence;
  const { path } = chapter;
  const word = { path, line: block.openLine, column: block.wordColumn };
  if ('unreadable' in answer) {
    const hint = 'Paths are written from the top of the project.';
    const message = `There is no file ${file} to quote from.`;
    return { failure: { ...word, message, hint } };
  }
  if ('names' in answer) {
    const message = `${file} declares no "${name}".${didYouMean(name, answer.names)}`;
    const hint = `It declares: ${answer.names.join(', ')}.`;
    return { failure: { ...word, message, hint } };
  }
  const [quoted, actual] = [comparable(block.code), comparable(answer.text)];
  if (quoted === actual) return undefined;
  const at = firstDifference(quoted, actual);
  const place = { path, line: block.openLine + at.line, column: at.column };
  return {
    actual,
    failure: {
      ...place,
      message: `This is not what ${file} says about ${name} (- the page, + the source).`,
      details: lineDiff(quoted, actual),
      hint: 'Run with --update to copy the source, as it is now, into the page.',
    },
  };
}
