/** Builds the site: reads, plays, asks the compiler, and writes plain files. */
import { build as bundle } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { absolute, root, writeIfChanged } from '../guide/workspace.ts';
import { buildApi, type Api } from './api.ts';
import { TypeTexts } from './figure.ts';
import { assignment, chaptersData, tasksOf } from './data.ts';
import { layout, pager, type Leaf } from './layout.ts';
import { contentsOf, renderPage, type Site } from './page.ts';
import {
  contentsOfSite,
  isNumbered,
  programOf,
  readPages,
  rowsBefore,
  type Page,
} from './pages.ts';
import { startRecording } from './record.ts';
import type { Recordings } from './recording.ts';
import { entriesOf } from './search-index.ts';
import { buildTab } from './tab/build.ts';
import { Types } from './types.ts';

const common = ['assets/style.css', 'assets/reader.js'];

/** Remembers what is expensive, so that the second build is fast. */
export class SiteBuilder {
  readonly folder: string;
  readonly #types = new Types();
  readonly #made = new Map<string, { readonly sources: string; readonly made: unknown }>();

  constructor(folder = path.join(root, 'build/site')) {
    this.folder = folder;
  }

  /** @returns what went wrong: then the site is there, but something is missing in it. */
  async build(): Promise<readonly string[]> {
    const pages = readPages();
    const recording = startRecording(pages.map(({ chapter }) => chapter.path));
    const contents = contentsOfSite(pages);
    const api = await this.#buildApi(contents);
    this.#types.open(pages.map(({ chapter }) => chapter));
    const recorded = await recording;
    for (const page of pages) this.#writePage(page, pages, api, recorded.recordings, contents);
    const entries = pages.flatMap(({ chapter, url }) => entriesOf(chapter, url));
    this.#write('assets/search.js', assignment('search', [...entries, ...api.entries]));
    this.#write(
      'assets/chapters.js',
      assignment('chapters', chaptersData(pages.filter(isNumbered), recorded.recordings)),
    );
    await this.#unlessMade('assets', ['src', 'scripts'], () => this.#buildAssets());
    this.#removeOthers(pages);
    return recorded.troubles;
  }

  #writePage(
    page: Page,
    pages: readonly Page[],
    api: Api,
    recordings: Recordings,
    contents: readonly Leaf[],
  ): void {
    const { chapter, url, title } = page;
    const texts = new TypeTexts();
    const played = rowsBefore(pages, recordings);
    const site: Site = {
      pages: new Map(pages.map((one) => [one.chapter.path, one.url])),
      api: api.urls,
      readPicture: (file) => fs.readFileSync(absolute(file), 'utf8'),
      know: (_, block) => {
        const { fence, openLine } = block;
        const isScript = !/^(output|shown|refused)$/.test(fence.kind);
        return {
          hovers: isScript ? this.#types.hoversOf(chapter, block) : new Map(),
          complaint: fence.kind === 'compile-fail' ? this.#types.complaintOf(chapter, block) : '',
          recorded: recordings[chapter.path]?.[openLine],
          before: played.get(`${chapter.path}:${openLine}`) ?? [],
          url: fence.kind === 'source' ? api.urls.get(fence.name) : undefined,
        };
      },
    };
    const article = renderPage(chapter, site, texts);
    const content = `<article>${article.replace('</h1>', `</h1>${contentsOf(chapter)}`)}</article>`;
    const isRunning = chapter.blocks.some(({ fence }) => fence.kind === 'run');
    const data = isNumbered(page) ? 'assets/chapters.js' : `assets/page-${chapter.name}.js`;
    if (!isNumbered(page))
      this.#write(data, assignment('chapters', chaptersData(programOf(page, pages), recordings)));
    else this.#write(`assets/exercises-${chapter.name}.js`, assignment('tasks', tasksOf(chapter)));
    this.#write(`assets/hovers-${url.replace('.html', '.js')}`, assignment('hovers', texts.all()));
    const frame = {
      title,
      url,
      contents,
      content: content + pager(pages, url),
      assets: [...common, ...(isRunning ? [data, 'assets/tab.js'] : [])],
      ...(isRunning && { chapter: chapter.name }),
    };
    this.#write(url, layout(frame));
  }

  #buildApi(contents: readonly Leaf[]): Promise<Api> {
    return this.#unlessMade('api', ['src'], () =>
      buildApi(this.folder, (page) => {
        const content = `<article class="api">${page.content}</article>`;
        return layout({ ...page, content, contents, assets: common });
      }),
    );
  }

  /** Makes something again only when the files in some folders have changed. */
  async #unlessMade<Made>(
    name: string,
    folders: readonly string[],
    make: () => Promise<Made>,
  ): Promise<Made> {
    const stamps = folders.flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => [file, fs.statSync(path.join(root, folder, file)).mtimeMs]),
    );
    const sources = JSON.stringify(stamps);
    const known = this.#made.get(name);
    if (known?.sources === sources) return known.made as Made;
    const made = await make();
    this.#made.set(name, { sources, made });
    return made;
  }

  async #buildAssets(): Promise<void> {
    const here = import.meta.dirname;
    const entryPoints = { style: `${here}/site.css`, reader: `${here}/reader/reader.ts` };
    const outdir = path.join(this.folder, 'assets');
    await bundle({ entryPoints, outdir, bundle: true, minify: true, format: 'iife' });
    await buildTab(this.folder);
  }

  /** Pages of chapters that are no more. */
  #removeOthers(pages: readonly Page[]): void {
    const urls = new Set(pages.map(({ url }) => url));
    for (const name of fs.readdirSync(this.folder)) {
      if (name.endsWith('.html') && !urls.has(name)) fs.rmSync(path.join(this.folder, name));
    }
  }

  #write(url: string, text: string): void {
    writeIfChanged(path.join(this.folder, url), text);
  }
}
