/**
 * A process of its own that looks declarations up, so that loading the compiler delays no chapter.
 * Asked with a list of questions as its argument, it answers with a list on stdout. A declaration
 * is formatted as the page is that quotes it, whose lines may be shorter than those of the source.
 */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { findDeclaration } from '../chapter/source-declaration.ts';
import type { SourceAnswer, SourceQuestion } from './source-check.ts';

const questions = JSON.parse(process.argv[2] ?? '[]') as SourceQuestion[];
const answers = questions.map(async ({ page, file, name }): Promise<SourceAnswer> => {
  let source;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    return { unreadable: true };
  }
  const found = findDeclaration(ts, source, name);
  if (!('text' in found)) return found;
  const options = await resolveConfig(page);
  const text = await format(found.text, { ...options, parser: 'typescript' });
  return { text: text.trimEnd() };
});
process.stdout.write(JSON.stringify(await Promise.all(answers)));
