/**
 * What this device has done at a table and the service has not acknowledged: kept until it has, also over a closed tab,
 * and done again when the table is next opened. Doing it twice is harmless: a card is added under the id it had, a card is
 * laid only if the middle is still as it was, and the rest says how something is to be.
 */
import type { ParticipantId } from '../../domain/table/seat.ts';
import type { OwnCardText } from '../../domain/table/verbs/ownCards.ts';

export type LayingVerb = 'turn' | 'takeUp' | 'finish' | 'putBack' | 'skip' | 'park';

export type Deed =
  | { readonly kind: 'add'; readonly cardId: string; readonly text: OwnCardText }
  | { readonly kind: 'edit'; readonly cardId: string; readonly text: OwnCardText }
  /** `step`: of the middle that the person saw. */
  | { readonly kind: 'lay'; readonly verb: LayingVerb; readonly cardId?: string; readonly step: number }
  | { readonly kind: 'withdraw'; readonly cardId: string }
  | { readonly kind: 'meeting'; readonly verb: MeetingVerb; readonly to?: ParticipantId }
  | ConversationDeed;

export type MeetingVerb =
  | 'start'
  | 'end'
  | 'openTable'
  | 'leadTable'
  | 'handOver'
  | 'share'
  | 'stepDown'
  | 'takeFacilitation';

/** Done again by the verbs of the conversation, which are loaded only when they are needed. */
export type ConversationDeed =
  | { readonly kind: 'tool'; readonly text: string }
  | { readonly kind: 'word'; readonly id: string; readonly text: string; readonly cardId?: string }
  | { readonly kind: 'closing'; readonly insight: string; readonly nextStep: string }
  /** `verb`: one of those that `conversationVerbs.ts` names; `args` as JSON has them. */
  | { readonly kind: 'repeatable'; readonly verb: string; readonly args: readonly unknown[] };

const CONVERSATION_KINDS: readonly string[] = ['tool', 'word', 'closing', 'repeatable'];
const KINDS: readonly string[] = ['add', 'edit', 'withdraw', 'lay', 'meeting', ...CONVERSATION_KINDS];

export function isOfConversation(deed: Deed): deed is ConversationDeed {
  return CONVERSATION_KINDS.includes(deed.kind);
}

export interface KeptDeed {
  readonly id: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly atMs: number;
  readonly deed: Deed;
}

/** The part of the browser's storage that is used. Every call may throw: it can be full, or forbidden in a frame. */
export type OutboxStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What somebody wrote is never too old; a card laid or a role given a while ago belongs to a moment that is over. */
const MOMENT_IS_OVER_AFTER_MS = 10 * 60_000;
/** A device that has been offline through several meetings does not fill its storage with them. */
const MOST_KEPT = 200;

export class Outbox {
  readonly #storage: OutboxStorage | undefined;
  readonly #key: string;
  /** Of this window: another window of the same person clears its own. */
  readonly #own = new Set<string>();

  constructor(storage: OutboxStorage | undefined, sessionId: string) {
    this.#storage = storage;
    this.#key = `dialogkort.outbox.${sessionId}`;
  }

  /** Everything of this kind on the device that is still worth doing, from now on this window's to clear. */
  takeOver(nowMs: number, isWanted: (deed: Deed) => boolean = () => true): readonly Deed[] {
    const kept = this.#read().filter(({ deed }) => isWanted(deed));
    for (const { id } of kept) this.#own.add(id);
    return kept
      .filter(({ deed, atMs }) => !isOfTheMoment(deed) || nowMs - atMs < MOMENT_IS_OVER_AFTER_MS)
      .map(({ deed }) => deed);
  }

  /** Whether something of this kind waits here, whichever window left it. */
  has(isWanted: (deed: Deed) => boolean): boolean {
    return this.#read().some(({ deed }) => isWanted(deed));
  }

  keep(entry: KeptDeed): void {
    this.#own.add(entry.id);
    this.#write([...this.#read(), entry].slice(-MOST_KEPT));
  }

  /** It has been taken back. */
  drop(id: string): void {
    this.#write(this.#read().filter((entry) => entry.id !== id));
  }

  /** Everything this window has kept is acknowledged. */
  clear(): void {
    if (this.#own.size === 0) return;
    this.#write(this.#read().filter(({ id }) => !this.#own.has(id)));
    this.#own.clear();
  }

  #read(): readonly KeptDeed[] {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isKept) : [];
    } catch {
      return [];
    }
  }

  #write(entries: readonly KeptDeed[]): void {
    try {
      if (entries.length === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(entries));
    } catch {
      // Then it lives as long as the page, which is what it did without an outbox.
    }
  }
}

function isOfTheMoment({ kind }: Deed): boolean {
  return kind === 'lay' || kind === 'meeting';
}

/** Written by this or another release of the page: only the outline is certain, the verbs check the rest. */
function isKept(value: unknown): value is KeptDeed {
  if (typeof value !== 'object' || value === null || !('id' in value && 'atMs' in value && 'deed' in value)) {
    return false;
  }
  const { id, atMs, deed } = value;
  return (
    typeof id === 'string' &&
    typeof atMs === 'number' &&
    typeof deed === 'object' &&
    deed !== null &&
    'kind' in deed &&
    KINDS.includes(String(deed.kind))
  );
}
