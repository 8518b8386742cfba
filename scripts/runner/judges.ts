/** Judges what does not run: types, by a process beside the run, and what `source=` blocks quote. */
import type { Block, Chapter } from '../chapter/chapter.ts';
import { startBeside, type Ending } from './child.ts';
import type { Rename } from '../chapter/failure.ts';
import { isProgram } from '../chapter/fence.ts';
import { fail, outdate, type ChapterResult } from './results.ts';
import { judgeSource } from './source-check.ts';
import { lookUp } from './source-lookup.ts';
import { syntaxErrors, syntaxErrorsIn } from './syntax.ts';
import {
  checkerTrouble,
  judgeTypes,
  mayBeSyntaxErrors,
  parseDiagnostics,
  type Diagnostic,
} from './types.ts';
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
  let chapters = results.map(({ chapter }) => chapter);
  let answer = await checked(types, rename);
  const own: Diagnostic[] = [];
  if (!('trouble' in answer) && mayBeSyntaxErrors(answer.diagnostics)) {
    // The checker says nothing about types while a block cannot be read: so it gets the others.
    const readable = (chapter: Chapter, block: Block): boolean => {
      const errors = isChecked(block) ? syntaxErrorsIn(chapter, block) : [];
      own.push(...errors);
      return errors.length === 0;
    };
    chapters = chapters.map((chapter) => ({
      ...chapter,
      blocks: chapter.blocks.filter((block) => readable(chapter, block)),
    }));
    if (own.length > 0) answer = await checked(startTypes(chapters), rename);
  }
  if ('trouble' in answer) {
    judgement.troubles.push(`The type checker did not work: ${answer.trouble}`);
    return;
  }
  const { diagnostics } = answer;
  const unread = mayBeSyntaxErrors(diagnostics)
    ? diagnostics.find(({ path }) => syntaxErrors(textOf(path, chapters), path).length > 0)
    : undefined;
  if (unread) judgement.troubles.push(`No types were checked: ${textOfDiagnostic(unread)}`);
  const outside = judgeTypes(results, [...own, ...diagnostics], unread !== undefined);
  const pages = new Set(chapters.map(({ path }) => path));
  for (const diagnostic of outside.filter(({ path }) => pages.has(path))) {
    judgement.troubles.push(`In no block: ${textOfDiagnostic(diagnostic)}`);
  }
  const elsewhere = outside.filter(({ path }) => !pages.has(path));
  const [first] = elsewhere;
  if (first === undefined) return;
  const amount = elsewhere.length === 1 ? 'A type error' : `${elsewhere.length} type errors`;
  judgement.notes.push(`${amount} outside these chapters, at ${textOfDiagnostic(first)}`);
}

async function checked(
  types: ReturnType<typeof startTypes>,
  rename: Rename,
): Promise<{ readonly diagnostics: readonly Diagnostic[] } | { readonly trouble: string }> {
  const ending = await types.ending();
  const diagnostics = parseDiagnostics(ending.stdout, rename);
  const trouble = checkerTrouble(ending, diagnostics);
  return trouble === undefined ? { diagnostics } : { trouble };
}

function isChecked({ fence }: Block): boolean {
  return isProgram(fence) || fence.kind === 'compile-fail';
}

/** What the checker has read under the name of a page or a file. */
function textOf(path: string, chapters: readonly Chapter[]): string {
  const page = chapters.some((chapter) => chapter.path === path);
  return workspace.read(page ? workspace.programFile(path, 'check') : workspace.absolute(path));
}

function textOfDiagnostic({ path, line, column, message }: Diagnostic): string {
  return `${path}:${line}:${column}: ${message}`;
}

/** Compares what the chapters quote with the sources. */
export async function judgeAllSources(
  results: readonly ChapterResult[],
  { update }: { readonly update: boolean },
): Promise<void> {
  for (const { chapter, blocks } of results) {
    for (const result of blocks) {
      const { fence } = result.block;
      if (fence.kind !== 'source') continue;
      const answer = await lookUp(chapter.path, fence.file, fence.name);
      const verdict = judgeSource(chapter, result.block, answer);
      if (verdict === undefined) result.status = 'passed';
      else if (verdict.actual === undefined) fail(result, verdict.failure);
      else outdate(result, { ...verdict, actual: verdict.actual, update });
    }
  }
}
