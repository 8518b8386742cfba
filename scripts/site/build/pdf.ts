import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../runner/workspace.ts';
import { bookOf } from './book.ts';
import { openBrowser } from './browser.ts';
import { SiteBuilder } from './site-builder.ts';

/** Writes the whole guide as one document. @returns the file. */
export async function writePdf(): Promise<string> {
  const builder = new SiteBuilder();
  await builder.build();
  const book = path.join(builder.folder, 'book.html');
  writeFileSync(
    book,
    bookOf((page) => readFileSync(path.join(builder.folder, page), 'utf8')),
  );
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(pathToFileURL(book).href);
  const file = path.join(root, 'build/guide.pdf');
  await page.pdf({
    path: file,
    format: 'A4',
    margin: { top: '18mm', bottom: '20mm', left: '20mm', right: '18mm' },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width:100%;text-align:center;font:8px sans-serif"><span class="pageNumber"></span></div>',
    outline: true,
    tagged: true,
  });
  await browser.close();
  return file;
}
