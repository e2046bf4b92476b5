/**
 * Pages of one device tell each other whether the meeting's stage shows the table there. The host cannot: what it says is
 * whether anything is shared, and on some devices it always says yes.
 */
const CHANNEL = 'dialogkort-stage';

interface StageCall {
  readonly kind: 'isHere' | 'here' | 'opened';
  readonly meetingId: string;
}

/** Missing where pages of one device cannot talk to each other. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}

/** For a stage page: answers the panels of its meeting, until the returned function is called. */
export function answerAsStage(meetingId: string): () => void {
  const channel = openChannel();
  const say = (kind: 'here' | 'opened') => channel?.postMessage({ kind, meetingId } satisfies StageCall);
  channel?.addEventListener('message', ({ data }: MessageEvent<StageCall>) => {
    if (data.kind === 'isHere' && data.meetingId === meetingId) say('here');
  });
  say('opened');
  return () => channel?.close();
}

/** For a panel: the stage pages of its meeting on this device. */
export class StagePages {
  #channel = openChannel();
  readonly #waiting = new Set<() => void>();
  readonly #onOpened = new Set<() => void>();
  readonly #meetingId: string;

  constructor(meetingId: string) {
    this.#meetingId = meetingId;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<StageCall>) => {
      if (data.meetingId !== meetingId || data.kind === 'isHere') return;
      for (const listener of [...(data.kind === 'here' ? this.#waiting : this.#onOpened)]) listener();
    });
  }

  /** Told when a stage page opens. */
  onOpened(listener: () => void): () => void {
    this.#onOpened.add(listener);
    return () => this.#onOpened.delete(listener);
  }

  /** False if no stage page answers `withinMs`. */
  isHere(withinMs: number): Promise<boolean> {
    if (!this.#channel) return Promise.resolve(false);
    return new Promise((resolve) => {
      const finish = (isHere: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(hear);
        resolve(isHere);
      };
      const hear = () => finish(true);
      this.#waiting.add(hear);
      const timer = setTimeout(() => finish(false), withinMs);
      this.#channel?.postMessage({ kind: 'isHere', meetingId: this.#meetingId } satisfies StageCall);
    });
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
