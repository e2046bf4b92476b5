import { connectDocument, type RawSocket } from './rawSocket.ts';
import { rest } from './rest.ts';
import { TENANT, token } from './tokens.ts';

/** As Fluid's client waits between attempts, with what the product adds by chance; see `src/fluid/containers.ts`. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
const SPREAD_MS = 1_000;
const S_MS = 1_000;

export interface Refusal {
  readonly code: number | undefined;
  readonly message: string | undefined;
}

/**
 * One window of somebody at a table, as the relay sees it: keeps a connection, comes back when it ends, and asks for what it
 * has missed. Many fit into one process, since nothing is kept of what comes.
 */
export class Window {
  /** Greetings that were answered with a connection. */
  connects = 0;
  isConnected = false;
  /** What a real client would not come back from. */
  refusedForGood: Refusal | undefined;
  /** Refusals that said when to come back. */
  toldToWait = 0;
  lastSeen = 0;
  readonly #url: string;
  readonly #documentId: string;
  readonly #jwt: string;
  #waitMs = FIRST_WAIT_MS;
  #raw: RawSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #left = false;

  constructor(url: string, documentId: string, userId: string) {
    this.#url = url;
    this.#documentId = documentId;
    this.#jwt = token({ documentId, user: { id: userId, name: userId } });
    this.#connect();
  }

  leave(): void {
    this.#left = true;
    clearTimeout(this.#timer);
    this.#raw?.close();
  }

  #connect(): void {
    const raw = connectDocument(this.#url, { documentId: this.#documentId, jwt: this.#jwt });
    this.#raw = raw;
    raw.socket.once('connect_error', () => this.#again(raw, this.#nextWaitMs()));
    raw.socket.once('disconnect', () => this.#again(raw, 0));
    raw.socket.on('op', (_: string, ops: readonly { readonly sequenceNumber: number }[]) => {
      this.lastSeen = Math.max(this.lastSeen, ops.at(-1)?.sequenceNumber ?? 0);
    });
    void raw.answer.then((answer) => {
      if (raw !== this.#raw) return;
      if (answer.ok) return void this.#entered(answer.checkpointSequenceNumber ?? 0);
      const { code, message } = answer;
      const retryAfter = Number(Reflect.get(answer, 'retryAfter') ?? 0);
      if (Reflect.get(answer, 'canRetry') !== true) this.refusedForGood = { code, message };
      else {
        this.toldToWait += 1;
        this.#again(raw, Math.max(retryAfter * S_MS, this.#nextWaitMs()));
      }
    });
  }

  async #entered(last: number): Promise<void> {
    this.connects += 1;
    this.isConnected = true;
    this.#waitMs = FIRST_WAIT_MS;
    if (this.lastSeen >= last) return;
    const range = `?from=${this.lastSeen}&to=${last + 1}`;
    const path = `/deltas/${TENANT}/${this.#documentId}${range}`;
    // Without an answer what is missing is asked for at the next connection.
    const answer = await rest(this.#url, 'GET', path, this.#jwt).catch(() => undefined);
    if (answer?.status === 200) this.lastSeen = Math.max(this.lastSeen, last);
  }

  #nextWaitMs(): number {
    this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_WAIT_MS);
    return this.#waitMs;
  }

  #again(raw: RawSocket, waitMs: number): void {
    if (this.#left || raw !== this.#raw) return;
    this.#raw = undefined;
    this.isConnected = false;
    raw.close();
    this.#timer = setTimeout(() => this.#connect(), waitMs + SPREAD_MS * Math.random());
  }
}
