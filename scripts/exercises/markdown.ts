/** Markdown as prose for a terminal. */
import { plain, type Paint } from '../runner/paint.ts';

/** Prose in lines of a width; code keeps its lines. */
export function proseLines(text: string, width: number, paint: Paint = plain): string[] {
  const lines: string[] = [];
  for (const part of text.split(/(^```[^]*?^```$)/m)) {
    if (part.startsWith('```')) {
      const code = part.split('\n').slice(1, -1);
      lines.push('', ...code.map((line) => `    ${line}`.trimEnd()));
      continue;
    }
    const paragraphs = part.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
    for (const paragraph of paragraphs) {
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
      // Each item of a list begins a line of its own.
      for (const item of withoutLinks(paragraph)
        .trim()
        .split(/\n(?=- |\d+\. )/)) {
        const indent = /^(- |\d+\. )/.exec(item)?.[0].length ?? 0;
        lines.push(...wrapped(item, { width, indent, paint }));
      }
    }
  }
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => withoutMarks(line, paint));
}

interface Column {
  readonly width: number;
  readonly indent: number;
  readonly paint: Paint;
}

function wrapped(text: string, { width, indent, paint }: Column): string[] {
  const lines: string[] = [];
  let line = '';
  // Code stays in one piece, with what is written right before and after it.
  for (const [word] of text.matchAll(/(?:`[^`]+`|\S)+/g)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (lengthOf(longer, paint) <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    }
  }
  return [...lines, line];
}

/** The marks of code are not seen where it is painted. */
function lengthOf(line: string, paint: Paint): number {
  return (paint === plain ? line : line.replaceAll('`', '')).length;
}

/** Links become their words, and code has no line breaks: both before lines are measured. */
function withoutLinks(text: string): string {
  return text
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/`[^`]+`/g, (code) => code.replaceAll(/\s+/g, ' '));
}

/** Emphasis and code become colour; without colour, code keeps its marks. */
function withoutMarks(line: string, paint: Paint): string {
  if (line.startsWith('    ')) return line;
  return line
    .split(/(`[^`]+`)/)
    .map((part) => {
      if (!/^`[^`]+`$/.test(part)) return withoutEmphasis(part, paint);
      return paint === plain ? part : paint.bold(part.slice(1, -1));
    })
    .join('');
}

function withoutEmphasis(text: string, paint: Paint): string {
  return text
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, words: string) => paint.bold(words))
    .replaceAll(/(?<!\w)_([^_]+)_(?!\w)/g, (_, words: string) => paint.bold(words));
}
