/** The exercises in place: loaded when the reader comes near. */
import { element } from '../elements.ts';
import { share } from '../workbook.ts';
import { ExercisePage } from './exercise-page.ts';
import style from './exercises.css';

share({
  exercises: {
    open: (tasks, services) => {
      document.head.append(element('style', '', style));
      new ExercisePage(tasks, services).open();
    },
  },
});
