/** Makes the API pages better to read than TypeDoc makes them by itself. */
import {
  Application,
  Comment,
  CommentTag,
  Converter,
  PackageJsonReader,
  ReflectionKind,
  TSConfigReader,
  type Context,
  type DeclarationReflection,
  type ProjectReflection,
  type TypeDocOptions,
} from 'typedoc';

/** The floors of the library, by the folders of the sources. The first that fits counts. */
const FLOORS = [
  ['src/domain/', 'Domain'],
  ['src/infrastructure/typeorm/', 'Infrastructure on SQL databases'],
  ['src/infrastructure/', 'Infrastructure'],
  ['src/application/', 'Application'],
] as const;

/** The module that holds all names of the library. */
export function apiOf(project: ProjectReflection): DeclarationReflection | undefined {
  return project.children?.find((child) => child.kindOf(ReflectionKind.Module));
}

/** TypeDoc with the options in package.json, but for these. */
export async function openTypeDoc(options: Partial<TypeDocOptions> = {}): Promise<Application> {
  const app = await Application.bootstrap(options, [new PackageJsonReader(), new TSConfigReader()]);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => sortByFloor(project));
  return app;
}

/** Sorts the names by floors, before TypeDoc makes its lists. */
function sortByFloor(project: ProjectReflection): void {
  for (const child of apiOf(project)?.children ?? []) {
    const file = child.sources?.[0]?.fileName ?? '';
    const floor = FLOORS.find(([folder]) => file.startsWith(folder))?.[1];
    if (floor === undefined) continue;
    child.comment ??= new Comment();
    child.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: floor }]));
  }
}

/** Leaves out of the pages what nobody has to be told. To be called when all else is done. */
export function tidy(project: ProjectReflection): void {
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
    const { parent } = parameter;
    const isListed = parent?.isSignature() && parent.parameters?.some((one) => one === parameter);
    // `this` is no parameter to whoever calls the function; one that is not listed is a leftover.
    if (parameter.name === 'this' || !isListed) project.removeReflection(parameter);
  }
  for (const property of project.getReflectionsByKind(ReflectionKind.Property)) {
    if (property.name === 'name' && property.parent?.name.endsWith('Error')) {
      property.comment ??= new Comment([{ kind: 'text', text: 'The name of the class.' }]);
    }
  }
  for (const reflection of Object.values(project.reflections)) {
    if (reflection.comment) linkErrors(reflection.comment, apiOf(project));
    if (!reflection.isDeclaration() && !reflection.isSignature()) continue;
    // The sources are on the reader's own disk: a path is of use there, an address is not.
    for (const source of reflection.sources ?? []) delete source.url;
  }
}

/** `@throws` begins with the name of an error: if it is the library's, the name becomes a link. */
function linkErrors(comment: Comment, api: DeclarationReflection | undefined): void {
  for (const tag of comment.blockTags) {
    const [first, ...rest] = tag.content;
    const name = tag.tag === '@throws' ? /^\w+/.exec(first?.text ?? '')?.[0] : undefined;
    const target = name === undefined ? undefined : api?.getChildByName(name);
    if (!first || first.kind !== 'text' || name === undefined || !target) continue;
    const after = { ...first, text: first.text.slice(name.length) };
    tag.content = [{ kind: 'inline-tag', tag: '@link', text: name, target }, after, ...rest];
  }
}
