/** Before somebody presses a button, they come near it. */
export function onIntent(buttons: string, act: () => void): void {
  const hear = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(buttons)) act();
  };
  for (const intent of ['pointerover', 'focusin', 'touchstart']) {
    document.addEventListener(intent, hear, { passive: true });
  }
}
