/** The viewing tickets in URLs that this page has put on the stage: valid only while the stage shows them. */
import type { Api } from './api.ts';

/** The host is polled, and may be wrong for a moment while a sharing begins or ends. */
const OFF_SEEN_FOR_GOOD = 2;

export class StageTickets {
  readonly #api: Pick<Api, 'viewingTicket' | 'endViewing'>;
  #held: { readonly sessionId: string; readonly ticket: string }[] = [];
  /** Whether the stage has been on since the first ticket was made; before that the sharing is starting. */
  #wasOn = false;
  #offs = 0;

  constructor(api: Pick<Api, 'viewingTicket' | 'endViewing'>) {
    this.#api = api;
  }

  async make(sessionId: string): Promise<string> {
    const { ticket } = await this.#api.viewingTicket(sessionId);
    this.#held.push({ sessionId, ticket });
    return ticket;
  }

  /** The host's answer, each time it is asked whether the table is on the stage. */
  stageIs(on: boolean): void {
    if (this.#held.length === 0) return;
    if (on) this.#wasOn = true;
    this.#offs = on ? 0 : this.#offs + 1;
    if (this.#wasOn && this.#offs >= OFF_SEEN_FOR_GOOD) this.#end();
  }

  /** Best effort: the tickets also end with the session and by themselves. */
  #end(): void {
    for (const { sessionId, ticket } of this.#held) {
      void this.#api.endViewing(sessionId, { ticket }).catch(() => undefined);
    }
    this.#held = [];
    this.#wasOn = false;
    this.#offs = 0;
  }
}
