/** `npm run site`: the guide and the API of the library as plain files, for any host or a disk. */
import { SiteBuilder } from './site/build/site-builder.ts';

const start = performance.now();
const builder = new SiteBuilder();
const troubles = await builder.build();
for (const trouble of troubles) console.error(trouble);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`guide    ${builder.folder}/index.html
library  ${builder.folder}/api/index.html
built in ${seconds} s`);
process.exitCode = troubles.length === 0 ? 0 : 1;
