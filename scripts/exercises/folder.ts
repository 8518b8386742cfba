/** The reader's own folder: a file for each exercise, and how far they have come. */
import fs from 'node:fs';
import path from 'node:path';
import { root, writeIfChanged } from '../runner/workspace.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { parseProgress, withoutChanged, type Progress } from './progress.ts';
import {
  exported,
  fingerprint,
  imported,
  merged,
  nothing,
  parseSaved,
  type Saved,
} from './saved.ts';

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
  // A file that was removed is as at the beginning.
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
  const text = fs.existsSync(progressFile) ? fs.readFileSync(progressFile, 'utf8') : '';
  const saved = parseSaved(text);
  // Until version 0.1.0 the file was the progress alone.
  const progress = saved === nothing ? parseProgress(text) : saved.progress;
  return withoutChanged(progress, (id) => {
    const exercise = exercises.find((candidate) => candidate.id === id);
    return exercise && fingerprintOf(exercise, readAnswer(exercise));
  });
}

/** Writes what the live page can import: the progress, and the answers as they are now. */
export function writeProgress(exercises: readonly Exercise[], progress: Progress): void {
  const answers = exercises.flatMap((exercise) => {
    const text = codeIn(readAnswer(exercise).text);
    return text === exercise.starter.text ? [] : [[exercise.id, text] as const];
  });
  writeIfChanged(progressFile, exported({ answers: Object.fromEntries(answers), progress }));
}

/**
 * Takes over what the live page has exported. Answers that are replaced are kept as backups.
 *
 * @throws an error that says why, when the file is no such export.
 */
export function importWork(exercises: readonly Exercise[], file: string): Saved {
  const theirs = imported(fs.readFileSync(file, 'utf8'));
  for (const exercise of exercises) {
    const answer = theirs.answers[exercise.id];
    if (answer === undefined || answer === codeIn(readAnswer(exercise).text)) continue;
    resetAnswer(exercise);
    fs.writeFileSync(fileOf(exercise), headingOf(exercise) + answer);
  }
  const mine: Saved = { answers: {}, progress: readProgress(exercises) };
  writeProgress(exercises, merged(mine, theirs).progress);
  return theirs;
}

/** What passed is one answer to one check; when either changes, it is to be seen again. */
export function fingerprintOf({ check }: Exercise, { text }: Code): string {
  return fingerprint(check.text, codeIn(text));
}

function firstText(exercise: Exercise): string {
  return headingOf(exercise) + exercise.starter.text;
}

function headingOf({ id, stars, title, place }: Exercise): string {
  return `// ${id} ${'★'.repeat(stars)} ${title} (${place.path}:${place.line})\n\n`;
}

/** An answer without the heading that its file begins with. */
function codeIn(text: string): string {
  return text.replace(/^\/\/ \S+ ★+ .*\n\n/, '');
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
