import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findPages, readProject } from '../../../scripts/links/project.ts';

const test = suite<{ root: string }>('project');

test.before.each((context) => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-links-'));
  for (const page of [
    'README.md',
    'guide/10-z.md',
    'guide/2-b.md',
    'guide/README.md',
    'build/x.md',
  ]) {
    fs.mkdirSync(path.join(context.root, path.dirname(page)), { recursive: true });
    fs.writeFileSync(path.join(context.root, page), `# ${page}\n`);
  }
  fs.mkdirSync(path.join(context.root, 'src'));
  fs.writeFileSync(path.join(context.root, 'src/index.ts'), '');
});

test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

test('the pages come in the order in which they are read', ({ root }) => {
  assert.equal(findPages(root), ['README.md', 'guide/README.md', 'guide/2-b.md', 'guide/10-z.md']);
});

test('what has been built counts as not there', ({ root }) => {
  const project = readProject(root);
  assert.ok(project.exists('guide/2-b.md'));
  assert.not(project.exists('build/x.md'));
});

test.run();
