import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { removeFolder, temporaryFolder } from '../../../scripts/cluster/temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('disk-trouble.ts', import.meta.url));
const NODE = [process.execPath, '--conditions=workbook-source', '--import', 'tsx/esm'];

/**
 * Runs a scenario of disk-trouble.ts in mount space of its own, which needs Linux: a user who is not
 * root must be allowed to make user namespaces.
 */
export async function runWithOwnMounts<Outcome>(scenario: string): Promise<Outcome> {
  const folder = temporaryFolder('disk');
  const how = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];
  try {
    const command = [...how, ...NODE, SCRIPT, scenario, folder];
    const { stdout } = await promisify(execFile)('unshare', command, { timeout: 120_000 });
    return JSON.parse(stdout) as Outcome;
  } finally {
    removeFolder(folder);
  }
}
