/** What `using` and `await using` mean, for engines that cannot read the words yet. */

type Dispose = () => unknown;

export class Scope {
  readonly #disposers: Dispose[] = [];
  #failure: { readonly error: unknown } | undefined;

  use<Resource>(resource: Resource, waits: boolean): Resource {
    if (resource === null || resource === undefined) return resource;
    const later: unknown = waits ? Reflect.get(Object(resource), Symbol.asyncDispose) : undefined;
    const dispose: unknown = later ?? Reflect.get(Object(resource), Symbol.dispose);
    if (typeof dispose !== 'function') throw new TypeError('This object is not disposable.');
    this.#disposers.push(() => Reflect.apply(dispose, resource, []));
    return resource;
  }

  fail(error: unknown): void {
    this.#failure = { error };
  }

  async close(): Promise<void> {
    for (const dispose of this.#disposers.toReversed()) {
      try {
        await dispose();
      } catch (error) {
        this.#add(error);
      }
    }
    this.#settle();
  }

  closeNow(): void {
    for (const dispose of this.#disposers.toReversed()) {
      try {
        dispose();
      } catch (error) {
        this.#add(error);
      }
    }
    this.#settle();
  }

  #add(error: unknown): void {
    const before = this.#failure;
    if (before === undefined) return this.fail(error);
    const message = 'An error was suppressed during disposal';
    this.fail(
      Object.assign(new Error(message), {
        name: 'SuppressedError',
        error,
        suppressed: before.error,
      }),
    );
  }

  #settle(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
