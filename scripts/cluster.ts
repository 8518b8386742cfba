/**
 * `npm run cluster`: starts a MariaDB Galera cluster of three nodes on the loopback address, in a
 * temporary folder, and stops it at Ctrl-C. With a command, `npm run cluster -- node app.js`, it
 * runs that and stops when it ends: the command finds the first node in `DB_URI`, and all three in
 * `CLUSTER_URIS`, with spaces between them.
 */
import { GaleraCluster } from './cluster/galera.ts';
import { requireProgram } from './cluster/programs.ts';
import { runHere } from './cluster/run.ts';
import { readCommandLine, runCommand } from './command-line/command-line.ts';

const HELP =
  'npm run cluster [-- command]   Starts three nodes of MariaDB Galera on this machine. The command\n' +
  '                               finds the first in DB_URI, and all in CLUSTER_URIS. They stop when\n' +
  '                               it ends; without a command, at Ctrl-C.';

async function main([program, ...args]: readonly string[]): Promise<number> {
  if (program !== undefined) requireProgram(program); // before the nodes are started for nothing
  await using cluster = await GaleraCluster.start();
  const uris = cluster.nodes.map((node) => node.uri);
  console.log(uris.join('\n'));
  if (program === undefined) {
    console.log('Three nodes are running. Stop them with Ctrl-C.');
    return await new Promise(() => setInterval(() => undefined, 60_000));
  }
  const env = { ...process.env, DB_URI: uris[0], CLUSTER_URIS: uris.join(' ') };
  return await runHere(program, args, env); // awaited here: the nodes stop at the return
}

await runCommand({
  help: HELP,
  read: (args) => {
    // What stands behind the name of a program is for that program.
    const name = args.findIndex((arg) => !arg.startsWith('-'));
    const own = name === -1 ? args : args.slice(0, name);
    return { ...readCommandLine(own, {}).values, command: args.slice(own.length) };
  },
  run: ({ command }) => main(command),
});
