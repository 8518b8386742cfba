/** The exercises of a page come to life when the reader comes near, or has been there before. */
import { load } from './load.ts';
import type { Services } from './workbook.ts';

export function loadExercises(chapter: string, services: Services): void {
  const starters = document.querySelectorAll('[data-kind="exercise"]');
  if (starters.length === 0) return;
  const open = async (): Promise<void> => {
    observer.disconnect();
    const tasks = await load('tasks', `exercises-${chapter}.js`);
    const exercises = await load('exercises', 'exercises.js');
    exercises.open(tasks, services);
  };
  // Where they cannot be loaded, they read as on paper.
  const begin = (): void => void open().catch(() => undefined);
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) begin();
    },
    { rootMargin: '1500px' },
  );
  if (hasBegun()) return begin();
  for (const starter of starters) observer.observe(starter);
}

function hasBegun(): boolean {
  try {
    return localStorage.getItem('workbook/exercises') !== null;
  } catch {
    return false;
  }
}
