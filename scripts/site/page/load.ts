/** Loads what is not needed before the reader asks for it. */
import { theWorkbook, type Workbook } from './workbook.ts';

/** Hears how many bytes have come. */
export type Progress = (received: number) => void;

const loading = new Map<string, Promise<void>>();

/** The address of a file of the site, from the page. */
export function fromTop(url: string): string {
  return (document.documentElement.dataset['top'] ?? '') + url;
}

/** A part of the workbook, from the script that brings it. */
export async function load<Name extends keyof Workbook>(
  name: Name,
  file: string,
  progress?: Progress,
): Promise<Workbook[Name]> {
  const before = loading.get(file) ?? inject(file, progress);
  loading.set(file, before);
  await before;
  const loaded = theWorkbook()[name];
  if (loaded === undefined) throw new Error(`${file} could not be read.`);
  return loaded;
}

async function inject(file: string, progress: Progress | undefined): Promise<void> {
  try {
    const address = fromTop(`assets/${file}`);
    // A page that was opened from a disk fetches nothing, and need not wait.
    const isFetched = progress !== undefined && location.protocol.startsWith('http');
    const source = isFetched ? await fetched(address, progress) : address;
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = source;
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => reject(new Error(`${file} could not be loaded.`)));
      document.head.append(script);
    });
  } catch (error) {
    // A reader who comes back online may try again.
    loading.delete(file);
    throw error;
  }
}

/** @returns the address of what has been loaded piece by piece. */
async function fetched(address: string, progress: Progress): Promise<string> {
  const { ok, body } = await fetch(address);
  if (!ok || body === null) throw new Error(`${address} could not be loaded.`);
  const [pieces, reader] = [[] as BlobPart[], body.getReader()];
  let received = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    progress((received += piece.value.length));
  }
  return URL.createObjectURL(new Blob(pieces, { type: 'text/javascript' }));
}

export function unpack(packed: string): Response {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}
