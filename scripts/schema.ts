/** `npm run schema`: prints the SQL that creates the library's table, for your own migrations. */
import { schemaSql } from './schema/schema-sql.ts';
import { DIALECTS } from './schema/dialects.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !DIALECTS.some((dialect) => dialect.name === name));

if (unknown.length > 0) {
  const known = DIALECTS.map((dialect) => dialect.name).join(', ');
  console.error(`There is no dialect '${unknown.join("', '")}'. Known: ${known}.`);
  process.exitCode = 2;
} else {
  for (const dialect of DIALECTS) {
    if (wanted.length > 0 && !wanted.includes(dialect.name)) continue;
    console.log(`-- ${dialect.name}\n${await schemaSql(dialect.uri)}\n`);
  }
}
