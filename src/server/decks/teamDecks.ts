/** What people may do with the decks that their meeting keeps. Knows no HTTP; every refusal is a `Failure`. */
import type { Deck } from '../../domain/deck/deck.ts';
import { parseDeck } from '../../domain/deck/schema.ts';
import type {
  DeckSummary,
  KeepTeamDeckRequest,
  TeamDeckList,
  TeamDeckSummary,
} from '../../shared/contract/schemas/decks.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { TeamDeckEntry, TeamDeckPlace, TeamDeckStore } from '../registry/teamDecks.ts';
import type { PersonQuota } from '../sessions/personQuota.ts';
import { StoredJson } from '../storedJson.ts';
import { toSummary } from './decks.ts';

export interface TeamDeckLimits {
  /** Decks that one meeting keeps. */
  readonly decks: number;
  /** Of one deck as JSON in UTF-8. */
  readonly bytes: number;
}

export interface TeamDecksOptions {
  readonly store: TeamDeckStore;
  /** The meeting of a session. Throws `Failure` unless the person is a member of it. */
  readonly meetingOf: (person: Principal, sessionId: string) => Promise<TeamDeckPlace>;
  readonly limits: TeamDeckLimits;
  /** Bytes that one person saves. */
  readonly creationQuota: PersonQuota;
  /** Whether there is room for so many bytes. */
  readonly hasRoomFor: (bytes: number) => boolean;
  readonly now: () => number;
}

export interface TeamDecks {
  list(person: Principal, sessionId: string): Promise<TeamDeckList>;
  find(person: Principal, sessionId: string, deckId: string): Promise<StoredJson>;
  keep(
    person: Principal,
    sessionId: string,
    deckId: string,
    request: KeepTeamDeckRequest,
  ): Promise<TeamDeckSummary>;
  remove(person: Principal, sessionId: string, deckId: string, version: number): Promise<void>;
}

export function createTeamDecks({
  store,
  meetingOf,
  limits,
  creationQuota,
  hasRoomFor,
  now,
}: TeamDecksOptions): TeamDecks {
  return {
    async list(person, sessionId) {
      const entries = await store.list(await meetingOf(person, sessionId));
      return { decks: entries.map(toTeamSummary), maxDecks: limits.decks, maxBytes: limits.bytes };
    },

    async find(person, sessionId, deckId) {
      const found = await store.find(await meetingOf(person, sessionId), deckId);
      if (!found) throw new Failure('not_found', 'There is no such deck for you.');
      return new StoredJson(found.deck);
    },

    async keep(person, sessionId, deckId, { deck: given, basedOn }) {
      const place = await meetingOf(person, sessionId);
      const deck = { ...checked(given, deckId), version: basedOn + 1 };
      const text = JSON.stringify(deck);
      const bytes = Buffer.byteLength(text);
      if (bytes > limits.bytes) throw new Failure('too_large', 'The deck is too large.');
      if (!hasRoomFor(bytes)) throw new Failure('storage_unavailable', 'The disk has too little room left.');
      creationQuota(person, bytes);
      const { version, ...summary } = toSummary(deck, 'team');
      const entry = { id: deck.id, version, summary: JSON.stringify(summary), savedAtMs: now() };
      const keeping = await store.keep(place, { ...entry, deck: text }, limits.decks);
      if ('kept' in keeping) return toTeamSummary(entry);
      if (keeping.refused === 'full')
        throw new Failure('too_many_decks', `A meeting keeps ${limits.decks} decks at most.`);
      throw conflict(keeping.version);
    },

    async remove(person, sessionId, deckId, version) {
      const removal = await store.remove(await meetingOf(person, sessionId), deckId, version);
      if ('refused' in removal) throw conflict(removal.version);
    },
  };
}

/** The deck itself, if it keeps to the format. Its id is the one by which it is asked for. */
function checked(given: unknown, deckId: string): Deck {
  const parsed = parseDeck(given, '');
  if ('deck' in parsed) {
    if (parsed.deck.id === deckId) return parsed.deck;
    throw new Failure('bad_request', 'The deck has another id than the address.');
  }
  const faults = parsed.problems.map(({ place, field, reason }) => ({ place, field, reason }));
  throw new Failure('bad_deck', 'The deck breaks the rules of the deck format.', {
    faults,
  });
}

function toTeamSummary({ version, summary, savedAtMs }: TeamDeckEntry): TeamDeckSummary {
  const rest: Omit<DeckSummary, 'version'> = JSON.parse(summary);
  return { ...rest, version, savedAt: new Date(savedAtMs).toISOString() };
}

const conflict = (version: number): Failure =>
  new Failure(
    'version_conflict',
    version === 0 ? 'The deck has been deleted meanwhile.' : `The deck is at version ${version} now.`,
  );
