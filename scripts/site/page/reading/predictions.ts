/** Predictions: the reader presses a choice, or runs the block, and only then is told the answer. */
import { button, element } from '../elements.ts';
import { Marks } from '../marks.ts';

const key = 'workbook/predictions';

export function offerPredictions(): void {
  const parts = [
    ...document.querySelectorAll<HTMLElement>(
      'article :is(blockquote, [data-kind="run"], [data-kind="throws"], details:has(> [data-kind="output"]))',
    ),
  ];
  for (const [index, question] of parts.entries()) {
    if (question.querySelector('strong')?.textContent !== 'Predict.') continue;
    const end = parts.findIndex((part, at) => at > index && part.matches('details'));
    const [block, answer] = [parts[end - 1], parts[end]];
    if (block && answer instanceof HTMLDetailsElement) offer(question, block, answer);
  }
}

function offer(question: HTMLElement, block: HTMLElement, answer: HTMLDetailsElement): void {
  // What is remembered belongs to the words of the question: others are another question.
  const name = question.innerText;
  const reasons = [...answer.querySelectorAll<HTMLLIElement>(':scope > ol > li')];
  const right = reasons.findIndex((one) => one.querySelector('strong')?.textContent === 'Right.');
  const said = element('div', '');
  said.setAttribute('role', 'status');
  const marks = new Marks(question, 'predicted');

  const say = (chosen: number): void => {
    for (const [index, choice] of choices.entries()) {
      choice.setAttribute('aria-pressed', String(index === chosen));
    }
    for (const [index, reason] of reasons.entries()) {
      reason.value = index + 1;
      // What is said at the question is not said again.
      reason.hidden = index === chosen || index === right;
    }
    const told = [...new Set([chosen, right])].flatMap((at) => reasons[at]?.cloneNode(true) ?? []);
    for (const reason of told) if (reason instanceof HTMLElement) reason.hidden = false;
    const it = chosen === right ? ', and so it is.' : `; it is ${right + 1}.`;
    said.replaceChildren(
      element('p', '', `You said ${chosen + 1}${it}`),
      element('ol', '', ...told),
    );
    question.classList.add('said');
    answer.open = true;
    marks.show(true);
  };

  const choices = [...question.querySelectorAll('li')].map((item, index) => {
    const choice = button('', 'choice', () => {
      say(index);
      keep(name, index);
    });
    choice.classList.toggle('right', index === right);
    choice.setAttribute('aria-pressed', 'false');
    choice.append(...item.childNodes);
    item.append(choice);
    return choice;
  });
  question.append(said);
  const before = Number(kept()[name] ?? NaN);
  if (choices[before] !== undefined) say(before);

  new MutationObserver(() => {
    if (block.dataset['state'] === 'passed') answer.open = true;
  }).observe(block, { attributeFilter: ['data-state'] });
}

function kept(): Record<string, unknown> {
  try {
    return { ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>) };
  } catch {
    return {};
  }
}

function keep(name: string, choice: number): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...kept(), [name]: choice }));
  } catch {
    // Where nothing may be kept, what was said lives as long as the page.
  }
}
