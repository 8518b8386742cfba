/** What the page can do before anything runs: types of names, and the search. */
import { offerSearch } from './search.ts';
import { showTypes } from './name-types.ts';

// The library's code stands open beside the reader's own; where there is no room, it is folded.
if (!matchMedia('(min-width: 68rem), print').matches) {
  for (const details of document.querySelectorAll('details.counterpart')) {
    details.removeAttribute('open');
  }
}
showTypes();
offerSearch();
