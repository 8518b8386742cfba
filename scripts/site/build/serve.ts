/** Serves a folder on this machine alone, and tells its pages when to load again. */
import { context } from 'esbuild';

export interface Server {
  readonly address: string;
  reload(): void;
  close(): void;
}

/** Pages that have this script load again whenever they are told to. */
export const reloader = 'reload.js';

/** @param wanted 0 means any port; without it, the first free one from 8000 on. */
export async function serve(folder: string, wanted?: number): Promise<Server> {
  let version = 0;
  // The server tells all pages when what it has built is not what it was.
  const served = await context({
    entryPoints: [reloader],
    outdir: folder,
    write: false,
    plugins: [
      {
        name: 'reloader',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /.*/ }, ({ path }) => ({ path, namespace: 'reloader' }));
          onLoad({ filter: /.*/, namespace: 'reloader' }, () => ({
            contents: `new EventSource('/esbuild?${version}').addEventListener('change', () => location.reload())`,
          }));
        },
      },
    ],
  });
  const port = wanted === undefined ? {} : { port: wanted };
  const serving = await served
    .serve({ servedir: folder, host: 'localhost', ...port })
    .catch(async (error: unknown) => {
      await served.dispose();
      throw error;
    });
  return {
    address: `http://localhost:${serving.port}/`,
    reload: () => {
      version += 1;
      void served.rebuild();
    },
    close: () => void served.dispose(),
  };
}
