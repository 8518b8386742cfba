import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../command-line/command-line.ts';
import { root } from '../../runner/workspace.ts';
import { reloader, serve } from './serve.ts';
import { SiteBuilder } from './site-builder.ts';

/** Serves the guide, and builds it again whenever it is saved. Never returns. */
export async function showGuide(port: number | undefined): Promise<never> {
  // Its pages load again by themselves, so they are not those that any host can carry.
  const builder = new SiteBuilder('guide', [reloader]);
  const server = await serve(builder.folder, port).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The guide cannot be shown at port ${port}: ${reason}`);
  });
  const build = async (): Promise<void> => {
    const start = performance.now();
    try {
      const troubles = await builder.build();
      for (const trouble of troubles) console.error(trouble);
    } catch (error) {
      // What is half written may be whole after the next save.
      console.error(error instanceof Error ? error.message : error);
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${server.address}  built in ${seconds} s; save a page to see it again`);
    server.reload();
  };
  console.log(`${server.address}  building…`);
  let building = build();
  let timer: NodeJS.Timeout | undefined;
  for (const folder of ['guide', 'src', 'scripts/site']) {
    fs.watch(path.join(root, folder), { recursive: true }, () => {
      builder.forget(folder);
      clearTimeout(timer);
      // Editors write a file in several steps.
      timer = setTimeout(() => void (building = building.then(build)), 80);
    });
  }
  return new Promise(() => undefined);
}
