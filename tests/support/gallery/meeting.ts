import builtIn from '../../../decks/digitale-kompetencer.json' with { type: 'json' };
import { type Api, createApi } from '../../../src/client/session/api.ts';
import { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { NotesOutbox } from '../../../src/client/session/notesOutbox.ts';
import { Outbox } from '../../../src/client/session/outbox.ts';
import type { TableModule } from '../../../src/client/session/tableModule.ts';
import { TableSession } from '../../../src/client/session/tableSession.ts';
import type { Deck } from '../../../src/domain/deck/deck.ts';
import type { Seat } from '../../../src/domain/table/seat.ts';
import { finishCard } from '../../../src/domain/table/verbs/cards.ts';
import type { SessionRoles } from '../../../src/shared/contract/schemas/roles.ts';
import type { SessionView } from '../../../src/shared/contract/schemas/sessions.ts';
import { memoryStorage } from '../client/storage.ts';
import { trustingSeals } from '../session/trustingSeals.ts';
import { ownCatalogue, sixAreas } from '../table/catalogues.ts';
import { seatAt, seededRandom } from '../table/seats.ts';
import { turnNextCard } from '../table/turnNext.ts';
import { galleryDecks } from './decks.ts';
import { memoryNotes, memoryNotesModule } from './memoryNotes.ts';
import { memoryTable } from './memoryTable.ts';
import type { GalleryPerson, GalleryQuery } from './query.ts';
import { resized, STATES, withLongTexts } from './states.ts';

const PEOPLE = [
  { id: 'jonas', name: 'Jonas Friis' },
  { id: 'mette', name: 'Mette Holm' },
  { id: 'sara', name: 'Sara Lind' },
  { id: 'viewer', name: '' },
];

const ROLES: SessionRoles = { facilitators: ['mette'], noteTakers: ['mette'] };

export interface GalleryTable {
  readonly session: TableSession;
  readonly view: SessionView;
  /** What somebody else does, and what becomes of the line, on command. */
  readonly puppet: {
    readonly turnNext: () => void;
    readonly finish: () => void;
    readonly disconnect: () => void;
    readonly connect: () => void;
  };
}

export function galleryTable(query: GalleryQuery): GalleryTable {
  const document = memoryTable(
    { ...deckFor(query), catalogueCopy: query.catalogue === 'six' ? sixAreas : ownCatalogue },
    PEOPLE,
  );
  const present = () => new Set(PEOPLE.map(({ id }) => id));
  const mette: Seat = seatAt(document.table, 'mette', { organiser: true, present });
  const jonas: Seat = seatAt(document.table, 'jonas', { present });
  const view = sessionView(query.me);
  STATES[query.state](mette, jonas);
  if (query.connection) document.connection.set({ state: query.connection, sinceMs: 0 });
  const session = new TableSession({
    document,
    me: view.me,
    writable: view.me.role === 'member',
    language: query.language,
    // By a session of its own: an outbox without storage lasts as long as the page, and a test file has many tables.
    outbox: new Outbox(undefined, crypto.randomUUID()),
    seals: trustingSeals(),
    loadDeck: async () => undefined,
    forTable: async (deck) => deck,
    nowMs: () => 0,
    random: seededRandom(2),
    newId: () => crypto.randomUUID(),
  });
  return {
    session,
    view,
    puppet: {
      turnNext: () => void turnNextCard(mette),
      finish: () => void finishCard(mette),
      disconnect: () => document.connection.set({ state: 'reconnecting', sinceMs: 0 }),
      connect: () => document.connection.set({ state: 'live' }),
    },
  };
}

/** A meeting that is open at this table, or on its way there, or that failed, by the view that is asked for. */
export function galleryMeeting(
  query: GalleryQuery,
  { session, view }: GalleryTable,
  answers: Partial<Api> = {},
): MeetingSession {
  const api: Api = {
    ...createApi(
      async () => undefined,
      () => Promise.reject(new Error('the gallery has no server')),
    ),
    openSession: async () => view,
    viewSession: async () => view,
    decryptNames: async () => ({ names: {} }),
    listSessions: async () => [view.session],
    registerDocument: async (_session, { documentId }) => ({ documentId }),
    fluidToken: () => Promise.reject(new Error('the gallery has no service')),
    endSession: async () => view.session,
    deletedSessions: async () => [],
    stageShares: async () => ({ viewings: [{ by: 'sara', since: '2026-11-22T10:00:00Z' }] }),
    viewingTicket: async () => ({ ticket: 'gallery', expiresAt: '2030-01-01T00:00:00Z' }),
    ...galleryDecks,
    session: async () => view,
    roles: async () => ROLES,
    claimRoles: async () => ROLES,
    changeRole: async () => ROLES,
    time: async () => ({ nowMs: Date.now() }),
    names: async () => ({ names: { mette: 'Mette Holm', sara: 'Sara Lind' } }),
    poll: async (_session, pollId) =>
      pollId.startsWith('time')
        ? { answered: 5, mine: false, closed: false, sums: { more: 3, next: 2 } }
        : { answered: pollId.startsWith('choice') ? 3 : 4, mine: false, closed: false },
    answerPoll: async () => ({ answered: 5, mine: true, closed: false, sums: { more: 3, next: 2 } }),
    waitingWords: async () => ({ waiting: 3, releasable: true }),
    ...answers,
  };
  const loadTable = async (): Promise<TableModule> => {
    const module = await import('../../../src/client/session/tableModule.ts');
    // The table that lies there already, whichever session asks.
    const laid = class extends module.TableSession {
      constructor() {
        super({
          document: session.document,
          me: session.me,
          writable: true,
          language: query.language,
          outbox: new Outbox(undefined, 'gallery'),
          seals: trustingSeals(),
          loadDeck: async () => undefined,
          forTable: async (deck) => deck,
          nowMs: () => 0,
          random: Math.random,
          newId: () => '',
        });
        // biome-ignore lint/correctness/noConstructorReturn: the gallery's one table stands for all
        return session;
      }
    };
    return {
      ...module,
      openTableDocument: async () => session.document,
      TableSession: laid,
      loadNotes: async () =>
        memoryNotesModule(await module.loadNotes(), () => memoryNotes(session.view.get())),
    };
  };
  return new MeetingSession({
    memberApi: api,
    viewerApi: undefined,
    meetingId: 'gallery',
    language: query.language,
    origin: location.origin,
    defaultDeckId: builtIn.id,
    loadTable,
    storage: query.unsent ? storageWithUnsent() : undefined,
    clock: { nowMs: () => 0, random: seededRandom(3), newId: () => crypto.randomUUID() },
  });
}

function sessionView(me: GalleryPerson): SessionView {
  const name = PEOPLE.find((person) => person.id === me)?.name ?? '';
  return {
    session: { id: 'gallery', startedAt: '2026-11-23T09:00:00Z' },
    documentId: 'in-memory',
    me: {
      id: me,
      name,
      role: me === 'viewer' ? 'viewer' : 'member',
      organiser: me === 'mette',
      noteTaker: me === 'mette',
    },
    fluid: { type: 'remote', endpoint: '/', tenantId: 'gallery' },
  };
}

/** What a note-taker's device kept before the role moved. */
function storageWithUnsent() {
  const storage = memoryStorage();
  const splices = [{ at: 0, removed: 0, inserted: 'Husk at spørge de nye, hvad de savner.' }];
  new NotesOutbox(storage, 'gallery', 'before').keep(1, { kind: 'write', noteId: 'general', splices }, '');
  return storage;
}

function deckFor({ deck, long }: GalleryQuery): Deck {
  const whole = builtIn as unknown as Deck;
  const cut = deck === undefined ? whole : resized(whole, deck);
  return long ? withLongTexts(cut) : cut;
}
