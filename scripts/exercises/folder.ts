/** The reader's own folder: a file for each exercise, and how far they have come. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root, writeIfChanged } from '../runner/workspace.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { parseProgress, withoutChanged, type Progress } from './progress.ts';

/** From the top of the project; a test may choose another one. */
export const ownFolder = process.env['EXERCISES_FOLDER'] ?? '.exercises';
const inside = (...names: string[]): string => path.resolve(root, ownFolder, ...names);
const progressFile = inside('progress.json');

/** For editors: chapters are imported as they are on the page. */
const fromHere = (...names: string[]): string =>
  path.relative(inside(), path.join(root, ...names)).replaceAll('\\', '/');
const editorConfig = {
  extends: fromHere('tsconfig.json'),
  compilerOptions: { rootDirs: ['.', fromHere('build', 'chapters')] },
  include: ['*.ts'],
};

/** Makes what is missing, and overwrites nothing. */
export function openFolder(exercises: readonly Exercise[]): void {
  fs.mkdirSync(inside(), { recursive: true });
  for (const exercise of exercises) writeNew(fileOf(exercise), firstText(exercise));
  writeNew(inside('tsconfig.json'), `${JSON.stringify(editorConfig, null, 2)}\n`);
}

/** The file of an exercise, from the top of the project. */
export function pathOf({ id }: Exercise): string {
  return `${ownFolder}/${id}.ts`;
}

export function readAnswer(exercise: Exercise): Code {
  const file = fileOf(exercise);
  // Somebody may have removed it: then it is as at the beginning.
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : firstText(exercise);
  return { text, path: pathOf(exercise), line: 1 };
}

/** Puts the file back to its beginning and returns where the reader's version is kept. */
export function resetAnswer(exercise: Exercise): string {
  const { text } = readAnswer(exercise);
  fs.mkdirSync(inside('backups'), { recursive: true });
  for (let number = 1; ; number += 1) {
    const name = `${exercise.id}.${number}.ts`;
    if (!writeNew(inside('backups', name), text)) continue;
    fs.writeFileSync(fileOf(exercise), firstText(exercise));
    return `${ownFolder}/backups/${name}`;
  }
}

/** Calls back with the exercise whose file has changed, when the editor is done writing it. */
export function watchFolder(
  exercises: readonly Exercise[],
  changed: (exercise: Exercise) => void,
): void {
  const texts = new Map(exercises.map((exercise) => [exercise.id, readAnswer(exercise).text]));
  let timer: NodeJS.Timeout | undefined;
  fs.watch(inside(), () => {
    clearTimeout(timer);
    // Editors write a file in several steps.
    timer = setTimeout(() => {
      for (const exercise of exercises) {
        if (!fs.existsSync(fileOf(exercise))) continue;
        const { text } = readAnswer(exercise);
        if (texts.get(exercise.id) === text) continue;
        texts.set(exercise.id, text);
        changed(exercise);
      }
    }, 40);
  });
}

export function readProgress(exercises: readonly Exercise[]): Progress {
  const text = fs.existsSync(progressFile) ? fs.readFileSync(progressFile, 'utf8') : '{}';
  return withoutChanged(parseProgress(text), (id) => {
    const exercise = exercises.find((candidate) => candidate.id === id);
    return exercise && fingerprintOf(exercise, readAnswer(exercise));
  });
}

export function writeProgress(progress: Progress): void {
  writeIfChanged(progressFile, `${JSON.stringify(progress, null, 2)}\n`);
}

/** What passed is one answer to one check; when either changes, it is to be seen again. */
export function fingerprintOf({ check }: Exercise, { text }: Code): string {
  return createHash('sha256').update(`${check.text}\0${text}`).digest('hex').slice(0, 16);
}

function firstText({ id, stars, title, place, starter }: Exercise): string {
  const heading = `// ${id} ${'★'.repeat(stars)} ${title} (${place.path}:${place.line})`;
  return `${heading}\n\n${starter.text}`;
}

function fileOf({ id }: Exercise): string {
  return inside(`${id}.ts`);
}

/** Writes a file that is not there yet; false when it is. */
function writeNew(file: string, text: string): boolean {
  if (fs.existsSync(file)) return false;
  fs.writeFileSync(file, text, { flag: 'wx' });
  return true;
}
