/** One process is cold once: see `cold.ts`. */
import { runCold } from './cold.ts';

console.log(JSON.stringify(await runCold(process.argv[2] ?? 'raw')));
