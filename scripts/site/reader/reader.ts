/** What the page can do before anything runs: types of names, and the search. */
import { foldCounterparts } from './counterparts.ts';
import { showTypes } from './types.ts';
import { offerSearch } from './search.ts';

foldCounterparts();
showTypes();
offerSearch();
