/** What an application may do that `npm run cluster` runs: it asks each node for its name. */
import { ask } from '../../scripts/cluster/server-process.ts';

const { DB_URI = '', CLUSTER_URIS = '' } = process.env;
const names: unknown[] = [];
for (const uri of [DB_URI, ...CLUSTER_URIS.split(' ')]) {
  names.push(await ask(uri, 'SELECT @@wsrep_node_name AS name'));
}
console.log(JSON.stringify(names.flat()));
process.exitCode = 3;
