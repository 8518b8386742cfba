/** A process that reads a number and writes the next one, again and again, beside others that do so. */
import { connect } from './databases.ts';

const [uri = '', times] = process.argv.slice(2);
await using datastore = await connect(uri);
for (let n = 0; n < Number(times); n++) {
  await datastore.transaction(async (manager) => {
    const [row] = await manager.query<{ n: number }[]>('SELECT n FROM counter');
    await manager.query('UPDATE counter SET n = ?', [(row?.n ?? 0) + 1]);
  });
}
