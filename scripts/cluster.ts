/**
 * `npm run cluster`: starts a MariaDB Galera cluster of three nodes on the loopback address, in a
 * temporary folder, and stops it at Ctrl-C. With a command, `npm run cluster -- node app.js`, it
 * runs that and stops when it ends: the command finds the first node in `DB_URI`, and all three in
 * `CLUSTER_URIS`, with spaces between them.
 */
import { spawn } from 'node:child_process';
import { GaleraCluster } from './cluster/galera.ts';
import { MissingPackagesError } from './cluster/programs.ts';

async function main([program, ...args]: readonly string[]): Promise<number> {
  await using cluster = await GaleraCluster.start();
  const uris = cluster.nodes.map((node) => node.uri);
  console.log(uris.join('\n'));
  if (program === undefined) {
    console.log('Three nodes are running. Stop them with Ctrl-C.');
    return new Promise(() => setInterval(() => undefined, 60_000));
  }
  const env = { ...process.env, DB_URI: uris[0], CLUSTER_URIS: uris.join(' ') };
  const child = spawn(program, args, { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
