/** Compares `text output` blocks with what the block before them printed. */
import { printerOf } from '../chapter/chapter.ts';
import { comparable, firstDifference, lineDiff } from '../chapter/diff.ts';
import type { FoundBlock } from './block-finder.ts';
import { outdate } from './results.ts';

export function judgeOutput({ result, chapter }: FoundBlock, update: boolean): void {
  const { blocks, path } = chapter.chapter;
  const quoting = chapter.blocks.find(
    ({ block }) =>
      block.fence.kind === 'output' && printerOf(blocks, blocks.indexOf(block)) === result.block,
  );
  if (quoting === undefined || quoting.status === 'failed' || result.status !== 'passed') return;
  const [page, actual] = [comparable(quoting.block.code), comparable(result.output)];
  quoting.status = 'passed';
  if (page === actual) return;
  const at = firstDifference(page, actual);
  const failure = {
    path,
    line: quoting.block.openLine + at.line,
    column: at.column,
    message: 'The block above prints something else (- the page, + what was printed).',
    details: lineDiff(page, actual),
    hint: 'If that is what you meant, run with --update to copy it into the page.',
  };
  outdate(quoting, { actual, failure, update });
}
