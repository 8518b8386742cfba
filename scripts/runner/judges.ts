/** Two processes beside the run: one checks types, one looks up what `source=` blocks quote. */
import type { Chapter } from '../chapter/chapter.ts';
import { startBeside, type Ending } from './child.ts';
import type { Rename } from '../chapter/failure.ts';
import { fail, outdate, type ChapterResult } from './results.ts';
import { judgeSource } from './source-check.ts';
import { startLookup } from './source-lookup.ts';
import { hasSyntaxErrors, judgeTypes, parseDiagnostics } from './types.ts';
import * as workspace from './workspace.ts';

export interface Judgement {
  readonly notes: string[];
  readonly troubles: string[];
}

export function startTypes(chapters: readonly Chapter[]) {
  workspace.writePrograms(chapters, 'check');
  const config = workspace.writeTypesConfig(chapters);
  const args = ['--project', config, '--pretty', 'false'];
  const checker = startBeside(workspace.typeChecker(), args, workspace.root);
  const ending = async (): Promise<Ending> => {
    const ended = await checker.ending();
    workspace.removeFile(config);
    return ended;
  };
  return { ending };
}

interface TypeRun {
  readonly types: ReturnType<typeof startTypes>;
  readonly rename: Rename;
  readonly judgement: Judgement;
}

export async function judgeAllTypes(
  results: readonly ChapterResult[],
  { types, rename, judgement }: TypeRun,
): Promise<void> {
  const { stdout, stderr, code } = await types.ending();
  const diagnostics = parseDiagnostics(stdout, rename);
  if (code !== 0 && diagnostics.length === 0) {
    judgement.troubles.push(`The type checker did not work: ${(stderr || stdout).trim()}`);
    return;
  }
  judgeTypes(results, diagnostics);
  if (hasSyntaxErrors(diagnostics)) {
    judgement.notes.push('Types are checked once the syntax errors are mended.');
  }
  const pages = new Set(results.map(({ chapter }) => chapter.path));
  const elsewhere = diagnostics.filter(({ path }) => !pages.has(path));
  const [first] = elsewhere;
  if (first === undefined) return;
  const place = `${first.path}:${first.line}:${first.column}`;
  const amount = elsewhere.length === 1 ? 'A type error' : `${elsewhere.length} type errors`;
  judgement.notes.push(`${amount} outside these chapters, at ${place}: ${first.message}`);
}

/** The look-up of what the chapters quote, if they quote anything. */
export function startSources(results: readonly ChapterResult[]) {
  const quotes = results.flatMap(({ chapter, blocks }) =>
    blocks.flatMap((result) => {
      const { fence } = result.block;
      return fence.kind === 'source' ? [{ chapter, result, fence }] : [];
    }),
  );
  if (quotes.length === 0) return undefined;
  return { quotes, lookup: startLookup(quotes.map(({ fence }) => fence)) };
}

export async function judgeAllSources(
  sources: ReturnType<typeof startSources>,
  { update }: { readonly update: boolean },
  { troubles }: Judgement,
): Promise<void> {
  if (sources === undefined) return;
  const answers = await sources.lookup.answers();
  if ('trouble' in answers) {
    troubles.push(`The sources could not be looked up: ${answers.trouble}`);
    return;
  }
  for (const [index, { chapter, result }] of sources.quotes.entries()) {
    const verdict = judgeSource(chapter, result.block, answers[index] ?? { unreadable: true });
    if (verdict === undefined) {
      result.status = 'passed';
      continue;
    }
    const { actual, failure } = verdict;
    if (actual === undefined) fail(result, failure);
    else outdate(result, { actual, failure, update });
  }
}
