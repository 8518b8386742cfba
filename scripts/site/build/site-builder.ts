/** Builds the site: reads, plays, asks the compiler, and writes plain files. */
import { build as bundle } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import type { Block } from '../../chapter/chapter.ts';
import { findExercises, textOfLack } from '../../chapter/exercise.ts';
import { absolute, root, writeIfChanged } from '../../runner/workspace.ts';
import type { Entry } from '../shared/page-data.ts';
import { buildApi, type Api } from './api.ts';
import { assignment, chaptersData, tasksOf } from './page-data.ts';
import type { Knowledge } from './figure.ts';
import { layout, pager, stemOf } from './layout.ts';
import { contentsOf, renderPage } from './render-page.ts';
import * as guide from './guide-pages.ts';
import { startRecording, type Recordings } from './record.ts';
import { entriesOf } from './search-index.ts';
import { buildRunningScripts } from './running-scripts.ts';
import { Types } from './hovers.ts';

/** Remembers what is expensive, so that the second build is fast. */
export class SiteBuilder {
  readonly folder: string;
  readonly #assets: readonly string[];
  readonly #types = new Types();
  #scripts: Promise<void> | undefined;
  #api: Promise<Api> | undefined;

  /** @param more addresses of scripts that every page is to have besides its own. */
  constructor(name = 'site', more: readonly string[] = []) {
    this.folder = path.join(root, 'build', name);
    this.#assets = ['assets/style.css', ...more];
    // Pages of chapters that are no more would stay.
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** To be called when something in a folder has changed. The guide itself is read each time. */
  forget(folder: string): void {
    if (folder === 'src') this.#api = undefined;
    if (folder !== 'guide') this.#scripts = undefined;
  }

  /** @returns what went wrong: then the site is there, but something is missing in it. */
  async build(): Promise<readonly string[]> {
    const pages = guide.readPages();
    const contents = guide.contentsOfSite(pages);
    const api = (this.#api ??= buildApi(this.folder, (page) => {
      const content = `<article class="api">${page.content}</article>`;
      return layout({
        ...page,
        content,
        contents,
        assets: [...this.#assets, 'assets/api.css', 'assets/tab.js'],
      });
    }));
    const troubles = await this.buildPages(pages, api);
    const { entries, isSound } = await api;
    const sections = pages.flatMap(({ chapter, url }) => entriesOf(chapter, url));
    this.#write('assets/entries.js', assignment('entries', [...sections, ...entries]));
    await (this.#scripts ??= this.#buildScripts());
    return isSound ? troubles : [...troubles, 'TypeDoc has warned of comments in src, above.'];
  }

  /** The pages alone: where their scripts are, they run. */
  async buildPages(
    pages: readonly guide.Page[],
    api: Promise<{ readonly entries: readonly Entry[] }>,
  ): Promise<readonly string[]> {
    const recording = startRecording(
      pages.map(({ chapter }) => chapter.path).filter((file) => !guide.isExercises(file)),
    );
    const urls = new Map((await api).entries.map((entry) => [entry.title, entry.url]));
    this.#types.open(pages.map(({ chapter }) => chapter));
    const { recordings, troubles } = await recording;
    for (const page of pages) this.#writePage(page, pages, urls, recordings);
    const lacks = pages.flatMap(({ chapter }) => findExercises(chapter).lacks);
    return [
      ...lacks.map(textOfLack),
      ...troubles.map((trouble) => `${trouble}\nnpm run chapters says more.`),
    ];
  }

  #writePage(
    page: guide.Page,
    pages: readonly guide.Page[],
    api: ReadonlyMap<string, string>,
    recordings: Recordings,
  ): void {
    const { chapter, url, title } = page;
    const before = guide.rowsBefore(pages, recordings);
    const site = {
      pages: new Map(pages.map((one) => [one.chapter.path, one.url])),
      api,
      readPicture: (file: string) => fs.readFileSync(absolute(file), 'utf8'),
      know: (block: Block): Knowledge => ({
        hovers: this.#types.hoversOf(chapter, block),
        complaint:
          block.fence.kind === 'compile-fail' ? this.#types.complaintOf(chapter, block) : '',
        recorded: recordings[chapter.path]?.[block.openLine],
        before: before.get(block) ?? [],
        url:
          block.fence.kind === 'source' ? api.get(block.fence.name.split('.')[0] ?? '') : undefined,
      }),
    };
    const types: string[] = [];
    const article = renderPage(chapter, site, types).replace('</h1>', `$&${contentsOf(chapter)}`);
    const name = stemOf(url);
    this.#write(`assets/hovers-${name}.js`, assignment('hovers', types));
    const isRunning = guide.runsInTab(page);
    const data = `assets/chapters-${name}.js`;
    if (isRunning) {
      const program = chaptersData(guide.programOf(page, pages));
      this.#write(data, assignment('chapters', program));
      this.#write(`assets/exercises-${name}.js`, assignment('tasks', tasksOf(chapter)));
    }
    const html = layout({
      title,
      url,
      contents: guide.contentsOfSite(pages),
      content: `<article>${article}</article>${pager(pages, url)}`,
      assets: [...this.#assets, ...(isRunning ? [data] : []), 'assets/tab.js'],
    });
    this.#write(url, html);
  }

  async #buildScripts(): Promise<void> {
    await bundle({
      entryPoints: ['style.css', 'css/api.css', 'reading/finder.ts'],
      absWorkingDir: path.join(import.meta.dirname, '../page'),
      outdir: path.join(this.folder, 'assets'),
      entryNames: '[name]',
      bundle: true,
      minify: true,
      format: 'iife',
    });
    await buildRunningScripts(this.folder);
  }

  #write(url: string, text: string): void {
    writeIfChanged(path.join(this.folder, url), text);
  }
}
