/** What a chapter can import: the libraries in this bundle, and the chapters that ran before. */
import type { libraries } from './libraries.ts';
import { scope } from './prelude.ts';
import * as workbook from 'event-sourcing-workbook';
import { __addDisposableResource, __disposeResources } from 'tslib';
import * as typeorm from 'typeorm';
import * as assert from 'uvu/assert';
import * as stage from '../../guide/stage.ts';

export interface Module {
  readonly url: string;
  readonly names: readonly string[];
}

export type Modules = (specifier: string) => Module | undefined;

const bundled: Readonly<Record<(typeof libraries)[number] | '$workbook', object>> = {
  'event-sourcing-workbook': workbook,
  typeorm,
  'uvu/assert': assert,
  $workbook: { ...stage, use: __addDisposableResource, dispose: __disposeResources },
};
const known = new Map<string, Module>();

export const modules: Modules = (specifier) => {
  const found = known.get(specifier);
  if (found !== undefined || !isBundled(specifier)) return found;
  return remember(specifier, bundled[specifier]);
};

function isBundled(specifier: string): specifier is keyof typeof bundled {
  return Object.hasOwn(bundled, specifier);
}

/** Later chapters import it as `./1-domain.ts`. */
export function nameChapter(name: string, namespace: object): void {
  remember(`./${name}.ts`, namespace);
}

export function moduleText(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

/** Import maps do not reach workers, so a module is made that hands on what is here already. */
function remember(specifier: string, namespace: object): Module {
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
