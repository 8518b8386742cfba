/** Makes elements; text is always text, whatever the reader's code has printed. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** Text that may be wider than its place: who uses the keyboard must get into it to scroll. */
export function wide(className: string, ...text: string[]): HTMLElement {
  const made = element('pre', className, ...text);
  made.tabIndex = 0;
  return made;
}

export function button(label: string, className: string, press: () => unknown): HTMLButtonElement {
  const made = element('button', className, label);
  made.type = 'button';
  made.addEventListener('click', () => void press());
  return made;
}

/** @returns whether the browser has let the text be copied. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Before a button is pressed, the reader comes near it. */
export function onIntent(buttons: string, act: () => void): void {
  const hear = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(buttons)) act();
  };
  for (const intent of ['pointerover', 'focusin', 'touchstart']) {
    document.addEventListener(intent, hear, { passive: true });
  }
}

/** `1 block`, `2 blocks` */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

export function time(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
