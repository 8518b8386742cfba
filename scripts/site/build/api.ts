/** The pages of the library's names: TypeDoc's words in the site's own frame. */
import fs from 'node:fs';
import path from 'node:path';
import { DefaultTheme, JSX, ReflectionKind, type PageEvent, type Reflection } from 'typedoc';
import { openTypeDoc, tidy } from '../../docs/api.ts';
import type { Entry } from '../shared/page-data.ts';

/** Puts a page's content into the frame of the site. */
export type Frame = (page: { title: string; url: string; content: string }) => string;

/** @returns what the library exports, by name: `EventStore` or `EventStore.storeEvents`. */
export async function buildApi(site: string, frame: Frame): Promise<readonly Entry[]> {
  const out = path.join(site, 'api');
  const app = await openTypeDoc({
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
    logLevel: 'Error',
  });
  const entries: Entry[] = [];
  class SiteTheme extends DefaultTheme {
    override render(page: PageEvent<Reflection>): string {
      const { model } = page;
      const isName = model.isDeclaration() && !model.kindOf(ReflectionKind.Module);
      for (const one of isName ? [model, ...(model.children ?? [])] : []) {
        if (!this.router.hasUrl(one)) continue;
        const comment = one.comment ?? one.signatures?.[0]?.comment;
        entries.push({
          title: one === model ? one.name : `${model.name}.${one.name}`,
          place: ReflectionKind.singularString(one.kind),
          url: `api/${this.router.getFullUrl(one)}`,
          text: (comment?.summary ?? []).map(({ text }) => text.replaceAll('`', '')).join(''),
        });
      }
      const context = this.getRenderContext(page);
      const body = context.reflectionTemplate(
        page as Parameters<typeof context.reflectionTemplate>[0],
      );
      const content = JSX.renderElement(context.header(page)) + JSX.renderElement(body);
      const title = model.isProject() ? 'Library' : model.name;
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
  return entries;
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
