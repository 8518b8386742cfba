/** `npm run guarantees`: what is guaranteed on which database, from a run of the tests. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { help, readOptions, UsageError } from './guarantees/options.ts';
import { withTable } from './guarantees/page.ts';
import { readReport, type TestReport } from './guarantees/report.ts';
import { tableOf, unshown, untagged } from './guarantees/table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}guide/guarantees.md`;

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(help);
  else process.exitCode = judge(readReport(options.from ?? runTests()), options.check) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

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
  const problems = [
    ...reports.filter(({ passed }) => !passed).map((r) => `Failed on ${r.database}: ${r.test}`),
    ...unshown(reports).map((what) => `No test has shown this on ${what}`),
    ...untagged(reports).map((name) => `This begins with no guarantee: ${name}`),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return false;

  const found = fs.readFileSync(page, 'utf8');
  const table = tableOf(reports);
  const wanted = withTable(found, table);
  console.log(table);
  if (found === wanted) return true;
  if (isCheck) {
    console.error('guide/guarantees.md has another table: npm run guarantees');
    return false;
  }
  fs.writeFileSync(page, wanted);
  return true;
}
