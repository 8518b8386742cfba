/** The exercises in place: loaded when the reader comes near. */
import type { Workshop } from './bench.ts';
import { Course } from './course.ts';
import style from './exercises.css';

const exercises: Workshop = {
  open: (tasks, bench) => {
    const sheet = document.createElement('style');
    sheet.textContent = style;
    document.head.append(sheet);
    new Course(tasks, bench).open();
  },
};
Object.assign(Reflect.get(globalThis, 'workbook') as object, { exercises });
