import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void;

/** Everything that nobody holds any more goes now, and not in the middle of a measurement. */
export function collectGarbage(): void {
  collect();
}

/**
 * The same for what is young only. When old objects go, the shapes that nobody else has go with
 * them, and so does all code that was compiled for those: the compiler would be measured next.
 */
export function collectYoungGarbage(): void {
  collect({ type: 'minor' });
}
