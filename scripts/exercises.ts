/** `npm run exercises`: the exercises of the guide, checked whenever you save. */
import path from 'node:path';
import { textOfLack } from './chapter/exercise.ts';
import { describeError } from './chapter/thrown.ts';
import { runCommand, UsageError } from './command-line/command-line.ts';
import { workAtTerminal } from './exercises/terminal.ts';
import { Examiner } from './exercises/examiner.ts';
import { importWork, openFolder, readProgress } from './exercises/folder.ts';
import { readGuide, writeChapters, type Guide } from './exercises/guide.ts';
import { help, readOptions, type Options } from './exercises/options.ts';
import { lackOfAnswers } from './exercises/prove.ts';
import { whereToBegin } from './exercises/progress.ts';
import { checkAnswers, proveExercises, statementLines, type Reporter } from './exercises/report.ts';
import { barLine, listLines } from './exercises/overview.ts';
import { choosePaint } from './runner/paint.ts';

const { stdin, stdout } = process;
const paint = choosePaint(stdout.isTTY, process.env);
const say = (line: string): void => console.log(line);
const reporter: Reporter = { say, paint, width: 80 };

async function main({ chapters, exercises, lacks }: Guide, options: Options): Promise<number> {
  const ids = 'ids' in options ? options.ids : [];
  const isChosen = (id: string | undefined): boolean =>
    ids.length === 0 || id === undefined || ids.includes(id);
  const told = lacks.filter(({ id }) => isChosen(id));
  for (const lack of told) console.error(textOfLack(lack));
  if (options.kind === 'prove') {
    const half = new Set(told.flatMap(({ id }) => id ?? []));
    for (const id of half) console.error(lackOfAnswers({ id }) ?? '');
  }
  const isWhole = told.length === 0;
  openFolder(exercises);
  if (options.kind === 'import') {
    const from = path.resolve(process.env['INIT_CWD'] ?? '.', options.file);
    try {
      const { answers, progress } = importWork(exercises, from);
      const passed = Object.keys(progress.passed).length;
      say(`Imported: ${Object.keys(answers).length} answers, ${passed} passed.`);
      return 0;
    } catch (error) {
      throw new UsageError(`${options.file}: ${describeError(error)} Nothing has changed.`);
    }
  }
  const progress = readProgress(exercises);
  if (options.kind === 'list') {
    for (const line of listLines(exercises, progress, { paint })) say(line);
    say(`\n${barLine(exercises, progress, paint)}`);
    return isWhole ? 0 : 1;
  }
  writeChapters(chapters);
  const examiner = new Examiner(chapters.map(({ path }) => path));
  try {
    const chosen = exercises.filter(({ id }) => isChosen(id));
    if (options.kind === 'prove') {
      return (await proveExercises(chosen, examiner, reporter)) && isWhole ? 0 : 1;
    }
    if (options.kind === 'check') {
      return (await checkAnswers(chosen, exercises, examiner, reporter)) && isWhole ? 0 : 1;
    }
    const first =
      exercises.find(({ id }) => options.kind === 'work' && id === options.id) ??
      whereToBegin(exercises, progress);
    if (first === undefined) throw new UsageError('There are no exercises in guide/exercises/.');
    if (stdin.isTTY && stdout.isTTY) {
      await workAtTerminal(exercises, first, examiner);
      return 0;
    }
    for (const line of statementLines(first, reporter)) say(line);
    const introduced = { ...reporter, isIntroduced: true };
    return (await checkAnswers([first], exercises, examiner, introduced)) ? 0 : 1;
  } finally {
    examiner.close();
  }
}

const guide = readGuide();
const known = [...guide.exercises, ...guide.lacks].flatMap(({ id }) => id ?? []);
await runCommand({
  help,
  read: (args) => readOptions(args, known),
  run: (options) => main(guide, options),
});
process.exit();
