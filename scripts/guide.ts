/** `npm run guide`: the guide in the browser, built again and shown again whenever it is saved. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './guide/workspace.ts';
import { SiteBuilder } from './site/build.ts';
import { serve } from './site/serve.ts';

const builder = new SiteBuilder();
const server = await serve(builder.folder, Number(process.env['PORT'] ?? 4400));
let building: Promise<void> | undefined;
let isWanted = false;

async function build(): Promise<void> {
  do {
    isWanted = false;
    const start = performance.now();
    try {
      const troubles = await builder.build();
      for (const trouble of troubles) console.error(`${trouble}\nnpm run chapters says more.`);
    } catch (error) {
      // What is half written may be whole after the next save.
      console.error(error instanceof Error ? error.message : error);
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${server.address}  built in ${seconds} s; save a page to see it again`);
    server.reload();
  } while (isWanted);
  building = undefined;
}

for (const folder of ['guide', 'src', 'scripts/site']) {
  let timer: NodeJS.Timeout | undefined;
  fs.watch(path.join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    // Editors write a file in several steps.
    timer = setTimeout(() => {
      isWanted = true;
      building ??= build();
    }, 80);
  });
}
console.log(`${server.address}  building…`);
building = build();
