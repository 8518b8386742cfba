/** A page of the guide as HTML: its prose by Markdown's rules, its blocks by ours. */
import MarkdownIt, { type Token } from 'markdown-it';
import alerts from 'markdown-it-github-alerts';
import type { Block, Chapter } from '../../chapter/chapter.ts';
import { isProgram } from '../../chapter/fence.ts';
import { slugsOf } from '../../links/slug.ts';
import { figure, isShownAbove, isToldLater, type Knowledge } from './figure.ts';
import { fitIntoSite, type Addresses } from './links.ts';
import { textStart } from './layout.ts';
import { differenceOf, findPairs, type Difference, type Piece } from './pairs.ts';

export interface Site extends Addresses {
  know(block: Block): Knowledge;
}

interface Part extends Piece {
  readonly tokens: Token[];
}

const markdown = new MarkdownIt({ html: true }).use(alerts, { classPrefix: 'note', icons: {} });
const { escapeHtml } = markdown.utils;

/** @param types what is known of names: the code refers to addresses in it. */
export function renderPage(chapter: Chapter, site: Site, types: string[]): string {
  const tokens = markdown.parse(chapter.lines.join('\n'), {});
  fitIntoSite(tokens, chapter, site);
  const parts = partsOf(tokens, chapter);
  const pairs = findPairs(parts);
  const html = parts.map((part, index) => {
    const pair = pairs.find(({ quoted }) => quoted === index);
    const difference = pair && differenceOf(parts[pair.own]?.own ?? '', part.quoted ?? '');
    for (const token of part.tokens) {
      const block = blockOf(token, chapter);
      if (block === undefined) continue;
      token.type = 'html_block';
      if (isShownAbove(chapter, block)) {
        token.content = '';
        continue;
      }
      const isMarked = difference?.isOther;
      const isLater = isToldLater(chapter, block);
      token.content = figure(block, token.info, site.know(block), types, isMarked, isLater);
    }
    const text = markdown.renderer.render(part.tokens, markdown.options);
    if (difference === undefined) {
      return pairs.some(({ own }) => own === index) ? `<div class="pair">${text}` : text;
    }
    const opened = text.replace('<details', '<details open class="counterpart"');
    return `${opened.replace('</summary>', `$&${legend(difference)}`)}</div>`;
  });
  return html.join('\n');
}

/** The headings of a page, each a link. */
export function contentsOf({ sections }: Chapter): string {
  const slugs = slugsOf(sections.map(({ title }) => title));
  const items = sections.flatMap(({ title, depth }, index) =>
    depth === 1
      ? []
      : `<li class="depth-${depth}"><a href="#${slugs[index] ?? ''}">${escapeHtml(title)}</a></li>`,
  );
  if (items.length < 2) return '';
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ol>${items.join('')}</ol></nav>${textStart}`;
}

function legend({ onlyQuoted }: Difference): string {
  const names = onlyQuoted.map((name) => `<code>${escapeHtml(name)}</code>`).join(' ');
  return names === '' ? '' : `<p class="legend">only here: ${names}</p>`;
}

function blockOf({ type, map }: Token, { blocks }: Chapter): Block | undefined {
  return type === 'fence'
    ? blocks.find(({ openLine }) => openLine === (map?.[0] ?? -1) + 1)
    : undefined;
}

/** Cuts the page where its top level has seams; a `<details>` and all that is in it is one part. */
function partsOf(tokens: readonly Token[], chapter: Chapter): Part[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    parts.at(-1)?.push(token);
    const html = token.type === 'html_block' ? token.content : '';
    depth += token.nesting + html.split('<details').length - html.split('</details>').length;
    if (depth === 0) parts.push([]);
  }
  return parts.map((part) => partOf(part, chapter));
}

function partOf(tokens: Token[], chapter: Chapter): Part {
  const isBorder = tokens.some(({ type, tag }) => type === 'heading_open' && /^h[1-6]$/.test(tag));
  const blocks = tokens.flatMap((token) => blockOf(token, chapter) ?? []);
  const own = blocks.find(({ fence }) => isProgram(fence))?.code;
  const isFolded = tokens[0]?.type === 'html_block' && tokens[0].content.startsWith('<details');
  const quotes = blocks.filter(({ fence }) => isFolded && fence.kind === 'source');
  const quoted = quotes.map(({ code }) => code).join('\n');
  return { tokens, isBorder, ...(own !== undefined && { own }), ...(quoted && { quoted }) };
}
