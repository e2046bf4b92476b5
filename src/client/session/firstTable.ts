/**
 * Creates the meeting's first table: with the deck and settings chosen when the app was added, or with what the
 * meeting's last session passes on.
 */

import type { Deck, TableDeck } from '../../domain/deck/deck.ts';
import { deckOf } from '../../domain/table/cardIds.ts';
import { carryOver } from '../../domain/table/conversation/carryOver.ts';
import { newTable, type TableSetup } from '../../domain/table/newTable.ts';
import type { Table } from '../../domain/table/schema.ts';
import type { TableDocument } from '../../fluid/tableDocument.ts';
import { whenLive } from '../../fluid/whenLive.ts';
import type { SessionView } from '../../shared/contract/schemas/sessions.ts';
import { type Api, ApiFailure } from './api.ts';
import { createDeckApi, forTable } from './deckApi.ts';
import type { MeetingSetup } from './meetingSetup.ts';
import { failureOf, OpenFailed, TEMPORARY_FAILURES } from './openFailure.ts';
import { withTimeout } from './withTimeout.ts';

/** Shorter than the timeout for opening, so that the reason can be shown. */
const EARLIER_TIMEOUT_MS = 8_000;
/** Number of earlier sessions to search; those that ended without a table are skipped. */
const LOOK_BACK_SESSIONS = 5;

export interface FirstTableOptions {
  readonly api: Api;
  readonly meetingId: string;
  /** The session that the table is for. */
  readonly sessionId: string;
  readonly defaultDeckId: string;
  readonly setup: MeetingSetup;
  /** Ignore what the last session passes on. */
  readonly withoutEarlier: boolean;
  /** Opens the table of an ended session read-only. */
  readonly openEarlier: (view: SessionView, documentId: string) => Promise<TableDocument>;
}

/**
 * @throws OpenFailed `earlier_away` or `earlier_unreadable` instead of creating a table without what the last session
 * passes on
 */
export async function createFirstTable(options: FirstTableOptions): Promise<Table> {
  const earlier = options.withoutEarlier ? undefined : await readEarlier(options);
  if (!earlier) return layNew(options);
  const { setup, deck } = earlier;
  // The setup decides between open and led; a led table lasts one meeting.
  return newTable(deck, { access: options.setup.access, ...setup });
}

async function layNew({ api, sessionId, defaultDeckId, setup }: FirstTableOptions): Promise<Table> {
  const { deckId, areaIds, ...rest } = setup;
  const chosen = deckId === undefined ? undefined : await createDeckApi(api, sessionId).find(deckId);
  const deck = chosen ?? (await forTable(api, (await api.deck(defaultDeckId)) as Deck));
  const inAreas = deck.cards.filter(({ area }) => areaIds?.includes(area)).map(({ id }) => id);
  return newTable(deck, inAreas.length > 0 ? { ...rest, cardIds: inAreas } : rest);
}

interface EarlierTable {
  readonly deck: TableDeck;
  readonly setup: TableSetup;
}

/** Undefined if no earlier session has a table. */
async function readEarlier(options: FirstTableOptions): Promise<EarlierTable | undefined> {
  const { api, meetingId, sessionId } = options;
  const sessions = await api.listSessions({ meetingId });
  const ended = sessions.filter(({ id, endedAt }) => id !== sessionId && endedAt !== undefined);
  try {
    for (const { id } of ended.slice(0, LOOK_BACK_SESSIONS)) {
      const view = await unlessDeleted(api.session(id));
      if (view?.documentId !== undefined) return await takeOver(options, view, view.documentId);
    }
    return undefined;
  } catch (error) {
    throw earlierFailure(error);
  }
}

async function takeOver(
  { api, sessionId, openEarlier }: FirstTableOptions,
  view: SessionView,
  documentId: string,
): Promise<EarlierTable> {
  const document = await withTimeout(EARLIER_TIMEOUT_MS, openWhole(openEarlier(view, documentId)), close);
  try {
    const before = deckOf(document.table);
    // The deck's present version, if it still exists; its cards keep their ids.
    const deck =
      (await createDeckApi(api, sessionId).find(before.id)) ??
      (await forTable(api, before, before.catalogueCopy));
    const { id, endedAt } = view.session;
    return { deck, setup: carryOver(document.table, deck, { sessionId: id, endedAt }) };
  } finally {
    document.close();
  }
}

async function openWhole(opening: Promise<TableDocument>): Promise<TableDocument> {
  const document = await opening;
  if (await whenLive(document, EARLIER_TIMEOUT_MS)) return document;
  document.close();
  throw new OpenFailed('service_unavailable');
}

const close = (document: TableDocument): void => document.close();

/** A session may be deleted after it was listed. */
async function unlessDeleted(asking: Promise<SessionView>): Promise<SessionView | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (failureOf(error) === 'not_found') return undefined;
    throw error;
  }
}

/** An unreachable server is reported as itself, not as a problem of the last session. */
function earlierFailure(error: unknown): unknown {
  const failure = failureOf(error);
  const isAway = TEMPORARY_FAILURES.includes(failure) && failure !== 'unusable';
  if (isAway && error instanceof ApiFailure) return error;
  return new OpenFailed(isAway ? 'earlier_away' : 'earlier_unreadable');
}
