/** From one session of a meeting to the next: the real session code, app server and Fluid service. */
import { createApi } from '../../../src/client/session/api.ts';
import { MeetingSession, type MeetingState } from '../../../src/client/session/meetingSession.ts';
import type { MeetingSetup } from '../../../src/client/session/meetingSetup.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import { type FluidService, startFluidService } from '../../support/fluid/fluidService.ts';
import { eventually, isTrue } from '../../support/fluid/tables.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';
import { seededRandom } from '../../support/table/seats.ts';

type Open = Extract<MeetingState, { kind: 'open' }>;

describe('following up', () => {
  let fluid: FluidService;
  let server: TestServer;
  let meetings: MeetingSession[];

  beforeAll(async () => {
    fluid = await startFluidService();
  }, 40_000);
  afterAll(() => fluid.stop());
  beforeEach(async () => {
    meetings = [];
    server = await startTestServer({
      settings: fluid.settings,
    });
  });
  afterEach(async () => {
    await Promise.all(meetings.map((meeting) => meeting.close()));
    await server.close();
    // Whoever leaves waits, bounded, for the last edits, and the server for requests under way.
  }, 20_000);

  function visit(person: Person, meetingId: string, setup: MeetingSetup = {}): MeetingSession {
    let ids = 0;
    const meeting = new MeetingSession({
      memberApi: createApi(
        async () => `Bearer ${await server.cloud.signIn(person)}`,
        (path, init) => fetch(`${server.origin}${path}`, init),
      ),
      viewerApi: undefined,
      meetingId,
      language: 'da',
      origin: server.origin,
      defaultDeckId: 'digitale-kompetencer',
      setup,
      loadTable: async () => tableModule,
      storage: undefined,
      clock: { nowMs: Date.now, random: seededRandom(3), newId: () => `${person.name}-${++ids}` },
    });
    meetings.push(meeting);
    meeting.open();
    return meeting;
  }
  const opened = async (meeting: MeetingSession, other?: string): Promise<Open> =>
    (await eventually(
      meeting.state,
      (state) => state.kind === 'open' && state.session.session.id !== other,
    )) as Open;

  test('[PREP-8] the first page creates the table as chosen when the app was added', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const setup = { areaIds: ['teknologi'], access: 'led', minutes: 8, purpose: 'development' } as const;
    const anna = await opened(visit(ANNA, meetingId, setup));
    const view = anna.table.view.get();
    expect(new Set(view.cards.map(({ area }) => area?.id))).toEqual(new Set(['teknologi']));
    expect(view).toMatchObject({ access: 'led', conversation: { minutes: 8, purpose: 'development' } });
    const bo = await opened(visit(BO, meetingId));
    expect(bo.table.view.get().cards).toEqual(view.cards);
  });

  test('[PREP-8] a deck that is not there is done without', async () => {
    const { meetingId } = server.meeting(ANNA);
    const anna = await opened(visit(ANNA, meetingId, { deckId: 'gone', areaIds: ['nowhere'] }));
    expect(anna.table.view.get().left).toBe(35);
  });

  test('[FOLLOW-3] [FOLLOW-5] [FOLLOW-6] the next session opens with what the last one left', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const meeting = visit(ANNA, meetingId);
    const first = await opened(meeting);
    first.table.verbs.start();
    first.table.verbs.turnNext();
    const discussed = first.table.view.get().current?.id;
    first.table.verbs.finish();
    first.table.verbs.publishNote({ id: 'a', text: 'Køb skærme', mark: 'action' });
    await eventually(first.table.document.saved, isTrue);
    const boMeeting = visit(BO, meetingId);
    await opened(boMeeting);
    await meeting.end();

    await meeting.beginAgain();
    const second = await opened(meeting, first.session.session.id);
    const view = second.table.view.get();
    expect(view).toMatchObject({ phase: 'preparing', left: 34 });
    expect(view.conversation.leftOut).toMatchObject([{ id: discussed, used: true }]);
    expect(view.conversation.carried).toMatchObject({
      fromSessionId: first.session.session.id,
      actions: [{ id: 'a', text: 'Køb skærme', done: false }],
    });
    const { names } = await second.api.names(view.conversation.carried?.fromSessionId ?? '', {
      participants: view.conversation.carried?.ledBy ?? [],
    });
    expect(Object.values(names)).toEqual([ANNA.name]);
  }, 30_000);

  test('[FOLLOW-7] a meeting that was ended too soon is reopened, for people who were there and who came later', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const meeting = visit(ANNA, meetingId);
    const anna = await opened(meeting);
    anna.table.verbs.start();
    anna.table.verbs.turnNext();
    await meeting.end();
    const boMeeting = visit(BO, meetingId);
    const bo = await opened(boMeeting);
    await eventually(bo.table.view, ({ phase }) => phase === 'ended');
    await meeting.reopen();
    expect((await opened(meeting)).table.view.get().phase).toBe('running');
    // Whoever came after the end is given the table to write on.
    await eventually(boMeeting.state, (state) => state.kind === 'open' && state.table !== bo.table);
    const again = await opened(boMeeting);
    await eventually(again.table.view, ({ phase }) => phase === 'running');
    expect(again.table.verbs.turnNext()).toHaveProperty('done');
    // Ended for good, it is followed by the next one, with both of the cards set aside.
    await meeting.end();
    await meeting.beginAgain();
    const next = await opened(meeting, anna.session.session.id);
    expect(next.table.view.get()).toMatchObject({ phase: 'preparing', left: 33 });
  }, 30_000);

  test('[FOLLOW-8] a facilitator deletes a session, and the meeting begins without its data', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const meeting = visit(ANNA, meetingId);
    const first = await opened(meeting);
    first.table.verbs.start();
    first.table.verbs.turnNext();
    await first.api.claimRoles(first.session.session.id);
    await meeting.end();
    await meeting.delete();
    const second = await opened(meeting, first.session.session.id);
    expect(second.table.view.get()).toMatchObject({ phase: 'preparing', left: 35 });
    expect(second.table.view.get().conversation.carried).toBeUndefined();
  }, 30_000);
});
