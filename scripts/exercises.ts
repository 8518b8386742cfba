/** `npm run exercises`: the exercises of the guide, checked whenever you save. */
import { sitDown } from './exercises/desk.ts';
import { Examiner } from './exercises/examiner.ts';
import { ExerciseError } from './exercises/exercise.ts';
import { openFolder, readProgress } from './exercises/folder.ts';
import { readGuide, writeChapters, type Guide } from './exercises/guide.ts';
import { help, readOptions, UsageError, type Options } from './exercises/options.ts';
import { whereToBegin } from './exercises/progress.ts';
import { checkAnswers, statementLines, type Reporter } from './exercises/report.ts';
import { barLine, listLines } from './exercises/overview.ts';
import { choosePaint } from './runner/paint.ts';

const { stdin, stdout } = process;
const paint = choosePaint(stdout.isTTY, process.env);
const say = (line: string): void => console.log(line);
const reporter: Reporter = { say, paint, width: 80 };

async function main({ chapters, exercises }: Guide, options: Options): Promise<number> {
  if (options.kind === 'help') {
    say(help);
    return 0;
  }
  openFolder(exercises);
  const progress = readProgress(exercises);
  if (options.kind === 'list') {
    for (const line of listLines(exercises, progress, { paint })) say(line);
    say(`\n${barLine(exercises, progress, paint)}`);
    return 0;
  }
  writeChapters(chapters);
  const examiner = new Examiner(chapters.map(({ path }) => path));
  try {
    if (options.kind === 'check') {
      const chosen = exercises.filter(({ id }) => options.ids.includes(id));
      const wanted = chosen.length > 0 ? chosen : exercises;
      return (await checkAnswers(wanted, exercises, examiner, reporter)) ? 0 : 1;
    }
    const first =
      exercises.find(({ id }) => id === options.id) ?? whereToBegin(exercises, progress);
    if (first === undefined) throw new UsageError('There are no exercises in guide/.');
    if (stdin.isTTY && stdout.isTTY) {
      await sitDown(exercises, first, examiner);
      return 0;
    }
    for (const line of statementLines(first, reporter)) say(line);
    const introduced = { ...reporter, isIntroduced: true };
    return (await checkAnswers([first], exercises, examiner, introduced)) ? 0 : 1;
  } finally {
    examiner.close();
  }
}

try {
  const guide = readGuide();
  const known = guide.exercises.map(({ id }) => id);
  process.exit(await main(guide, readOptions(process.argv.slice(2), known)));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ExerciseError)) throw error;
  console.error(error.message);
  process.exit(2);
}
