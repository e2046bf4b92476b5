/**
 * The table that the first one to come lays for everybody: with the deck and settings that were chosen when the app was
 * added, or with what the meeting's last session left. Loaded only by whoever makes it.
 */

import type { Deck } from '../../domain/deck/deck.ts';
import { deckOf } from '../../domain/table/cardIds.ts';
import { carryOver } from '../../domain/table/conversation/carryOver.ts';
import { newTable, type TableSetup } from '../../domain/table/newTable.ts';
import type { Table } from '../../domain/table/schema.ts';
import { whenLive } from '../../fluid/sharedDocument.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import type { DeckSummary, SessionView } from '../../shared/api.ts';
import type { Api } from './api.ts';
import { createDeckApi } from './deckApi.ts';
import type { MeetingSetup } from './meetingSetup.ts';

/** A last session that does not show itself in this time is done without. */
const EARLIER_TIMEOUT_MS = 5_000;
/** Sessions that ended before anybody had laid a table are passed over, so many of them. */
const LOOK_BACK_SESSIONS = 5;

export interface FirstTableOptions {
  readonly api: Api;
  readonly meetingId: string;
  /** The session that the table is for. */
  readonly sessionId: string;
  readonly defaultDeckId: string;
  readonly setup: MeetingSetup;
  /** Opens the table of a session that has ended, to look at. */
  readonly openEarlier: (view: SessionView, documentId: string) => Promise<TableDocument>;
}

export async function layFirstTable(options: FirstTableOptions): Promise<Table> {
  const earlier = await readEarlier(options).catch(() => undefined);
  if (!earlier) return layNew(options);
  const { setup, deck } = earlier;
  // Who turns cards was chosen with the app; leading the table was for one meeting.
  return newTable(deck, { access: options.setup.access, ...setup });
}

async function layNew({ api, sessionId, defaultDeckId, setup }: FirstTableOptions): Promise<Table> {
  const { deckId, areaIds, ...rest } = setup;
  const chosen = deckId === undefined ? undefined : await findDeck(api, sessionId, deckId);
  const deck = chosen ?? ((await api.deck(defaultDeckId)) as Deck);
  const inAreas = deck.cards.filter(({ area }) => areaIds?.includes(area)).map(({ id }) => id);
  return newTable(deck, inAreas.length > 0 ? { ...rest, cardIds: inAreas } : rest);
}

interface EarlierTable {
  readonly deck: Deck;
  readonly setup: TableSetup;
}

async function readEarlier(options: FirstTableOptions): Promise<EarlierTable | undefined> {
  const { api, meetingId, sessionId, openEarlier } = options;
  const sessions = await api.listSessions(meetingId);
  const ended = sessions.filter(({ id, endedAt }) => id !== sessionId && endedAt !== undefined);
  for (const { id, endedAt } of ended.slice(0, LOOK_BACK_SESSIONS)) {
    const view = await api.session(id);
    if (view.documentId === undefined) continue;
    const document = await within(EARLIER_TIMEOUT_MS, openEarlier(view, view.documentId));
    try {
      if (!(await whenLive(document, EARLIER_TIMEOUT_MS))) return undefined;
      const before = deckOf(document.table);
      // The deck as it is now, if it is still there; its cards keep their ids.
      const deck = (await findDeck(api, sessionId, before.id)) ?? before;
      return { deck, setup: carryOver(document.table, deck, { sessionId: id, endedAt }) };
    } finally {
      document.close();
    }
  }
  return undefined;
}

/** One of the server's decks or one of the meeting's own. */
async function findDeck(api: Api, sessionId: string, id: string): Promise<Deck | undefined> {
  const decks = createDeckApi(api.call, sessionId);
  const isIt = (deck: DeckSummary) => deck.id === id;
  try {
    const known = (await decks.listDecks()).find(isIt) ?? (await decks.listTeamDecks()).decks.find(isIt);
    return known && (await decks.load(known));
  } catch {
    return undefined;
  }
}

async function within<T extends { close(): void }>(timeoutMs: number, opening: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  const first = await Promise.race([opening, late]);
  clearTimeout(timer);
  if (first) return first;
  opening.then((document) => document.close()).catch(() => undefined);
  throw new Error('the last session did not show itself');
}
