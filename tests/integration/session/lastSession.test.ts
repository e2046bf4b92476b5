/** A meeting begins anew, and what its last session left cannot be read at that moment. */
import type { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { eventually, isTrue } from '../../support/fluid/tables.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import {
  FALSE_ANSWERS,
  type FalseAnswer,
  openNetwork,
  type StrangeNetwork,
} from '../../support/server/strangeNetwork.ts';
import { type OpenMeeting, opened, Visits } from '../../support/session/visits.ts';

/** What the own relay answers for a document that it does not have. */
const UNKNOWN: FalseAnswer = {
  status: 404,
  body: JSON.stringify({ code: 404, message: 'unknown', internalErrorCode: 'document/unknown' }),
  headers: { 'content-type': 'application/json' },
};

describe('carry-over from the last session', () => {
  let server: TestServer;
  let meetingId: string;
  let visits: Visits;
  let network: StrangeNetwork;
  let last: OpenMeeting;
  let bosMeeting: MeetingSession;

  beforeEach(async () => {
    // Fluid tells a developer what it has met.
    Object.assign(console, { error: () => undefined });
    server = await startTestServer({ ownRelay: true });
    network = await openNetwork(server.origin);
    ({ meetingId } = server.meeting(ANNA, BO));
    visits = new Visits(server);
    const annasMeeting = visits.open({ person: ANNA, meetingId });
    last = await opened(annasMeeting);
    last.table.verbs.start();
    last.table.verbs.turnNext();
    last.table.verbs.finish();
    last.table.verbs.publishNote({ id: 'a', text: 'Køb skærme', mark: 'action' });
    await eventually(last.table.document.saved, isTrue);
    await annasMeeting.end();
    // Her page would make the next table.
    await visits.leave();
    bosMeeting = visits.open({ person: BO, meetingId, origin: network.origin });
    await opened(bosMeeting);
  }, 40_000);
  afterEach(async () => {
    await visits.leave();
    await network.close();
    await server.close();
  }, 20_000);

  /** Bo begins anew, and his network answers for what is stored of the last session's table. */
  async function beginWhileAnswered(answer: FalseAnswer): Promise<void> {
    network.answer(answer, new RegExp(last.table.document.documentId), true);
    void bosMeeting.beginAgain();
  }
  const failure = () => eventually(bosMeeting.state, ({ kind }) => kind === 'failed');
  const lastId = () => last.session.session.id;

  async function expectNoTable(): Promise<void> {
    const [latest] = await last.api.listSessions({ meetingId });
    expect(latest?.id).not.toBe(lastId());
    expect((await last.api.session(latest?.id ?? '')).documentId).toBeUndefined();
  }

  test('[FOLLOW-9] no table is made while it is away, and it is on the table once the network is well', async () => {
    await beginWhileAnswered(FALSE_ANSWERS['a gateway, 502'] as FalseAnswer);
    expect(await failure()).toEqual({ kind: 'failed', failure: 'earlier_away', retrying: true });
    await expectNoTable();
    network.answer();
    visits.comeBack();
    const next = await opened(bosMeeting, lastId());
    const { left, conversation } = next.table.view.get();
    expect(left).toBe(34);
    expect(conversation.carried).toMatchObject({
      fromSessionId: lastId(),
      actions: [{ id: 'a', text: 'Køb skærme', done: false }],
    });
  }, 90_000);

  test('[FOLLOW-9] a person can begin without it, and the last session is not changed', async () => {
    await beginWhileAnswered(FALSE_ANSWERS['a gateway, 502'] as FalseAnswer);
    await failure();
    await bosMeeting.beginWithoutEarlier();
    const next = await opened(bosMeeting, lastId());
    const { left, conversation } = next.table.view.get();
    expect(left).toBe(35);
    expect(conversation.carried).toBeUndefined();
    const listed = await last.api.listSessions({ meetingId });
    expect(listed.map(({ id }) => id)).toEqual([next.session.session.id, lastId()]);
  }, 90_000);

  test('[FOLLOW-9] a table that is gone is done without as well', async () => {
    await beginWhileAnswered(UNKNOWN);
    expect(await failure()).toEqual({ kind: 'failed', failure: 'earlier_unreadable', retrying: true });
    await expectNoTable();
    await bosMeeting.beginWithoutEarlier();
    expect((await opened(bosMeeting, lastId())).table.view.get().left).toBe(35);
  }, 90_000);
});
