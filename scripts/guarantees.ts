/** `npm run guarantees`: what is guaranteed on which database, from a run of the tests. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCommandLine, runCommand } from './command-line/command-line.ts';
import { problemsIn, readReport, type TestReport } from './guarantees/report.ts';
import { tableOf, withTable } from './guarantees/table.ts';

const HELP = `Tests every guarantee on every database, and writes the table of guide/guarantees.md.

  npm run guarantees                  run the tests, and rewrite the table
  npm run guarantees -- --check       run the tests, and fail when the table is another one
  npm run guarantees -- --from=FILE   take the results from a file: that of a run of
                                      GUARANTEES_REPORT=FILE npm run test:databases

Needs the drivers (npm run drivers), a PostgreSQL and a MariaDB server. A test that fails, one whose
name begins with no guarantee, and a guarantee that no test has shown on one of the databases is an
error, and the table stays as it is.

Exit status: 0 if all is well, 1 if something failed, 2 if the command makes no sense.`;

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}guide/guarantees.md`;

/** @returns the file with the report. */
function runTests(): string {
  const report = `${root}build/guarantees.jsonl`;
  fs.mkdirSync(`${root}build`, { recursive: true });
  fs.rmSync(report, { force: true });
  const { status } = spawnSync('npm', ['run', '--silent', 'test:databases'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, GUARANTEES_REPORT: report },
  });
  // A test can fail outside its task, and a suite can end early: neither is in the report.
  if (status !== 0) throw new Error('The tests have failed: the table stays as it is.');
  return report;
}

function judge(reports: readonly TestReport[], isCheck: boolean): boolean {
  const problems = problemsIn(reports);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return false;

  const found = fs.readFileSync(page, 'utf8');
  const table = tableOf(reports);
  const wanted = withTable(found, table);
  console.log(table);
  if (found === wanted) return true;
  if (isCheck) console.error('guide/guarantees.md has another table: npm run guarantees');
  else fs.writeFileSync(page, wanted);
  return !isCheck;
}

await runCommand({
  help: HELP,
  read: (args) =>
    readCommandLine(args, {
      check: { type: 'boolean', default: false },
      from: { type: 'string' },
    }).values,
  run: ({ from, check }) => (judge(readReport(from ?? runTests()), check) ? 0 : 1),
});
