/** What came of an answer, in elements: the idea first, then what was expected and found. */
import type { Failure, Verdict } from '../../../exercises/verdict.ts';
import type { ExerciseData } from '../../shared/page-data.ts';
import { button, element, wide } from '../elements.ts';

export interface Judged {
  readonly verdict: Verdict;
  /** Whether the type checker has had its say. */
  readonly typed: boolean;
}

export function verdictBox({ verdict, typed }: Judged, task: ExerciseData, checkTypes: () => void) {
  const parts: Node[] = [];
  if (verdict.kind === 'failed') parts.push(failureBox(verdict.failure, task));
  else {
    const halves = typed ? 'what it does and its types' : 'what it does, not its types';
    const box = element('div', 'passed', element('strong', '', '✓ Passed'), ` Checked: ${halves}.`);
    if (!typed) {
      const types = button('Check the types, too', 'types-too', checkTypes);
      types.title = 'Loads the compiler, once: 1.3 MB';
      box.append(' ', types);
    }
    parts.push(box);
  }
  if (verdict.printed !== '') parts.push(wide('output', verdict.printed));
  return parts;
}

function failureBox(failure: Failure, task: ExerciseData): HTMLElement {
  const { message, details } = failure;
  const [idea = '', ...more] = message.split('\n');
  const box = element('div', 'failure', element('strong', '', ...inline(idea)));
  for (const row of more) box.append(element('p', '', row));
  if (details !== undefined && details !== '') box.append(wide('', details));
  box.append(element('p', 'place', ...place(failure, task)));
  return box;
}

function place({ path, line, isSomewhere }: Failure, { id, check }: ExerciseData) {
  const inCheck = line - check.line + 1;
  if (path === `${id}.ts`) return [isSomewhere ? 'In your answer' : `Line ${line} of your answer`];
  if (path !== check.path || inCheck < 1) return [`${path}:${line}`];
  const link = element('a', '', isSomewhere ? 'In the check' : `Line ${inCheck} of the check`);
  link.href = `#L${check.line - 1}`;
  return [link, ` (${path}:${line})`];
}

/** Code between backticks. */
function inline(text: string): (Node | string)[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? element('code', '', part) : part));
}
