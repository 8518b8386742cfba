/** What TypeDoc reads of the library, in the order and with the links that a reader wants. */
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
  ['domain/', 'Domain'],
  ['infrastructure/typeorm/', 'Infrastructure on SQL databases'],
  ['infrastructure/', 'Infrastructure'],
  ['application/', 'Application'],
  ['contract/', 'Contract'],
  ['testing/', 'Testing'],
] as const;

/** The modules that a program can import: the library, then those beside it. */
export function modulesOf(project: ProjectReflection): DeclarationReflection[] {
  const modules = project.children?.filter((child) => child.kindOf(ReflectionKind.Module)) ?? [];
  return modules.toSorted((one, other) => one.name.length - other.name.length);
}

/** TypeDoc with the options in package.json, and with these. */
export async function openTypeDoc(options: Partial<TypeDocOptions>): Promise<Application> {
  const app = await Application.bootstrap(options, [new PackageJsonReader(), new TSConfigReader()]);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => sortByFloor(project));
  return app;
}

/** Sorts the names by floors, before TypeDoc makes its lists. */
function sortByFloor(project: ProjectReflection): void {
  for (const child of modulesOf(project).flatMap(({ children = [] }) => children)) {
    const file = child.sources?.[0]?.fileName.replace(/^src\//, '') ?? '';
    const floor = FLOORS.find(([folder]) => file.startsWith(folder))?.[1];
    if (floor === undefined) continue;
    // A name without a comment is given none here: TypeDoc would take it for one that is documented.
    for (const { comment } of [child, ...(child.signatures ?? [])]) {
      comment?.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: floor }]));
    }
  }
}

/** Leaves out of the pages what a reader need not be told. To be called when all else is done. */
export function tidy(project: ProjectReflection): void {
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
    const { parent } = parameter;
    const isListed = parent?.isSignature() && parent.parameters?.some((one) => one === parameter);
    // The caller passes no `this`; a parameter that is not listed is a leftover.
    if (parameter.name === 'this' || !isListed) project.removeReflection(parameter);
  }
  for (const property of project.getReflectionsByKind(ReflectionKind.Property)) {
    if (property.name === 'name' && property.parent?.name.endsWith('Error')) {
      property.comment ??= new Comment([{ kind: 'text', text: 'The name of the class.' }]);
    }
  }
  for (const reflection of Object.values(project.reflections)) {
    if (reflection.comment) linkErrors(reflection.comment, modulesOf(project)[0]);
    if (!reflection.isDeclaration() && !reflection.isSignature()) continue;
    // The sources are on the reader's own disk: a path is of use there, an address is not.
    for (const source of reflection.sources ?? []) delete source.url;
  }
}

/** `@throws` begins with the name of an error: if it is the library's, the name becomes a link. */
function linkErrors(comment: Comment, library: DeclarationReflection | undefined): void {
  for (const tag of comment.blockTags) {
    const [first, ...rest] = tag.content;
    const name = tag.tag === '@throws' ? /^\w+/.exec(first?.text ?? '')?.[0] : undefined;
    const target = name === undefined ? undefined : library?.getChildByName(name);
    if (!first || first.kind !== 'text' || name === undefined || !target) continue;
    const after = { ...first, text: first.text.slice(name.length) };
    tag.content = [{ kind: 'inline-tag', tag: '@link', text: name, target }, after, ...rest];
  }
}
