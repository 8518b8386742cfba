/** Runs programs as modules, which can import the libraries in this bundle and what ran before. */
import type { libraries } from '../shared/libraries.ts';
import { scope } from './prelude.ts';
import * as workbook from 'event-sourcing-workbook';
import * as testing from 'event-sourcing-workbook/testing';
import { __addDisposableResource, __disposeResources } from 'tslib';
import * as typeorm from 'typeorm';
import * as assert from 'uvu/assert';
import type { Chapter } from '../../chapter/chapter.ts';
import * as runtime from '../../chapter/runtime.ts';
import { compiled } from './compiled.ts';
import { addressOf, OwnBlob } from './own.ts';
import { namePlaces } from './positions.ts';
import { link, type Compiled, type Modules } from './program.ts';

const bundled: Readonly<Record<(typeof libraries)[number] | '$workbook', object>> = {
  'event-sourcing-workbook': workbook,
  'event-sourcing-workbook/testing': testing,
  typeorm,
  'uvu/assert': assert,
  $workbook: { ...runtime, use: __addDisposableResource, dispose: __disposeResources },
};
const known = new Map<string, ReturnType<Modules>>();

const modules: Modules = (specifier) => {
  const found = known.get(specifier);
  if (found !== undefined || !isBundled(specifier)) return found;
  return remember(specifier, bundled[specifier]);
};

function isBundled(specifier: string): specifier is keyof typeof bundled {
  return Object.hasOwn(bundled, specifier);
}

/** Runs a chapter; later ones import it as `./1-domain.ts`. */
export function importChapter(chapter: Chapter): Promise<void> {
  return importProgram(chapter.name, chapter.path, compiled(chapter));
}

/** `path` is what stack traces call it. */
export async function importProgram(name: string, path: string, program: Compiled): Promise<void> {
  const { code, columnOf } = link(program, path, modules);
  const address = moduleText(`${code}\n//# sourceURL=/${path}`);
  // WebKit names a program by its address, whatever it calls itself.
  namePlaces(address, path, columnOf);
  const namespace: unknown = await import(address);
  remember(`./${name}.ts`, namespace as object);
}

function moduleText(text: string): string {
  return addressOf(new OwnBlob([text], { type: 'text/javascript' }));
}

/** Import maps do not reach workers, so a module is made that hands on what is here already. */
function remember(specifier: string, namespace: object): ReturnType<Modules> {
  const names = Object.keys(namespace);
  const key = `workbook ${specifier}`;
  Reflect.set(scope, key, namespace);
  const text = [
    `const all = globalThis[${JSON.stringify(key)}];`,
    ...names.map((name, at) => `const v${at} = all[${JSON.stringify(name)}];`),
    `export { ${names.map((name, at) => `v${at} as ${name}`).join(', ')} };`,
  ];
  const module = { url: moduleText(text.join('\n')), names };
  known.set(specifier, module);
  return module;
}
