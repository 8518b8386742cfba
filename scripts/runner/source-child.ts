/**
 * A process of its own that looks declarations up, so that loading the compiler delays no chapter.
 * Asked with a list of questions as its argument, it answers with a list on stdout.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { findDeclaration } from '../chapter/source-declaration.ts';
import type { SourceAnswer, SourceQuestion } from './source-check.ts';

const questions = JSON.parse(process.argv[2] ?? '[]') as SourceQuestion[];
const answers = questions.map(({ file, name }): SourceAnswer => {
  try {
    return findDeclaration(ts, readFileSync(file, 'utf8'), name);
  } catch {
    return { unreadable: true };
  }
});
process.stdout.write(JSON.stringify(answers));
