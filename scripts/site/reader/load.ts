/** Scripts with data, loaded when they are asked for: a page on a disk may not fetch. */

const loading = new Map<string, Promise<void>>();

/** The address of a file of the site, from the page. */
export function fromTop(url: string): string {
  return (document.documentElement.dataset['top'] ?? '') + url;
}

export async function load<Data>(name: string, url: string): Promise<Data> {
  const begun = loading.get(url) ?? loadScript(fromTop(url));
  loading.set(url, begun);
  await begun;
  const workbook: unknown = Reflect.get(globalThis, 'workbook');
  return Reflect.get(Object(workbook), name) as Data;
}

function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${src} is missing.`)));
    document.head.append(script);
  });
}
