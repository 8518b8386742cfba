/** The library's code stands open beside the reader's own; where there is no room, it is folded. */
export function foldCounterparts(): void {
  if (matchMedia('(min-width: 68rem)').matches || matchMedia('print').matches) return;
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.counterpart')) {
    details.open = false;
  }
}
