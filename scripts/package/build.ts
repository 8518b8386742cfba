import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withJsImports } from './declarations.ts';

/** Writes the library as JavaScript and type declarations. @returns the exit status. */
export function buildPackage(): number {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const dist = join(root, 'build/dist');

  // What is left of a file that is gone from src would be published.
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'src/tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) return status ?? 1;

  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(dist, file);
    writeFileSync(path, withJsImports(readFileSync(path, 'utf8')));
  }
  return 0;
}
