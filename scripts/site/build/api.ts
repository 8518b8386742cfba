/** The pages of the library's names: TypeDoc's words in the site's own frame. */
import fs from 'node:fs';
import path from 'node:path';
import {
  DefaultTheme,
  JSX,
  ReflectionKind,
  type DeclarationReflection,
  type PageEvent,
  type Reflection,
} from 'typedoc';
import type { Entry } from '../shared/page-data.ts';
import { modulesOf, openTypeDoc, tidy } from './typedoc.ts';

/** Puts a page's content into the frame of the site. */
export type Frame = (page: { title: string; url: string; content: string }) => string;

export interface Api {
  /** What the library exports, by name: `EventStore` or `EventStore.storeEvents`. */
  readonly entries: readonly Entry[];
  /** TypeDoc has found nothing wrong: no name without a comment, no link that leads nowhere. */
  readonly isSound: boolean;
}

/** Builds the pages into the folder `api` of the site. What is wrong with a comment is printed. */
export async function buildApi(site: string, frame: Frame): Promise<Api> {
  const out = path.join(site, 'api');
  const app = await openTypeDoc({ out, theme: 'site', logLevel: 'Warn' });
  const entries: Entry[] = [];
  class SiteTheme extends DefaultTheme {
    override render(page: PageEvent<Reflection>): string {
      const { model } = page;
      const isName = model.isDeclaration() && !model.kindOf(ReflectionKind.Module);
      if (isName) entries.push(...this.#entriesOf(model));
      const context = this.getRenderContext(page);
      // The front page lists all names; TypeDoc's own lists the modules.
      const shown = model.isProject() ? modulesOf(model) : [model as DeclarationReflection];
      const parts = shown.map((one) => {
        const body = JSX.renderElement(
          context.reflectionTemplate({ ...page, model: one } as never),
        );
        const link = `<a href="${context.urlTo(one)}">${one.name}</a>`;
        return one === shown[0] ? body : `<h2>${link}</h2>${body}`;
      });
      const content = JSX.renderElement(context.header(page)) + parts.join('');
      const title = model.isProject() ? 'The library' : model.name;
      return frame({ title, url: `api/${page.url}`, content: simplify(content, title) });
    }

    #entriesOf(model: DeclarationReflection): Entry[] {
      const withPage = [model, ...(model.children ?? [])].filter((one) => this.router.hasUrl(one));
      return withPage.map((one) => ({
        title: one === model ? one.name : `${model.name}.${one.name}`,
        place: ReflectionKind.singularString(one.kind),
        url: `api/${this.router.getFullUrl(one)}`,
        text: ((one.comment ?? one.signatures?.[0]?.comment)?.summary ?? [])
          .map(({ text }) => text.replaceAll('`', ''))
          .join(''),
      }));
    }
  }
  app.renderer.defineTheme('site', SiteTheme);
  const project = await app.convert();
  if (project === undefined) throw new Error('The pages of the library could not be made.');
  tidy(project);
  app.validate(project);
  await app.generateOutputs(project);
  // The frame has a style and a search of its own.
  fs.rmSync(path.join(out, 'assets'), { recursive: true, force: true });
  fs.rmSync(path.join(out, '.nojekyll'), { force: true });
  return { entries, isSound: !app.logger.hasErrors() && !app.logger.hasWarnings() };
}
/** Without what needs TypeDoc's own scripts, and with headings that go down step by step. */
function simplify(html: string, title: string): string {
  return (
    html
      .replaceAll(/<a [^>]*class="tsd-anchor-icon"[^>]*>.*?<\/a>/gs, '')
      .replace(/<h1>(Module [^<]*|Event Sourcing Workbook)<\/h1>/, `<h1>${title}</h1>`)
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
