/** A page of the guide as HTML: its prose by Markdown's rules, its blocks by ours. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Chapter } from '../guide/chapter.ts';
import { isProgram } from '../guide/fence.ts';
import { slugsOf } from '../links/slug.ts';
import { figure, isShownAbove, type Knowledge, type TypeTexts } from './figure.ts';
import { fit, type Places } from './fit.ts';
import { differenceOf, findPairs, type Difference, type Piece } from './pairs.ts';

export interface Site extends Places {
  know(chapter: Chapter, block: Block): Knowledge;
}

interface Part extends Piece {
  readonly tokens: readonly Token[];
}

const markdown = new MarkdownIt({ html: true });

export function renderPage(chapter: Chapter, site: Site, texts: TypeTexts): string {
  const tokens = markdown.parse(chapter.lines.join('\n'), {});
  fit(tokens, chapter, site);
  const parts = partsOf(tokens, chapter);
  const pairs = findPairs(parts);
  const html = parts.map((part, index) => {
    const pair = pairs.find(({ quoted }) => quoted === index);
    const own = pair && parts[pair.own]?.own;
    const difference =
      own === undefined || part.quoted === undefined ? undefined : differenceOf(own, part.quoted);
    const text = renderPart(part, { chapter, site, texts, difference });
    const before = pairs.some((one) => one.own === index) ? '<div class="pair">' : '';
    return pair === undefined
      ? before + text
      : `${text.replace('<details', '<details open class="counterpart"')}</div>`;
  });
  return html.join('\n');
}

/** The headings of a page, each a link. */
export function contentsOf(chapter: Chapter): string {
  const slugs = slugsOf(chapter.sections.map(({ title }) => title));
  const items = chapter.sections.flatMap(({ title, depth }, index) =>
    depth === 1
      ? []
      : `<li class="depth-${depth}"><a href="#${slugs[index] ?? ''}">${markdown.utils.escapeHtml(title)}</a></li>`,
  );
  if (items.length < 2) return '';
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ol>${items.join('')}</ol></nav>`;
}

interface Context {
  readonly chapter: Chapter;
  readonly site: Site;
  readonly texts: TypeTexts;
  readonly difference: Difference | undefined;
}

function renderPart({ tokens }: Part, context: Context): string {
  let html = '';
  let plain: Token[] = [];
  const flush = (): void => {
    html += markdown.renderer.render(plain, markdown.options, {});
    plain = [];
  };
  for (const token of tokens) {
    const block = token.type === 'fence' ? blockOf(token, context.chapter) : undefined;
    if (block === undefined) plain.push(token);
    else {
      flush();
      html += renderBlock(block, token.info, context);
    }
  }
  flush();
  if (context.difference)
    html = html.replace('</summary>', `</summary>${legend(context.difference)}`);
  return html;
}

function renderBlock(block: Block, info: string, context: Context): string {
  const { chapter, site, texts, difference } = context;
  if (isShownAbove(chapter, block)) return '';
  const known = site.know(chapter, block);
  return figure(block, info, known, texts, difference?.isOther);
}

function legend({ onlyOwn, onlyQuoted }: Difference): string {
  const list = (names: readonly string[]): string =>
    names.map((name) => `<code>${markdown.utils.escapeHtml(name)}</code>`).join(' ');
  const lines = [
    onlyQuoted.length === 0 ? '' : `<span class="plus">only here: ${list(onlyQuoted)}</span>`,
    onlyOwn.length === 0 ? '' : `<span class="minus">only in yours: ${list(onlyOwn)}</span>`,
  ].filter(Boolean);
  return lines.length === 0 ? '' : `<p class="legend">${lines.join(' ')}</p>`;
}

function blockOf(token: Token, { blocks }: Chapter): Block | undefined {
  return blocks.find(({ openLine }) => openLine === (token.map?.[0] ?? -1) + 1);
}

/** Cuts the page where its top level has seams; a `<details>` and all that is in it is one part. */
function partsOf(tokens: readonly Token[], chapter: Chapter): Part[] {
  const parts: Part[] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    current.push(token);
    depth += token.nesting;
    if (token.type === 'html_block') {
      depth += (token.content.match(/<details/g) ?? []).length;
      depth -= (token.content.match(/<\/details>/g) ?? []).length;
    }
    if (depth > 0) continue;
    parts.push(partOf(current, chapter));
    current = [];
  }
  return current.length === 0 ? parts : [...parts, partOf(current, chapter)];
}

function partOf(tokens: readonly Token[], chapter: Chapter): Part {
  const isBorder = tokens.some(({ type, tag }) => type === 'heading_open' && /^h[12]$/.test(tag));
  const blocks = tokens.flatMap((token) => blockOf(token, chapter) ?? []);
  const own = blocks.find(({ fence }) => isProgram(fence))?.code;
  const isFolded = tokens[0]?.type === 'html_block' && tokens[0].content.startsWith('<details');
  const quotes = blocks.filter(({ fence }) => isFolded && fence.kind === 'source');
  const quoted = quotes.map(({ code }) => code).join('\n');
  return { tokens, isBorder, ...(own !== undefined && { own }), ...(quoted && { quoted }) };
}
