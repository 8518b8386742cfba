/**
 * `npm run bench:chapters`: what the runner costs, as ratios measured in one go.
 *
 * The runs take turns, so that a busy machine is as unfair to one as to the other; each figure is
 * a median.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './runner/workspace.ts';

const rounds = Number(process.argv[2] ?? 7);
const folder = path.join(root, 'build/bench');
const fence = '```';

/** The work of a chapter: a database of its own, a table, events in and out. */
const opening = (name: string): string => `
import * as assert from 'uvu/assert';
import { DataSource, EntitySchema } from 'typeorm';
interface Item { id: number; sequenceId: string; position: number; state: string }
const Items${name} = new EntitySchema<Item>({
  name: 'Item${name}',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    sequenceId: { type: String }, position: { type: 'integer' }, state: { type: 'text' },
  },
});
const source${name} = new DataSource({ type: 'sqljs', entities: [Items${name}], synchronize: true });
await source${name}.initialize();
const items${name} = source${name}.getRepository(Items${name});`;
const step = (name: string, index: number): string => `
await items${name}.insert({ sequenceId: 'a', position: ${index}, state: '{}' });
const found${name}${index} = await items${name}.findBy({ sequenceId: 'a' });
assert.is(found${name}${index}.length, ${index + 1});`;
const closing = (name: string): string => `
await source${name}.destroy();`;

/** Three chapters of blocks, and the same code as one program written by hand. */
function writeGuide(name: string, blocks: readonly number[]): string {
  const guide = path.join(folder, name);
  fs.mkdirSync(guide, { recursive: true });
  const program: string[] = [];
  for (const [index, amount] of blocks.entries()) {
    const letter = 'ABC'.charAt(index);
    const steps = Array.from({ length: amount - 2 }, (_, number) => step(letter, number));
    const parts = [opening(letter), ...steps, closing(letter)];
    const page = parts.map((code) => `${fence}ts${code}\n${fence}\n\nAnd then:\n`);
    fs.writeFileSync(path.join(guide, `${index + 1}-part.md`), `# ${letter}\n\n${page.join('\n')}`);
    program.push(...(index === 0 ? parts : parts.map(withoutImports)));
  }
  fs.writeFileSync(path.join(guide, 'floor.ts'), program.join('\n'));
  return path.relative(root, guide);
}

function withoutImports(code: string): string {
  return code.replaceAll(/^(?:import|interface) .*$/gm, '');
}

/** A chapter of blocks that do nothing: what is left is our own work. */
function writeEmpty(name: string, blocks: number): string {
  const guide = path.join(folder, name);
  fs.mkdirSync(guide, { recursive: true });
  const page = Array.from({ length: blocks }, (_, index) => `${fence}ts\n${index};\n${fence}\n`);
  fs.writeFileSync(path.join(guide, '1-empty.md'), `# Empty\n\n${page.join('\n')}`);
  return path.relative(root, guide);
}

/** To deno each block is a program of its own, so these stand alone. */
function writeForDeno(name: string, blocks: number): string {
  const page = Array.from({ length: blocks }, (_, index) => {
    const code = `import * as assert from 'uvu/assert';\nassert.is(${index} + 1, ${index + 1});`;
    return `${fence}ts\n${code}\n${fence}\n`;
  });
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, 'page.md'), `# Deno\n\n${page.join('\n')}`);
  return path.join('build/bench', name, 'page.md');
}

function time(command: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return performance.now() - start;
}

const tsx = ['--conditions=workbook-source', '--import', 'tsx/esm'];
const chapters =
  (...args: readonly string[]) =>
  (): number =>
    time(process.execPath, ['--liftoff-only', ...tsx, 'scripts/chapters.ts', ...args]);

const guide = writeGuide('forty', [14, 13, 13]);
const few = writeEmpty('few', 40);
const many = writeEmpty('many', 440);
const page = writeForDeno('deno', 40);
const hasDeno = spawnSync('deno', ['--version']).status === 0;

const runs: Record<string, () => number> = {
  'floor program': () => time(process.execPath, [...tsx, `${guide}/floor.ts`]),
  'floor program, --liftoff-only': () =>
    time(process.execPath, ['--liftoff-only', ...tsx, `${guide}/floor.ts`]),
  'chapters --no-types': chapters(`--guide=${guide}`, '--no-types'),
  chapters: chapters(`--guide=${guide}`),
  '40 empty blocks --no-types': chapters(`--guide=${few}`, '--no-types'),
  '440 empty blocks --no-types': chapters(`--guide=${many}`, '--no-types'),
  ...(hasDeno ? { 'deno test --doc': () => time('deno', ['test', '--doc', '-A', page]) } : {}),
};

const times = new Map<string, number[]>();
for (let round = -1; round < rounds; round += 1) {
  for (const [name, run] of Object.entries(runs)) {
    const taken = run();
    // The first round fills the caches.
    if (round >= 0) times.set(name, [...(times.get(name) ?? []), taken]);
  }
}

function median(name: string): number {
  const sorted = (times.get(name) ?? []).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

console.log(`40 blocks in 3 chapters with a database each, median of ${rounds} runs\n`);
for (const name of Object.keys(runs)) {
  console.log(`${name.padEnd(32)}${median(name).toFixed(0).padStart(6)} ms`);
}
const ratio = (one: string, other: string): string => (median(one) / median(other)).toFixed(2);
const each = (median('440 empty blocks --no-types') - median('40 empty blocks --no-types')) / 400;
console.log(`
without types / floor program          ${ratio('chapters --no-types', 'floor program')}   (at most 1.25)
  the same with --liftoff-only         ${ratio('chapters --no-types', 'floor program, --liftoff-only')}
each further block, our own work       ${each.toFixed(2)} ms (at most 1)
with types, 40 blocks                  ${median('chapters').toFixed(0)} ms`);
console.log(
  hasDeno
    ? `with types / deno test --doc           ${ratio('chapters', 'deno test --doc')}   (at most 0.33)`
    : 'deno is not installed: try `npx --yes --package=deno npm run bench:chapters`.',
);
