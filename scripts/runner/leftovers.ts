/** Who left what running: timers by where they were started, other handles by block. */

export interface StartedTimer {
  readonly timer: object;
  /** Made where the timer was started; its stack is only written out if somebody asks. */
  readonly origin: Error;
}

/** Remembers every timer made from now on; the answer says which are still running. */
export function rememberTimers(): () => readonly StartedTimer[] {
  const timers: StartedTimer[] = [];
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const start = globalThis[name];
    const remembering = (...input: unknown[]): unknown => {
      const timer: unknown = Reflect.apply(start, globalThis, input);
      if (typeof timer === 'object' && timer !== null) timers.push({ timer, origin: new Error() });
      return timer;
    };
    // Such as the promise form that util.promisify looks for.
    Object.defineProperties(remembering, Object.getOwnPropertyDescriptors(start));
    Reflect.set(globalThis, name, remembering);
  }
  return () => timers.filter(({ timer }) => isRunning(timer));
}

function isRunning(timer: object): boolean {
  const hasRef: unknown = Reflect.get(timer, 'hasRef');
  const keepsAlive = typeof hasRef === 'function' && Reflect.apply(hasRef, timer, []) === true;
  return keepsAlive && Reflect.get(timer, '_destroyed') !== true;
}

/**
 * Counts what keeps the process alive after each block, so that what is left at the end can be
 * laid at the door of the block that opened it.
 */
export class HandleLedger<Owner> {
  #owners = new Map<string, (Owner | undefined)[]>();

  /** Takes stock; what is new belongs to `owner`. */
  update(owner: Owner | undefined): void {
    const counts = new Map<string, number>();
    for (const kind of process.getActiveResourcesInfo()) {
      if (ignored.test(kind)) continue;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    for (const kind of new Set([...counts.keys(), ...this.#owners.keys()])) {
      const owners = this.#owners.get(kind) ?? [];
      const now = counts.get(kind) ?? 0;
      owners.length = Math.min(owners.length, now);
      while (owners.length < now) owners.push(owner);
      this.#owners.set(kind, owners);
    }
  }

  /** What is open and whose it is. */
  open(): { readonly kind: string; readonly owner: Owner }[] {
    return [...this.#owners].flatMap(([kind, owners]) =>
      owners.flatMap((owner) => (owner === undefined ? [] : [{ kind, owner }])),
    );
  }
}

// Timers are remembered one by one; standard streams and message ports are not a chapter's doing.
const ignored = /^(Timeout|Immediate|TTYWrap|MessagePort|.*ReqWrap|.*Request.*|CloseReq)$/;
