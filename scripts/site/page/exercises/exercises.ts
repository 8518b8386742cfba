/** The exercises in place: loaded when the reader comes near. */
import { share } from '../workbook.ts';
import { ExercisePage } from './exercise-page.ts';
import style from './exercises.css';

share({
  exercises: {
    open: (tasks, services) => {
      const sheet = document.createElement('style');
      sheet.textContent = style;
      document.head.append(sheet);
      new ExercisePage(tasks, services).open();
    },
  },
});
