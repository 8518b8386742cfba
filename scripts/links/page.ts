/**
 * What a Markdown page links to, where on the page it does so, and what it can be linked at. Only
 * text goes in and only data comes out.
 */
import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it';
import { slugsOf } from './slug.ts';

export interface Page {
  readonly links: readonly Link[];
  /** What may stand after `#` in a link to this page. */
  readonly anchors: readonly string[];
}

export interface Link {
  /** The target as written, without percent-encoding, and its parts before and after the `#`. */
  readonly target: string;
  readonly file: string;
  readonly anchor: string | undefined;
  /** The text, if it is nothing but code: `` [`EventStore`](…) ``. */
  readonly code: string | undefined;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** The parser forgets where in a text its tokens began: that is kept here. */
const starts = new WeakMap<Token, number>();
const markdown = markPlaces(new MarkdownIt({ html: true }));

export function readPage(text: string): Page {
  const lines = text.split(/\r\n|\n|\r/);
  const links: Link[] = [];
  const headings: string[] = [];
  const ids: string[] = [];
  const tokens = markdown.parse(text, {});
  let first = 0;
  for (const [index, token] of tokens.entries()) {
    // The cells of a table do not know their line, the row before them does.
    first = token.map?.[0] ?? first;
    const place = placeIn(token.content, first, lines);
    if (token.type === 'html_block') readHtml(token.content, place, 0, links, ids);
    if (token.type !== 'inline') continue;
    const children = token.children ?? [];
    if (tokens[index - 1]?.type === 'heading_open') headings.push(plainText(children));
    for (const [child, inner] of children.entries()) {
      const start = starts.get(inner) ?? 0;
      if (inner.type === 'html_inline') readHtml(inner.content, place, start, links, ids);
      const href = attribute(inner, 'href') ?? attribute(inner, 'src');
      if (href === undefined) continue;
      const only = children[child + 2]?.type === 'link_close' ? children[child + 1] : undefined;
      const code = only?.type === 'code_inline' ? only.content : undefined;
      links.push({ ...targetOf(href), code, ...place(start) });
    }
  }
  return { links, anchors: [...slugsOf(headings), ...ids] };
}

/** A place in a token's text, as a place on the page. */
type PlaceIn = (offset: number) => { readonly line: number; readonly column: number };

/** Markdown's own marks before the text of a line (`> `, `- `, `## `) are not part of the token. */
function placeIn(content: string, first: number, lines: readonly string[]): PlaceIn {
  return (offset) => {
    const before = content.slice(0, offset).split('\n');
    const line = first + before.length - 1;
    const text = content.split('\n')[before.length - 1] ?? '';
    const indent = Math.max(0, (lines[line] ?? '').indexOf(text));
    return { line: line + 1, column: indent + (before.at(-1) ?? '').length + 1 };
  };
}

function markPlaces(parser: Parser): Parser {
  const { State } = parser.inline;
  parser.inline.State = class extends State {
    override push(...args: Parameters<InstanceType<typeof State>['push']>): Token {
      const token = super.push(...args);
      // A link is pushed behind its bracket.
      starts.set(token, token.type === 'link_open' ? this.pos - 1 : this.pos);
      return token;
    }
  };
  return parser;
}

function attribute(token: Token, name: string): string | undefined {
  const value = token.attrs?.find(([key]) => key === name)?.[1];
  return value === undefined ? undefined : String(value);
}

function readHtml(html: string, place: PlaceIn, start: number, links: Link[], ids: string[]): void {
  for (const match of html.matchAll(/\s(href|src|srcset|id|name)\s*=\s*(["'])(.*?)\2/gi)) {
    const [whole, name = '', , value = ''] = match;
    if (/^(id|name)$/i.test(name)) {
      ids.push(value);
      continue;
    }
    const targets = /srcset/i.test(name)
      ? value.split(',').map((part) => part.trim().split(/\s/)[0] ?? '')
      : [value];
    const at = start + match.index + whole.lastIndexOf(value);
    links.push(...targets.map((href) => ({ ...targetOf(href), code: undefined, ...place(at) })));
  }
}

/** A heading's words without their markup. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => token.type === 'text' || token.type === 'code_inline')
    .map((token) => token.content)
    .join('');
}

/** A `#` in the name of a file is written `%23`: so the parts are parted first. */
function targetOf(href: string): Pick<Link, 'target' | 'file' | 'anchor'> {
  const [file = '', ...rest] = href.split('#');
  const anchor = rest.length > 0 ? decoded(rest.join('#')) : undefined;
  return { target: decoded(href), file: decoded(file), anchor };
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
