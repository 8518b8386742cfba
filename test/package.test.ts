/** The package as somebody else gets it: packed, installed into an empty folder, and used there. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const minutes = 60_000;

interface Context {
  folder: string;
  files: string[];
}

const test = suite<Context>('package');

// Not in `before`: uvu keeps the errors of that to itself.
test('can be packed, and installed into an empty folder', async (context) => {
  context.files = [];
  context.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-package-'));
  const to = ['--json', '--pack-destination', context.folder];
  const packed = await run('npm', ['pack', ...to], { cwd: root, timeout: 2 * minutes });
  // The build that runs before packing has its say first.
  const [tarball] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n'))) as [
    { filename: string; files: { path: string }[] },
  ];
  write(context.folder, 'package.json', '{ "private": true, "type": "module" }');
  const install = ['install', `./${tarball.filename}`, '--no-audit', '--no-fund'];
  const network = ['--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const options = { cwd: context.folder, timeout: 4 * minutes };
  await run('npm', [...install, ...network], options).catch((error) => {
    const { stderr } = error as { stderr: string };
    throw new Error(`The package cannot be installed (is there a network?):\n${stderr}`);
  });
  context.files = tarball.files.map((file) => file.path);
});

test.after(({ folder }) => fs.rmSync(folder, { recursive: true, force: true }));

test('holds the modules, their types and sources, and nothing else', ({ files }) => {
  assert.ok(files.length > 0);
  const others = files.filter((file) => !/^(build\/dist|src)\//.test(file)).toSorted();
  assert.equal(others, ['LICENSE', 'README.md', 'package.json']);
  const endings = new Set(
    files.flatMap(
      (file) => /^build\/dist\/.*?(\.(?:d\.)?ts|\.js)(?=$|\.map$)/.exec(file)?.[1] ?? [],
    ),
  );
  assert.equal([...endings].toSorted(), ['.d.ts', '.js']);
  assert.equal(
    files.filter((file) => file.startsWith('src/') && !file.endsWith('.ts')),
    [],
  );
});

test('has source maps that lead to the sources in the package', ({ folder, files }) => {
  const installed = path.join(folder, 'node_modules/event-sourcing-workbook');
  const maps = files.filter((file) => file.endsWith('.map'));
  assert.ok(maps.length > 0);
  for (const map of maps) {
    const { sources } = JSON.parse(fs.readFileSync(path.join(installed, map), 'utf8')) as {
      sources: string[];
    };
    for (const source of sources) {
      assert.ok(
        fs.existsSync(path.join(installed, path.dirname(map), source)),
        `${map}: ${source}`,
      );
    }
  }
});

test('runs from plain JavaScript: create, read, update, delete', async ({ folder }) => {
  copy('application.js', folder);
  // uvu asks for colours, and Node remarks on it where somebody else asks for none.
  const env = { ...process.env, FORCE_COLOR: undefined };
  const { stdout, stderr } = await run('node', ['application.js'], { cwd: folder, env });
  assert.is(stderr, '');
  assert.equal(stdout.trim().split('\n'), [
    'created: true, foo is bar',
    'updated: foo is baz',
    'deleted: false',
    'EntityNotFoundError: true',
  ]);
});

test('brings the contract, which runs under any test runner', async ({ folder }) => {
  copy('contract.js', folder);
  const env = { ...process.env, FORCE_COLOR: undefined, NODE_TEST_CONTEXT: undefined };
  const { stdout } = await run('node', ['--test', 'contract.js'], { cwd: folder, env });
  assert.match(stdout, /^# fail 0$/m);
  assert.match(stdout, /^# pass [1-9]\d+$/m);
});

for (const [module, moduleResolution] of [
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
]) {
  for (const compiler of ['typescript', 'typescript-7']) {
    test(`type-checks with ${compiler} where modules are ${moduleResolution}`, async (context) => {
      const { folder } = context;
      const options = { module, moduleResolution, strict: true, noEmit: true, skipLibCheck: true };
      const lib = ['es2023', 'esnext.disposable', 'dom'];
      const compilerOptions = { ...options, target: 'es2022', lib, types: [] };
      const config = JSON.stringify({ compilerOptions, files: ['consumer.ts'] });
      copy('consumer.ts', folder);
      write(folder, 'tsconfig.json', config);
      const tsc = path.join(root, 'node_modules', compiler, 'bin/tsc');
      const { stdout } = await run('node', [tsc, '-p', folder]).catch(
        (error) => error as { stdout: string },
      );
      assert.is(stdout, '');
    });
  }
}

function write(folder: string, name: string, text: string): void {
  fs.writeFileSync(path.join(folder, name), text);
}

function copy(name: string, folder: string): void {
  fs.copyFileSync(path.join(root, 'test/package', name), path.join(folder, name));
}

test.run();
