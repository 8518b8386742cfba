/** What the page says of failures and times. */
import type { Failure } from '../../guide/failure.ts';
import { element, wide } from './elements.ts';

export function failureBox(words: string, failure?: Failure): HTMLElement {
  const box = element('div', 'failure', element('strong', '', words));
  box.setAttribute('role', 'alert');
  if (failure?.details) box.append(wide('', failure.details));
  for (const cause of failure?.causes ?? []) box.append(element('p', '', `Caused by ${cause}`));
  if (failure?.hint) box.append(element('p', 'hint', failure.hint));
  return box;
}

export function time(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
