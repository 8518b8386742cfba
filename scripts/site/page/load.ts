/** Loads what is not needed before somebody asks for it. Nothing is fetched: files cannot be. */
import { theWorkbook, type Workbook } from './workbook.ts';

const loading = new Map<string, Promise<void>>();

/** The address of a file of the site, from the page. */
export function fromTop(url: string): string {
  return (document.documentElement.dataset['top'] ?? '') + url;
}

/** A part of the workbook, from the script that brings it. */
export async function load<Name extends keyof Workbook>(
  name: Name,
  file: string,
): Promise<Workbook[Name]> {
  const before = loading.get(file) ?? inject(file);
  loading.set(file, before);
  await before;
  const loaded = theWorkbook()[name];
  if (loaded === undefined) throw new Error(`${file} could not be read.`);
  return loaded;
}

async function inject(file: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = fromTop(`assets/${file}`);
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => reject(new Error(`${file} could not be loaded.`)));
      document.head.append(script);
    });
  } catch (error) {
    // Whoever comes back online may try again.
    loading.delete(file);
    throw error;
  }
}

export function unpack(packed: string): Response {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}
