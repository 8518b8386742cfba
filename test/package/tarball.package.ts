/** The package as another project gets it: packed, installed into an empty folder, and used there. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../..', import.meta.url));
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

test("the README's example compiles where types are strict, and runs", async ({ folder }) => {
  const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  const [, program = '', printed] =
    /```ts\n(.*?)```\n\n```text output\n(.*?)```/s.exec(readme) ?? [];
  write(folder, 'readme.ts', program);
  copy('consumer.ts', folder);
  const options = { module: 'nodenext', outDir: 'out', skipLibCheck: false };
  assert.is(await complaintOf('typescript-7', folder, options), '');
  // With a terminal around it, Node may be asked for colours and asked for none.
  const env = { ...process.env, FORCE_COLOR: undefined };
  const { stdout, stderr } = await run('node', ['out/readme.js'], { cwd: folder, env });
  assert.is(stderr, '');
  assert.is(stdout, printed);
});

for (const [compiler, module, moduleResolution] of [
  ['typescript', 'node16', 'node16'],
  ['typescript-7', 'esnext', 'bundler'],
] as const) {
  test(`type-checks with ${compiler} where modules are ${moduleResolution}`, async ({ folder }) => {
    const options = { module, moduleResolution, noEmit: true, skipLibCheck: true };
    assert.is(await complaintOf(compiler, folder, options), '');
  });
}

test('brings the contract, which runs under any test runner', async ({ folder }) => {
  copy('contract.js', folder);
  const env = { ...process.env, FORCE_COLOR: undefined, NODE_TEST_CONTEXT: undefined };
  const { stdout } = await run('node', ['--test', 'contract.js'], { cwd: folder, env });
  assert.match(stdout, /^# fail 0$/m);
  assert.match(stdout, /^# pass [1-9]\d+$/m);
});

/** What a compiler says of the programs in the folder, as strict as it goes. */
async function complaintOf(compiler: string, folder: string, options: object): Promise<string> {
  const typeRoots = [path.join(root, 'node_modules/@types')];
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  const compilerOptions = { target: 'es2022', typeRoots, types: ['node'], ...strict, ...options };
  const files = ['readme.ts', 'consumer.ts'];
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, files }));
  const tsc = path.join(root, 'node_modules', compiler, 'bin/tsc');
  const said = run('node', [tsc, '-p', folder]).catch((error) => error as { stdout: string });
  return (await said).stdout;
}

function write(folder: string, name: string, text: string): void {
  fs.writeFileSync(path.join(folder, name), text);
}

function copy(name: string, folder: string): void {
  fs.copyFileSync(path.join(root, 'test/package', name), path.join(folder, name));
}

test.run();
