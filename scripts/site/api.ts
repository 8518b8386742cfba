/** The pages of the library's names: TypeDoc's words in the site's own frame. */
import fs from 'node:fs';
import path from 'node:path';
import {
  Application,
  Converter,
  DefaultTheme,
  JSX,
  PackageJsonReader,
  ReflectionKind,
  TSConfigReader,
  type Context,
  type PageEvent,
  type Reflection,
  type Router,
} from 'typedoc';
import { apiOf, sortByFloor, tidy } from '../docs/api.ts';
import type { Entry } from './search-index.ts';

export interface Api {
  /** The address of each name, `EventStore` or `EventStore.storeEvents`, from the top of the site. */
  readonly urls: ReadonlyMap<string, string>;
  readonly entries: readonly Entry[];
}

/** Puts a page's content into the frame of the site. */
export type Frame = (page: { title: string; url: string; content: string }) => string;

export async function buildApi(site: string, frame: Frame): Promise<Api> {
  const out = path.join(site, 'api');
  const options = {
    out,
    theme: 'site',
    readme: 'none',
    projectDocuments: [],
    alwaysCreateEntryPointModule: true,
    includeHierarchySummary: false,
    useFirstParagraphOfCommentAsSummary: true,
    // Types and comments are judged elsewhere; here they are shown.
    skipErrorChecking: true,
    treatWarningsAsErrors: false,
    logLevel: 'Error' as const,
  };
  const app = await Application.bootstrap(options, [new PackageJsonReader(), new TSConfigReader()]);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => sortByFloor(project));
  // It knows all addresses, and is forgotten when the pages are written.
  let router: Router | undefined;
  class SiteTheme extends DefaultTheme {
    override render(page: PageEvent<Reflection>): string {
      router = this.router;
      const context = this.getRenderContext(page);
      const body = context.reflectionTemplate(
        page as Parameters<typeof context.reflectionTemplate>[0],
      );
      const content = JSX.renderElement(context.header(page)) + JSX.renderElement(body);
      const title = page.model.isProject() ? 'Library' : page.model.name;
      return frame({ title, url: `api/${page.url}`, content: simplify(content) });
    }
  }
  app.renderer.defineTheme('site', SiteTheme);
  const project = await app.convert();
  if (project === undefined) throw new Error('The pages of the library could not be made.');
  tidy(project);
  await app.generateOutputs(project);
  // The frame has a style and a search of its own.
  fs.rmSync(path.join(out, 'assets'), { recursive: true, force: true });
  fs.rmSync(path.join(out, '.nojekyll'), { force: true });

  const urls = new Map<string, string>();
  const entries: Entry[] = [];
  for (const name of apiOf(project)?.children ?? []) {
    for (const one of [name, ...(name.children ?? [])]) {
      if (router === undefined || !router.hasUrl(one)) continue;
      const known = one === name ? one.name : `${name.name}.${one.name}`;
      const url = `api/${router.getFullUrl(one)}`;
      urls.set(known, url);
      const comment = one.comment ?? one.signatures?.[0]?.comment;
      const text = (comment?.summary ?? []).map((part) => part.text).join('');
      entries.push({ title: known, place: ReflectionKind.singularString(one.kind), url, text });
    }
  }
  return { urls, entries };
}

/** Without what needs TypeDoc's own scripts, and with headings that go down step by step. */
function simplify(html: string): string {
  return (
    html
      .replaceAll(/<a [^>]*class="tsd-anchor-icon"[^>]*>.*?<\/a>/gs, '')
      .replace(/<h1>Module [^<]*<\/h1>/, '<h1>The library</h1>')
      .replaceAll(/<svg[\s>].*?<\/svg>/gs, '')
      .replaceAll(
        /<(h[45]|h3 class="tsd-index-heading[^>]*")( [^>]*)?>(.*?)<\/h[345]>/gs,
        (_, tag, more, text) => {
          const id = / id="[^"]*"/.exec(`${tag}${more ?? ''}`)?.[0] ?? '';
          return `<p class="heading"${id}>${text}</p>`;
        },
      )
      .replaceAll(
        /<a href="" aria-current="page">(.*?)<\/a>/gs,
        '<span aria-current="page">$1</span>',
      )
      // Numbers that are others each time.
      .replaceAll(/ data-refl="\d+"/g, '')
      .replaceAll(/<button type="button">Copy<\/button>/g, '')
  );
}
