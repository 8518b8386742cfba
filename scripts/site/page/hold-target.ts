/** A link to a place of the page ends there, whatever grows above it while the page gets ready. */

export function holdTarget(): void {
  const observer = new ResizeObserver(() => {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
  if (location.hash !== '') observer.observe(document.body);
  // From the first thing that the reader does, the page goes where the reader wants.
  for (const act of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    addEventListener(act, () => observer.disconnect(), { once: true, passive: true });
  }
}
