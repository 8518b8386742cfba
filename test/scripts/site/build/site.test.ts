import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bookOf } from '../../../../scripts/site/build/book.ts';
import { highlight } from '../../../../scripts/site/shared/highlight.ts';
import { layout } from '../../../../scripts/site/build/layout.ts';
import { finderOf } from '../../../../scripts/site/page/reading/find.ts';
import { serve } from '../../../../scripts/site/build/serve.ts';

const site = suite('site');

site('code keeps its text, whatever is marked in it', () => {
  const code = 'const a = `<${1}>`; // x\n\nb();';
  const html = highlight(code, 'ts', undefined, (line) => line === 'b();');
  const text = html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  assert.is(text, code);
  assert.match(html, /<mark>.*b.*<\/mark><\/code>$/s);
});

site('a page knows its way to the top', () => {
  const page = { title: 'T', content: '', contents: [{ title: '1 A', url: '1-a.html' }] };
  const html = layout({ ...page, url: 'api/classes/T.html', assets: ['assets/a.js'] });
  assert.match(html, '<script defer src="../../assets/a.js"></script>');
  assert.match(html, '<a href="../../1-a.html">1 A</a>');
});

site('the search wants all words, and puts titles first', () => {
  const entry = (title: string, text: string) => ({ title, text, place: '', url: '' });
  const entries = [
    entry('Other', 'an event store is here'),
    entry('EventStore', 'stores'),
    entry('Event store', 'two words'),
    entry('Event', 'alone'),
    entry('EventStore.event', 'store'),
  ];
  const find = finderOf(entries);
  const titles = (question: string) => find(question).found.map(({ entry: { title } }) => title);
  assert.is(titles('event store')[0], 'Event store');
  assert.equal(new Set(titles('event store')).size, 4);
  assert.is(titles('eventstore')[0], 'EventStore');
  assert.ok(titles('evemt').includes('Event'));
  assert.equal(titles('  '), []);
  assert.equal(titles('nothing'), []);
});

site('the guide explains before the library lists its members', () => {
  const entry = (title: string, url: string) => ({
    title,
    url,
    text: 'about a version',
    place: '',
  });
  const member = entry('VersionError.version', 'api/classes/VersionError.html#version');
  const find = finderOf([member, entry('Two for one version', '1-domain.html#two')]);
  assert.equal(
    find('version').found.map(({ entry: { title } }) => title),
    ['Two for one version', 'VersionError.version'],
  );
});

site('a member is found by its name where that is one of code', () => {
  const entry = (title: string, url: string) => ({ title, url, text: 'storeEvents', place: '' });
  const member = entry('EventStore.storeEvents', 'api/classes/EventStore.html#storeevents');
  const find = finderOf([entry('storeEvents in the guide', '1.html'), member]);
  assert.is(find('storeEvents').found[0]?.entry, member);
});

site('what was found is shown with words around it', () => {
  const text = `${'before '.repeat(20)}needle ${'after '.repeat(40)}`;
  const [needle] = finderOf([{ title: 'T', text, place: '', url: '' }])('needle').found;
  assert.match(needle?.excerpt ?? '', /^… .*needle.* …$/);
});

site('a port that is taken is refused', async () => {
  const first = await serve(import.meta.dirname, 0);
  const port = Number(new URL(first.address).port);
  let said = '';
  await serve(import.meta.dirname, port).catch((error: Error) => (said = error.message));
  first.close();
  assert.match(said, `:${port}`);
});

site('a folder is served, nothing outside of it, and pages are told to load again', async () => {
  const server = await serve(import.meta.dirname, 0);
  try {
    const get = (url: string) => fetch(server.address + url, { headers: { accept: '*/*' } });
    assert.match(await (await get('site.test.ts')).text(), 'a folder is served');
    assert.is((await get('%2e%2e/extract.test.ts')).status, 404);
    const script = await (await get('reload.js')).text();
    const [, events = ''] = /EventSource\("\/(.*?)"\)/.exec(script) ?? [];
    const headers = { accept: 'text/event-stream' };
    const { body } = await fetch(server.address + events, { headers });
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    assert.match((await reader.read()).value ?? '', 'retry');
    server.reload();
    assert.match((await reader.read()).value ?? '', 'event: change');
    await reader.cancel();
  } finally {
    server.close();
  }
});

site('the book has all pages, and its links stay inside it', () => {
  const pages: Record<string, string> = {
    'index.html':
      '<main><article><a href="1.html#a">1</a></article><a rel="next" href="1.html"></a></main>',
    '1.html': '<main><article><h2 id="a">A</h2><a href="api/x.html">x</a></article></main>',
  };
  const book = bookOf((page) => pages[page] ?? '');
  assert.match(book, '<a href="#page-1-a">1</a>');
  assert.match(book, '<h2 id="page-1-a">');
  assert.match(book, '<a href="api/x.html">');
});

site.run();
