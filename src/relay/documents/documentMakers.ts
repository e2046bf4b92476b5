/** More than a relay makes in the minutes between a document's creation and its registration. */
const REMEMBERED = 10_000;

/** Which user's token made a document, by its id. In memory: the oldest is forgotten first, and a restart forgets all. */
export class DocumentMakers {
  readonly #remembered: number;
  readonly #makers = new Map<string, string>();

  constructor(remembered = REMEMBERED) {
    this.#remembered = remembered;
  }

  made(documentId: string, userId: string): void {
    this.#makers.set(documentId, userId);
    const [oldest] = this.#makers.keys();
    if (this.#makers.size > this.#remembered && oldest !== undefined) this.#makers.delete(oldest);
  }

  of(documentId: string): string | undefined {
    return this.#makers.get(documentId);
  }
}
