/** `npm run site`: the guide as plain files in build/site, for any host or a disk. */
import { SiteBuilder } from './site/build/site-builder.ts';

const start = performance.now();
const builder = new SiteBuilder();
const troubles = await builder.build();
for (const trouble of troubles) console.error(`${trouble}\nnpm run chapters says more.`);
console.log(`${builder.folder}/index.html  (${((performance.now() - start) / 1000).toFixed(1)} s)`);
process.exitCode = troubles.length === 0 ? 0 : 1;
