/** How a page keeps its document open: the real session code, a service and a network that are played. */
import type { Api } from '../../../../src/client/session/api.ts';
import { ApiFailure } from '../../../../src/client/session/api.ts';
import { MeetingSession } from '../../../../src/client/session/meetingSession.ts';
import { Outbox } from '../../../../src/client/session/outbox.ts';
import * as tableModule from '../../../../src/client/session/tableModule.ts';
import type { Connection } from '../../../../src/fluid/connection.ts';
import { Subject } from '../../../../src/fluid/observable.ts';
import type { TableDocument } from '../../../../src/fluid/tableDocument.ts';
import type { SessionView } from '../../../../src/shared/contract/schemas/sessions.ts';
import { DAMAGE_CODES } from '../../../../src/shared/relayCodes.ts';
import { memoryStorage } from '../../../support/client/storage.ts';
import { ownCatalogue } from '../../../support/table/catalogues.ts';
import { smallDeck, tableWithoutService } from '../../../support/table/seats.ts';

const SECOND_MS = 1_000;

const session: SessionView = {
  session: { id: 's', startedAt: '2026-01-01T00:00:00Z' },
  documentId: 'd',
  me: { id: 'mette', name: 'Mette', role: 'member', organiser: true, noteTaker: false },
  fluid: { type: 'remote', endpoint: '/', tenantId: 't' },
};

