/** Looks up what a page quotes, and gives it the form of the page, whose lines may be shorter. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type TypeScript from 'typescript';
import { findDeclaration } from '../chapter/source-declaration.ts';
import type { SourceAnswer } from './source-check.ts';
import { absolute } from './workspace.ts';

const require = createRequire(import.meta.url);

export async function lookUp(page: string, file: string, name: string): Promise<SourceAnswer> {
  if (!fs.existsSync(absolute(file))) return { unreadable: true };
  // They take longer to load than a chapter to run, and other pages do not need them.
  const ts = require('typescript') as typeof TypeScript;
  const { format, resolveConfig } = await import('prettier');
  const found = findDeclaration(ts, fs.readFileSync(absolute(file), 'utf8'), name);
  if (!('text' in found)) return found;
  const options = await resolveConfig(absolute(page));
  const text = await format(found.text, { ...options, parser: 'typescript' });
  return { text: text.trimEnd() };
}
