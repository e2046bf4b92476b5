/** From an opened page to a table: the real session code, app server and Fluid service; only the cloud is a stand-in. */
import { ApiFailure, createApi } from '../../../src/client/session/api.ts';
import { MeetingSession, type MeetingState } from '../../../src/client/session/meetingSession.ts';
import type { OutboxStorage } from '../../../src/client/session/outbox.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import { memoryStorage } from '../../support/client/storage.ts';
import { type CuttableLine, openLine } from '../../support/fluid/cuttableLine.ts';
import { type FluidService, startFluidService } from '../../support/fluid/fluidService.ts';
import { eventually, isTrue } from '../../support/fluid/tables.ts';
import { until } from '../../support/relay/until.ts';
import { ANNA, BO, STRANGER, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { seededRandom } from '../../support/table/seats.ts';

type Open = Extract<MeetingState, { kind: 'open' }>;

describe('opening a meeting', () => {
  let fluid: FluidService;
  let server: TestServer;
  let meetings: MeetingSession[];
  let lines: CuttableLine[];

  beforeAll(async () => {
    fluid = await startFluidService();
  }, 40_000);
  afterAll(() => fluid.stop());
  beforeEach(async () => {
    meetings = [];
    lines = [];
    server = await startTestServer({
      settings: fluid.settings,
    });
  });
  afterEach(async () => {
    await Promise.all(meetings.map((meeting) => meeting.close()));
    await Promise.all(lines.map((line) => line.close()));
    await server.close();
  });

  interface Visit {
    readonly person?: Person;
    readonly ticket?: string;
    readonly meetingId: string | undefined;
    readonly appOrigin?: string;
    readonly storage?: OutboxStorage;
    /** Instead of the address that the server names. */
    readonly fluidOrigin?: string;
    readonly loadTable?: () => Promise<typeof tableModule>;
    /** Called with the path of each request to the server. */
    readonly onRequest?: (path: string) => void;
  }

  function visit({
    person,
    ticket,
    meetingId,
    appOrigin = server.origin,
    storage,
    fluidOrigin,
    loadTable = async () => tableModule,
    onRequest,
  }: Visit): MeetingSession {
    const request: typeof fetch = async (path, init) => {
      onRequest?.(String(path));
      const response = await fetch(`${appOrigin}${path}`, init);
      if (fluidOrigin === undefined) return response;
      const text = await response.text();
      return new Response(text.replaceAll(`http://127.0.0.1:${fluid.port}`, fluidOrigin), response);
    };
    const random = seededRandom(3);
    let ids = 0;
    const meeting = new MeetingSession({
      memberApi: createApi(async () => {
        if (!person) throw new ApiFailure('not_signed_in', 'nobody is signed in');
        return `Bearer ${await server.cloud.signIn(person)}`;
      }, request),
      viewerApi: ticket === undefined ? undefined : createApi(async () => `Ticket ${ticket}`, request),
      meetingId,
      language: 'da',
      origin: appOrigin,
      defaultDeckId: 'digitale-kompetencer',
      loadTable,
      storage,
      clock: { nowMs: Date.now, random, newId: () => `${person?.name}-${++ids}` },
    });
    meetings.push(meeting);
    meeting.open();
    return meeting;
  }

  const opened = async (meeting: MeetingSession): Promise<Open> =>
    (await eventually(meeting.state, ({ kind }) => kind === 'open')) as Open;
  const failed = async (meeting: MeetingSession) => {
    const state = await eventually(meeting.state, ({ kind }) => kind === 'failed');
    return state.kind === 'failed' ? state.failure : undefined;
  };

  test('[SESSION-20] the first page creates the table with the built-in deck, later ones join it', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const anna = await opened(visit({ person: ANNA, meetingId }));
    expect(anna.table.view.get()).toMatchObject({ phase: 'preparing', left: 35, may: { start: true } });
    anna.table.verbs.start();
    anna.table.verbs.turnNext();
    await eventually(anna.table.document.saved, isTrue);
    const bo = await opened(visit({ person: BO, meetingId }));
    const seen = await eventually(bo.table.view, ({ current }) => current !== undefined);
    expect(seen.current).toEqual(anna.table.view.get().current);
  });

  test('[SESSION-34] the token is requested while Fluid is loaded, and once', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const anna = await opened(visit({ person: ANNA, meetingId }));
    await eventually(anna.table.document.saved, isTrue);
    const tokens: string[] = [];
    let answerToken: () => void = () => undefined;
    const tokenRequested = new Promise<void>((resolve) => {
      answerToken = resolve;
    });
    const bo = visit({
      person: BO,
      meetingId,
      loadTable: async () => {
        await tokenRequested;
        return tableModule;
      },
      onRequest: (path) => {
        if (!path.endsWith('/token')) return;
        tokens.push(path);
        answerToken();
      },
    });
    await opened(bo);
    expect(tokens).toHaveLength(1);
  });

  test.each(Array.from({ length: 8 }, (_, round) => round))(
    '[SESSION-21] four windows that open in the same instant find one table (round %i)',
    async () => {
      const { meetingId } = server.meeting(ANNA, BO);
      const windows = await Promise.all(
        [ANNA, ANNA, BO, BO].map((person) => opened(visit({ person, meetingId }))),
      );
      expect(new Set(windows.map(({ table }) => table.document.documentId)).size).toBe(1);
      windows[0]?.table.verbs.start();
      await Promise.all(
        windows.map(({ table }) => eventually(table.view, ({ phase }) => phase === 'running')),
      );
    },
    30_000,
  );

  test('[SESSION-22] a person without an account follows read-only with a ticket', async () => {
    const { meetingId } = server.meeting(ANNA);
    const leader = visit({ person: ANNA, meetingId });
    const anna = await opened(leader);
    anna.table.verbs.start();
    const ticket = await leader.viewingTicket();
    const guest = await opened(visit({ ticket, meetingId }));
    anna.table.verbs.turnNext();
    await eventually(guest.table.view, ({ current }) => current !== undefined);
    expect(guest.session.me).toMatchObject({ role: 'viewer', name: '' });
    expect(guest.table.verbs.finish()).toEqual({ refused: 'readOnly' });
    expect(Object.values(guest.table.view.get().may)).toEqual([false, false, false, false, false]);
  });

  test('[SESSION-22] a person outside the meeting follows with a ticket as well', async () => {
    const { meetingId } = server.meeting(ANNA);
    const leader = visit({ person: ANNA, meetingId });
    await opened(leader);
    const ticket = await leader.viewingTicket();
    const guest = await opened(visit({ person: STRANGER, ticket, meetingId }));
    expect(guest.session.me.role).toBe('viewer');
  });

  test('[EXPORT-15] a recap that is open in a browser stays on screen when its link ends', async () => {
    const { meetingId } = server.meeting(ANNA);
    const leader = visit({ person: ANNA, meetingId });
    const anna = await opened(leader);
    anna.table.verbs.start();
    anna.table.verbs.turnNext();
    await eventually(anna.table.document.saved, isTrue);
    const { ticket } = await anna.api.recapTicket(anna.session.session.id);
    const reader = visit({ ticket, meetingId: undefined });
    const { table } = await opened(reader);
    const { current } = await eventually(table.view, (view) => view.current !== undefined);
    await leader.delete();
    reader.open();
    const state = await eventually(reader.state, (now) => now.kind !== 'open' || now.isExpired === true);
    expect(state.kind === 'open' && state.table.view.get().current).toEqual(current);
    // Loaded again it is not shown: the link has ended.
    expect(await failed(visit({ ticket, meetingId: undefined }))).toBe('ticket_expired');
  });

  test('[SESSION-23] a refused person is told the reason', async () => {
    const { meetingId } = server.meeting(ANNA);
    expect(await failed(visit({ person: STRANGER, meetingId }))).toBe('not_a_member');
    expect(await failed(visit({ meetingId }))).toBe('not_signed_in');
    expect(await failed(visit({ person: ANNA, meetingId: undefined }))).toBe('no_meeting');
    expect(await failed(visit({ ticket: 'made up', meetingId }))).toBe('not_signed_in');
  });

  test('[SESSION-24] without a network the page says so, tries again by itself and then opens', async () => {
    const { meetingId } = server.meeting(ANNA);
    const line = await openLine(Number(new URL(server.origin).port));
    lines.push(line);
    line.cut();
    const meeting = visit({ person: ANNA, meetingId, appOrigin: line.origin });
    const state = await eventually(meeting.state, ({ kind }) => kind === 'failed');
    expect(state).toEqual({ kind: 'failed', failure: 'offline', retrying: true });
    line.restore();
    await opened(meeting);
  }, 30_000);

  test('[SESSION-25] opening an ended meeting shows it and begins no new one', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const leader = visit({ person: ANNA, meetingId });
    const anna = await opened(leader);
    anna.table.verbs.start();
    anna.table.verbs.turnNext();
    anna.table.verbs.finish();
    await leader.end();
    const bo = await opened(visit({ person: BO, meetingId }));
    expect(bo.session.session.id).toBe(anna.session.session.id);
    expect(bo.session.session.endedAt).toBeDefined();
    const seen = await eventually(bo.table.view, ({ phase }) => phase === 'ended');
    expect(seen.discussed).toHaveLength(1);
    expect(bo.table.verbs.addOwnCard({ question: 'For sent?' })).toEqual({ refused: 'readOnly' });
  });

  test('[SESSION-26] when a facilitator begins again, all pages move to a new table', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const leader = visit({ person: ANNA, meetingId });
    const colleague = visit({ person: BO, meetingId });
    const anna = await opened(leader);
    await opened(colleague);
    anna.table.verbs.start();
    await leader.end();
    await leader.beginAgain();
    // The leader's own page may have noticed the new session before its request was answered, and opens it once more.
    const fresh = (await eventually(
      leader.state,
      (state) => state.kind === 'open' && state.table !== anna.table,
    )) as Open;
    expect(fresh.session.session.id).not.toBe(anna.session.session.id);
    expect(fresh.table.view.get()).toMatchObject({ phase: 'preparing', left: 35 });
    await eventually(
      colleague.state,
      (state) => state.kind === 'open' && state.session.session.id === fresh.session.session.id,
    );
    const listed = await server.post('/api/sessions/list', { as: BO, body: { meetingId } });
    expect(listed.body.map(({ endedAt }: { endedAt?: string }) => endedAt !== undefined)).toEqual([
      false,
      true,
    ]);
  }, 30_000);

  test('[SESSION-27] text written while offline is on the table when the tab is opened again', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const anna = await opened(visit({ person: ANNA, meetingId }));
    anna.table.verbs.start();
    const line = await openLine(fluid.port);
    lines.push(line);
    const storage = memoryStorage();
    const closed = visit({ person: BO, meetingId, storage, fluidOrigin: line.origin });
    const bo = await opened(closed);
    await eventually(bo.table.document.connection, ({ state }) => state === 'live');
    await eventually(bo.table.view, ({ phase }) => phase === 'running');

    line.cut();
    await eventually(bo.table.document.connection, ({ state }) => state === 'reconnecting');
    bo.table.verbs.addOwnCard({ question: 'Hvem hjælper os?' });
    bo.table.verbs.turnNext();
    // A tab that is closed waits for nobody.
    bo.table.close();
    await closed.close();
    expect(anna.table.view.get().cards).toHaveLength(35);

    const again = await opened(visit({ person: BO, meetingId, storage }));
    await eventually(anna.table.view, ({ cards, current }) => cards.length === 36 && current !== undefined);
    expect(anna.table.view.get().cards.at(-1)).toMatchObject({ question: 'Hvem hjælper os?' });
    await eventually(again.table.document.saved, isTrue);
    // The card's signature, too, is asked for by the page that is opened again.
    await until(() => storage.size === 0, 'nothing to be left on the device');
  }, 40_000);

  test('[SESSION-27] a card is not laid again when the table has gone on', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const anna = await opened(visit({ person: ANNA, meetingId }));
    anna.table.verbs.start();
    const line = await openLine(fluid.port);
    lines.push(line);
    const storage = memoryStorage();
    const closed = visit({ person: BO, meetingId, storage, fluidOrigin: line.origin });
    const bo = await opened(closed);
    await eventually(bo.table.document.connection, ({ state }) => state === 'live');
    await eventually(bo.table.view, ({ phase }) => phase === 'running');
    line.cut();
    await eventually(bo.table.document.connection, ({ state }) => state === 'reconnecting');
    bo.table.verbs.turnNext();
    bo.table.close();
    await closed.close();

    anna.table.verbs.turnNext();
    anna.table.verbs.finish();
    await eventually(anna.table.document.saved, isTrue);
    const again = await opened(visit({ person: BO, meetingId, storage }));
    await eventually(again.table.document.connection, ({ state }) => state === 'live');
    await eventually(again.table.document.saved, isTrue);
    expect(again.table.view.get().current).toBeUndefined();
    expect(again.table.notice.get()).toBeUndefined();
  }, 40_000);
});
