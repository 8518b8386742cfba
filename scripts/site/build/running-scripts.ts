/** Builds the scripts that run code. Those of workers are texts inside scripts: files have no fetch. */
import { build, type BuildOptions, type Plugin } from 'esbuild';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { programFile, root } from '../../runner/workspace.ts';
import { noDatabases } from '../shared/libraries.ts';
import { assignment } from './page-data.ts';
import { checkerFiles } from './checker-files.ts';

const here = import.meta.dirname;
const notNeeded = path.join(here, 'stand-ins/not-needed.ts');
const require = createRequire(import.meta.url);

export async function buildRunningScripts(outDir: string): Promise<void> {
  const assets = path.join(outDir, 'assets');
  fs.mkdirSync(assets, { recursive: true });
  const write = (name: string, text: string): void =>
    fs.writeFileSync(path.join(assets, name), text);
  const wasm = fs.readFileSync(require.resolve('sql.js/dist/sql-wasm-browser.wasm'));
  const code = packed(await bundleWorker());
  const picture = await bundle('../page/picture.ts');
  const worker = assignment('worker', { code, wasm: packed(wasm) }) + picture;
  const [tab, editor, exercises, checker] = await Promise.all([
    bundle('../page/tab.ts', { define: { workerSize: String(worker.length) } }),
    bundle('../page/editor.ts', { loader: { '.css': 'text' } }),
    bundle('../page/exercises/exercises.ts', { loader: { '.css': 'text' } }),
    bundle('../worker/checker.ts', {
      external: ['fs', 'os', 'path', 'inspector', 'perf_hooks'],
      plugins: [files],
    }),
  ]);
  write('tab.js', tab);
  write('editor.js', editor);
  write('exercises.js', exercises);
  write('worker.js', worker);
  write('types.js', assignment('types', { code: packed(checker) }));
}

/** Packed, as base 64 of what is not packed does not pack well. */
function packed(data: string | Uint8Array): string {
  return gzipSync(data, { level: 9 }).toString('base64');
}

async function bundle(file: string, options: BuildOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(here, file)],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    legalComments: 'none',
    conditions: ['workbook-source'],
    alias: {
      'ts-interface-checker': notNeeded,
      '@jridgewell/gen-mapping': notNeeded,
      debug: notNeeded,
    },
    logLevel: 'error',
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

/**
 * TypeORM and the library show names of classes to people, so in a first step they keep them. Names
 * inside the tools are shown nowhere: those come in the second step, and lose them.
 */
async function bundleWorker(): Promise<string> {
  const plugins = [withoutOthers];
  const tools = ['acorn', 'node-inspect-extracted', 'sql.js', 'sucrase', 'sucrase/*'];
  const named = { keepNames: true, minify: false, format: 'esm', external: tools } as const;
  const contents = await bundle('../worker/worker.ts', { ...named, plugins });
  return bundle('', { stdin: { contents, resolveDir: here }, entryPoints: [], plugins });
}

/** What these packages have for other databases, other languages and other purposes. */
const others = [
  /typeorm\/.*\/driver\/(?!sqljs\/|sqlite-abstract\/|types\/)[\w-]+\//,
  /typeorm\/.*(BrowserDisabledDriversDummy|[Mm]ongo|\/Tree|\/tree\/|Closure)/,
  /typeorm\/browser\/(cache|decorator|migration)\//,
  /typeorm\/.*\/(BaseEntity|SoftDeleteQueryBuilder)\.js$/,
  // Only decorators need it.
  /reflect-metadata\//,
  /sucrase\/.*\/(Options-gen-types|CJSImportProcessor|plugins\/(flow|jsx\/\w+))\.js$/,
  /sucrase\/.*\/transformers\/(?!Root|TypeScript|ESMImport|Transformer)/,
];

/**
 * What is never used becomes empty: classes without anything. Those of drivers say what the reader
 * who asks for one wants to know.
 */
const withoutOthers: Plugin = {
  name: 'without-others',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^tslib$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: path.join(here, 'stand-ins/tslib.ts') } : undefined,
    );
    const classes = (body: string): string =>
      `module.exports = new Proxy({}, { get: (made, name) => (made[name] ??= class {${body}}) });`;
    const refusal = `constructor() { throw new Error(${JSON.stringify(noDatabases)}); }`;
    onLoad({ filter: /node_modules/ }, ({ path: file }) => {
      const name = file.replaceAll('\\', '/').split('node_modules/').at(-1) ?? '';
      if (!others.some((other) => other.test(name))) return undefined;
      return { contents: classes(/Drivers?(Dummy)?\.js$/.test(name) ? refusal : '') };
    });
  },
};

/** Answers `workbook:files` with the declarations that the type checker needs. */
const files: Plugin = {
  name: 'files',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^workbook:files$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'files',
    }));
    onLoad({ filter: /.*/, namespace: 'files' }, () => {
      const programs = fs
        .readdirSync(path.dirname(programFile('guide/any.md', 'check')))
        .map((name) =>
          path.relative(root, programFile(`guide/${name.replace(/\.ts$/, '.md')}`, 'check')),
        );
      return { contents: JSON.stringify(checkerFiles(root, programs)), loader: 'json' };
    });
  },
};
