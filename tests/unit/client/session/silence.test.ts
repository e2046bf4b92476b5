/** A document that says nothing: real session code, a service that is played. */
import type { Api } from '../../../../src/client/session/api.ts';
import { ApiFailure } from '../../../../src/client/session/api.ts';
import { MeetingSession } from '../../../../src/client/session/meetingSession.ts';
import { Outbox } from '../../../../src/client/session/outbox.ts';
import * as tableModule from '../../../../src/client/session/tableModule.ts';
import type { Connection } from '../../../../src/fluid/connection.ts';
import { Subject } from '../../../../src/fluid/observable.ts';
import type { TableDocument } from '../../../../src/fluid/tableDocument.ts';
import type { SessionView } from '../../../../src/shared/api.ts';
import { memoryStorage } from '../../../support/client/storage.ts';
import { tableWithoutService } from '../../../support/table/seats.ts';

const SECOND_MS = 1_000;

const session: SessionView = {
  session: { id: 's', startedAt: '2026-01-01T00:00:00Z' },
  documentId: 'd',
  me: { id: 'mette', name: 'Mette', role: 'member', organiser: true, noteTaker: false },
  fluid: { type: 'remote', endpoint: '/', tenantId: 't' },
};

describe('a document that says nothing', () => {
  let documents: { connection: Subject<Connection>; closed: boolean }[];
  let online: boolean;
  let next: Connection;
  /** How long the service takes to open a document. */
  let openingMs: number;
  let refused: boolean;
  let storage: ReturnType<typeof memoryStorage>;
  let meeting: MeetingSession;

  const openTableDocument = async (): Promise<TableDocument> => {
    await new Promise((resolve) => setTimeout(resolve, openingMs));
    if (refused) throw new Error('the service opens it no more');
    const record = { connection: new Subject<Connection>(next), closed: false };
    documents.push(record);
    return {
      documentId: 'd',
      table: tableWithoutService(),
      revision: new Subject(0),
      connection: record.connection,
      saved: new Subject(true),
      people: new Subject([]),
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
    refused = false;
    storage = memoryStorage();
    const api = {
      openSession: async () => {
        if (!online) throw new ApiFailure('offline', 'no network');
        return session;
      },
      listSessions: async () => [],
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
      clock: { nowMs: Date.now, random: Math.random, newId: () => 'id' },
    });
    meeting.open();
  });
  afterEach(async () => {
    await meeting.close();
    jest.useRealTimers();
  });

  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  test('[SESSION-28] is opened again beside the silent one, which goes when the new one is live', async () => {
    await wait(0);
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

  test('[SESSION-28] is kept if it comes back by itself meanwhile', async () => {
    await wait(0);
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    next = { state: 'connecting', sinceMs: 0 };
    await wait(11 * SECOND_MS);
    documents[0]?.connection.set({ state: 'live' });
    documents[1]?.connection.set({ state: 'live' });
    await wait(60 * SECOND_MS);
    expect(documents.map(({ closed }) => closed)).toEqual([false, true]);
  });

  test('[SESSION-28] is kept on screen as long as there is no network at all', async () => {
    await wait(0);
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    online = false;
    await wait(60 * SECOND_MS);
    expect(documents).toHaveLength(1);
    expect(documents[0]?.closed).toBe(false);
    expect(meeting.state.get().kind).toBe('open');
  });

  test('[SESSION-28] is replaced also on a line so slow that opening takes longer than the silence', async () => {
    await wait(0);
    openingMs = 12 * SECOND_MS;
    documents[0]?.connection.set({ state: 'reconnecting', sinceMs: 0 });
    await wait(10 * SECOND_MS + openingMs);
    expect(documents.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test('[SESSION-27] takes over what this device has kept whenever it comes to life', async () => {
    next = { state: 'connecting', sinceMs: 0 };
    new Outbox(storage, 's').keep({
      ...{ id: '1', atMs: 0 },
      deed: { kind: 'add', cardId: 'own-1', text: { question: 'Hvad savner vi?' } },
    });
    await wait(9 * SECOND_MS);
    const opened = meeting.state.get();
    if (opened.kind !== 'open') throw new Error('not open');
    expect(opened.table.document.table.ownCards).toHaveLength(0);
    documents[0]?.connection.set({ state: 'live' });
    expect(opened.table.document.table.ownCards).toHaveLength(1);
  });

  test('[SESSION-29] that is over is opened again at once', async () => {
    await wait(0);
    documents[0]?.connection.set({ state: 'closed', sinceMs: 0 });
    await wait(0);
    expect(documents.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test('[SESSION-29] that is over each time before it is up to date is opened less and less often', async () => {
    next = { state: 'closed', sinceMs: 0 };
    await wait(60 * SECOND_MS);
    expect(documents.length).toBeGreaterThan(3);
    expect(documents.length).toBeLessThan(10);
    expect(meeting.state.get()).toEqual({ kind: 'failed', failure: 'unusable', retrying: true });
  });

  test('[SYNC-14] is no broken one as long as the service only takes too long', async () => {
    openingMs = 20 * SECOND_MS;
    await meeting.close();
    meeting.open();
    await wait(120 * SECOND_MS);
    expect(meeting.state.get()).toEqual({ kind: 'failed', failure: 'service_unavailable', retrying: true });
  });

  test('[SYNC-14] is broken if the service refuses it again and again', async () => {
    refused = true;
    await meeting.close();
    meeting.open();
    await wait(0);
    expect(meeting.state.get()).toMatchObject({ failure: 'service_unavailable' });
    await wait(2 * SECOND_MS);
    expect(meeting.state.get()).toEqual({ kind: 'failed', failure: 'unusable', retrying: true });
  });
});
