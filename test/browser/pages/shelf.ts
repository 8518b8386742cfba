export class Shelf {
  readonly #books: string[] = [];

  get size(): number {
    return this.#books.length;
  }

  add(book: string): void {
    this.#books.push(book);
  }
}
