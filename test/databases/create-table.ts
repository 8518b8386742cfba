/** A process that creates the table again and again, beside others that do the same. */
import { connect } from './databases.ts';

await using datastore = await connect(process.argv[2]!);
for (let n = 0; n < 20; n++) await datastore.setupTables();