describe('a document', () => {
  let documents: { connection: Subject<Connection>; closed: boolean; reconnects: number }[];
  let online: boolean;
  let next: Connection;
  /** How long the service takes to open a document. */
  let openingMs: number;
  /** What the service answers instead of a document. */
  let refusal: Error | undefined;
  let storage: ReturnType<typeof memoryStorage>;
  let meeting: MeetingSession;
  let comeBack: (() => void)[];

  const openTableDocument = async (): Promise<TableDocument> => {
    await new Promise((resolve) => setTimeout(resolve, openingMs));
    if (refusal) throw refusal;
    const record = { connection: new Subject<Connection>(next), closed: false, reconnects: 0 };
    documents.push(record);
    return {
      documentId: 'd',
      table: tableWithoutService({ ...smallDeck, catalogueCopy: ownCatalogue }),
      revision: new Subject(0),
      changedBy: () => undefined,
      connection: record.connection,
      saved: new Subject(true),
      people: new Subject([]),
      damage: new Subject<undefined>(undefined),
      reconnect: () => {
        record.reconnects += 1;
      },
      flush: async () => true,
      close: () => {
        record.closed = true;
      },
    };
  };

  beforeEach(() => {
    jest.useFakeTimers();
    documents = [];
    online = true;
    next = { state: 'live' };
    openingMs = 0;
    refusal = undefined;
    storage = memoryStorage();
    comeBack = [];
    const api = {
      openSession: async () => {
        if (!online) throw new ApiFailure('offline', 'no network');
        return session;
      },
      listSessions: async () => [session.session],
    } as unknown as Api;
    meeting = new MeetingSession({
      memberApi: api,
      viewerApi: undefined,
      meetingId: 'm',
      language: 'da',
      origin: 'http://127.0.0.1',
      defaultDeckId: 'digitale-kompetencer',
      loadTable: async () => ({ ...tableModule, openTableDocument }),
      storage,
      clock: { nowMs: Date.now, random: () => 0, newId: () => 'id' },
      comeback: (listener) => {
        comeBack.push(listener);
        return () => undefined;
      },
    });
  });
  afterEach(async () => {
    await meeting.close();
    jest.useRealTimers();
  });

  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  async function open(): Promise<void> {
    meeting.open();
    await wait(0);
  }

  test('[SESSION-35] that opens after the page has left is closed', async () => {
    openingMs = SECOND_MS;
    await open();
    await meeting.close();
    await wait(SECOND_MS);
    expect(documents.map(({ closed }) => closed)).toEqual([true]);
  });

  test('[SESSION-28] that says nothing is opened again beside the silent one, which goes when the new one is live', async () => {
    await open();
    expect(documents).toHaveLength(1);
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    next = { state: 'connecting', sinceMs: 0 };
    await wait(11 * SECOND_MS);
    expect(documents).toHaveLength(2);
    expect(documents[0]?.closed).toBe(false);
    documents[1]?.connection.set({ state: 'live' });
    await wait(0);
    expect(documents.map(({ closed }) => closed)).toEqual([true, false]);
    expect(meeting.state.get().kind).toBe('open');
  });

  test('[SESSION-28] that says nothing is kept if it comes back by itself meanwhile', async () => {
    await open();
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    next = { state: 'connecting', sinceMs: 0 };
    await wait(11 * SECOND_MS);
    documents[0]?.connection.set({ state: 'live' });
    documents[1]?.connection.set({ state: 'live' });
    await wait(60 * SECOND_MS);
    expect(documents.map(({ closed }) => closed)).toEqual([false, true]);
  });

  test('[SESSION-28] that says nothing is kept on screen as long as there is no network at all', async () => {
    await open();
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    online = false;
    await wait(60 * SECOND_MS);
    expect(documents).toHaveLength(1);
    expect(documents[0]?.closed).toBe(false);
    expect(meeting.state.get().kind).toBe('open');
  });

  test('[SESSION-28] that says nothing is replaced also on a line so slow that opening takes longer than the silence', async () => {
    await open();
    openingMs = 12 * SECOND_MS;
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    await wait(10 * SECOND_MS + openingMs);
    expect(documents.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test('[SESSION-27] takes over what this device has kept whenever it comes to life', async () => {
    next = { state: 'connecting', sinceMs: 0 };
    new Outbox(storage, 's').keep({
      ...{ id: '1', atMs: 0 },
      command: { name: 'addOwnCard', args: [{ question: 'Hvad savner vi?' }, 'own-1'] },
    });
    await open();
    await wait(9 * SECOND_MS);
    const opened = meeting.state.get();
    if (opened.kind !== 'open') throw new Error('not open');
    expect(opened.table.document.table.ownCards).toHaveLength(0);
    documents[0]?.connection.set({ state: 'live' });
    expect(opened.table.document.table.ownCards).toHaveLength(1);
  });

  test('[SESSION-29] that is over is opened again within a second', async () => {
    await open();
    documents[0]?.connection.set({ state: 'closed', sinceMs: 0 });
    await wait(SECOND_MS);
    expect(documents.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test('[SESSION-29] that is over while another is being opened does not cancel that one', async () => {
    await open();
    openingMs = 3 * SECOND_MS;
    const reached = meeting.goAlong();
    documents[0]?.connection.set({ state: 'closed', sinceMs: 0 });
    await wait(openingMs);
    await reached;
    expect(documents.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test('[SESSION-29] that is over while another is opened beside it is opened again within a second', async () => {
    await open();
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    await wait(9 * SECOND_MS);
    openingMs = 12 * SECOND_MS;
    await wait(2 * SECOND_MS);
    openingMs = 0;
    documents[0]?.connection.set({ state: 'closed', sinceMs: 0 });
    await wait(SECOND_MS);
    expect(documents.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test('[SESSION-29] that is over each time before it is up to date is opened less and less often', async () => {
    next = { state: 'closed', sinceMs: 0 };
    await open();
    await wait(60 * SECOND_MS);
    expect(documents.length).toBeGreaterThan(3);
    expect(documents.length).toBeLessThan(12);
    expect(meeting.state.get().kind).toBe('open');
  });

  test('[RETRY-2] that is away is connected at once when the page comes back, and not again in the same breath', async () => {
    await open();
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    for (const listener of comeBack) listener();
    for (const listener of comeBack) listener();
    expect(documents[0]?.reconnects).toBe(1);
    await wait(6 * SECOND_MS);
    for (const listener of comeBack) listener();
    expect(documents[0]?.reconnects).toBe(2);
    documents[0]?.connection.set({ state: 'live' });
    await wait(6 * SECOND_MS);
    for (const listener of comeBack) listener();
    expect(documents[0]?.reconnects).toBe(2);
  });

  test('[RETRY-2] that did not open is opened when the page comes back', async () => {
    refusal = new Error('no network');
    await open();
    await wait(40 * SECOND_MS);
    refusal = undefined;
    await wait(0);
    expect(documents).toHaveLength(0);
    for (const listener of comeBack) listener();
    await wait(SECOND_MS);
    expect(documents).toHaveLength(1);
    expect(meeting.state.get().kind).toBe('open');
  });

  test.each([
    ['takes too long', undefined],
    ['refuses without a word', new Error('R11s fetch error: {"message":"no"}')],
    ['is a filter page', new Error('R11s fetch error: <html>Forbidden</html>')],
    ['has no place', new Error('R11s fetch error: {"code":429,"internalErrorCode":"throttled"}')],
    ['says that a part is missing', new Error('R11s fetch error: {"internalErrorCode":"object/unknown"}')],
  ])('[SYNC-14] is away, and not damaged, as long as the service %s', async (_, error) => {
    refusal = error;
    openingMs = error ? 0 : 20 * SECOND_MS;
    await open();
    await wait(600 * SECOND_MS);
    expect(meeting.state.get()).toEqual({ kind: 'failed', failure: 'service_unavailable', retrying: true });
  });

  test.each(DAMAGE_CODES)('[SYNC-14] is damaged when the relay says %s', async (code) => {
    refusal = new Error(`R11s fetch error: ${JSON.stringify({ code: 503, internalErrorCode: code })}`);
    await open();
    expect(meeting.state.get()).toEqual({ kind: 'failed', failure: 'unusable', retrying: true });
  });

  test('[SYNC-14] that is gone is told apart from one that is damaged', async () => {
    refusal = new Error('R11s fetch error: {"code":404,"internalErrorCode":"document/unknown"}');
    await open();
    expect(meeting.state.get()).toEqual({ kind: 'failed', failure: 'gone', retrying: false });
  });
});
