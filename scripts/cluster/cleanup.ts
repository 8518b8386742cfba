const undos = new Set<() => void>();

/**
 * Something to undo when the process ends too early: by an error, by Ctrl-C, by `kill`. What was
 * begun last is undone first.
 *
 * @returns a function to call when it has been undone in good order.
 */
export function undoAtExit(undo: () => void): () => void {
  if (!isListening) listen();
  undos.add(undo);
  return () => void undos.delete(undo);
}

let isListening = false;

function listen(): void {
  isListening = true;
  process.once('exit', () => {
    for (const undo of [...undos].toReversed()) {
      try {
        undo();
      } catch (error) {
        console.error('Not undone:', error); // the others still are
      }
    }
  });
  // A signal would end the process without the event 'exit'.
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(status));
  }
}
