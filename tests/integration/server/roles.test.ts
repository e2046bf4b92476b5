import {
  ANNA,
  BO,
  CARL,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import type { Person } from '../../support/server/cloud.ts';

describe('roles that the server has to know', () => {
  let server: TestServer;
  let meetingId: string;
  let chatId: string;
  let at: string;

  beforeEach(async () => {
    server = await startTestServer();
    // The first one is the organiser.
    ({ meetingId, chatId } = server.meeting(CARL, ANNA, BO));
    at = `/api/sessions/${(await open(ANNA)).session.id}`;
    await server.post(`${at}/document`, { as: ANNA, body: { documentId: 'the-table' } });
  });
  afterEach(() => server.close());

  const open = async (as: Person) => (await server.post('/api/sessions', { as, body: { meetingId } })).body;
  const idOf = async (as: Person): Promise<string> => (await open(as)).me.id;
  const claim = (as: Person) => server.post(`${at}/roles/claim`, { as });
  const change = async (as: Person, role: string, whom: Person | string, held: boolean) => {
    const participant = typeof whom === 'string' ? whom : await idOf(whom);
    return server.post(`${at}/roles`, { as, body: { role, participant, held } });
  };
  const refused = (code: string, status = 403) => ({ status, body: { error: { code } } });

  test('[ROLES-1] the person who starts the meeting claims both roles; later claims give none', async () => {
    expect((await server.ask(`${at}/roles`, { as: BO })).body).toEqual({ facilitators: [], noteTakers: [] });
    const anna = await idOf(ANNA);
    const both = { facilitators: [anna], noteTakers: [anna] };
    expect(await claim(ANNA)).toMatchObject({ status: 200, body: both });
    expect((await claim(BO)).body).toEqual(both);
    expect((await server.ask(`${at}/roles`, { as: BO })).body).toEqual(both);
    expect((await open(ANNA)).me.noteTaker).toBe(true);
    expect((await open(BO)).me.noteTaker).toBe(false);
  });

  test('[ROLES-7] nothing is claimed while there is no table', async () => {
    ({ meetingId } = server.meeting(CARL, ANNA, BO));
    at = `/api/sessions/${(await open(ANNA)).session.id}`;
    expect(await claim(ANNA)).toMatchObject(refused('not_allowed'));
    expect((await server.ask(`${at}/roles`, { as: BO })).body).toEqual({ facilitators: [], noteTakers: [] });
  });

  test('[ROLES-1] nothing is claimed in a session that has ended', async () => {
    await server.post(`${at}/end`, { as: ANNA });
    expect(await claim(BO)).toMatchObject(refused('session_ended', 409));
  });

  test('[ROLES-2] a facilitator gives the role on, and lays it down', async () => {
    await claim(ANNA);
    expect(await change(BO, 'facilitator', BO, true)).toMatchObject(refused('not_allowed'));
    const [anna, bo] = [await idOf(ANNA), await idOf(BO)];
    const given = await change(ANNA, 'facilitator', BO, true);
    expect(new Set(given.body.facilitators)).toEqual(new Set([anna, bo]));
    expect((await change(ANNA, 'facilitator', ANNA, false)).body.facilitators).toEqual([bo]);
  });

  test('[ROLES-2] the note-taker role can be given to a person who does not facilitate, and only by its holders', async () => {
    await claim(ANNA);
    await change(ANNA, 'noteTaker', BO, true);
    const body = { documentId: 'the-notes', kind: 'notes' };
    await server.post(`${at}/document`, { as: BO, body });
    await change(ANNA, 'noteTaker', ANNA, false);
    expect((await server.ask(`${at}/roles`, { as: ANNA })).body).toEqual({
      facilitators: [await idOf(ANNA)],
      noteTakers: [await idOf(BO)],
    });
    expect(await change(ANNA, 'noteTaker', ANNA, true)).toMatchObject(refused('not_allowed'));
  });

  test('[ROLES-3] the last one keeps a role', async () => {
    await claim(ANNA);
    expect(await change(ANNA, 'noteTaker', ANNA, false)).toMatchObject(refused('not_allowed'));
    expect(await change(ANNA, 'facilitator', ANNA, false)).toMatchObject(refused('not_allowed'));
  });

  test('[ROLES-4] the organiser takes the facilitator’s role, and not the notes', async () => {
    await claim(ANNA);
    expect(await change(CARL, 'facilitator', BO, true)).toMatchObject(refused('not_allowed'));
    const body = { documentId: 'the-notes', kind: 'notes' };
    await server.post(`${at}/document`, { as: ANNA, body });
    expect((await change(CARL, 'facilitator', CARL, true)).body.facilitators).toContain(await idOf(CARL));
    expect(await change(CARL, 'noteTaker', CARL, true)).toMatchObject(refused('not_allowed'));
    expect(await change(CARL, 'noteTaker', ANNA, false)).toMatchObject(refused('not_allowed'));
  });

  test('[ROLES-6] an early claimant cannot block the notes of the meeting', async () => {
    // Bo asks the server before anybody has started the meeting.
    await claim(BO);
    expect((await claim(ANNA)).body.noteTakers).toEqual([await idOf(BO)]);
    expect(await change(ANNA, 'noteTaker', ANNA, true)).toMatchObject(refused('not_allowed'));
    await change(CARL, 'facilitator', CARL, true);
    await change(CARL, 'facilitator', ANNA, true);
    expect((await change(ANNA, 'noteTaker', ANNA, true)).body.noteTakers).toContain(await idOf(ANNA));
    expect((await change(ANNA, 'noteTaker', BO, false)).body.noteTakers).toEqual([await idOf(ANNA)]);
    expect((await change(ANNA, 'facilitator', BO, false)).body.facilitators).not.toContain(await idOf(BO));
  });

  test('[ROLES-6] once there are notes their role is given by note-takers alone', async () => {
    await claim(ANNA);
    const body = { documentId: 'the-notes', kind: 'notes' };
    await server.post(`${at}/document`, { as: ANNA, body });
    await change(CARL, 'facilitator', CARL, true);
    for (const whom of [CARL, BO]) {
      expect(await change(CARL, 'noteTaker', whom, true)).toMatchObject(refused('not_allowed'));
    }
  });

  test('[ROLES-5] a role is given to people who are in the meeting', async () => {
    await claim(ANNA);
    expect(await change(ANNA, 'noteTaker', 'AAAAAAAAAAAAAAAAAAAAAA', true)).toMatchObject(
      refused('not_found', 404),
    );
    const bo = await idOf(BO);
    server.cloud.meetings.set(chatId, { members: [ANNA, CARL], organiser: CARL });
    server.clock.ms += 61_000;
    expect(await change(ANNA, 'noteTaker', bo, true)).toMatchObject(refused('not_found', 404));
  });

  test('[ROLES-5] also to a person who has just joined, and is taken from a person who has left', async () => {
    await claim(ANNA);
    await server.post(`${at}/names`, { as: ANNA, body: { participants: [] } });
    server.clock.ms += 1;
    server.cloud.meetings.set(chatId, { members: [ANNA, BO, CARL, STRANGER], organiser: CARL });
    const stranger = await idOf(STRANGER);
    expect((await change(ANNA, 'noteTaker', stranger, true)).body.noteTakers).toContain(stranger);
    server.cloud.meetings.set(chatId, { members: [ANNA, BO, CARL], organiser: CARL });
    server.clock.ms += 61_000;
    expect((await change(ANNA, 'noteTaker', stranger, false)).body.noteTakers).not.toContain(stranger);
  });

  test('[NAMES-1] names are looked up by pseudonym, for members only', async () => {
    const [anna, bo] = [await idOf(ANNA), await idOf(BO)];
    const participants = [anna, bo, 'AAAAAAAAAAAAAAAAAAAAAA'];
    const names = () => server.post(`${at}/names`, { as: ANNA, body: { participants } });
    expect((await names()).body).toEqual({ names: { [anna]: 'Anna Ager', [bo]: 'Bo Bak' } });
    server.cloud.meetings.set(chatId, { members: [ANNA] });
    server.clock.ms += 61_000;
    expect((await names()).body).toEqual({ names: { [anna]: 'Anna Ager' } });
  });

  test('[NAMES-1] a pseudonym of another session has no name', async () => {
    const other = server.meeting(ANNA);
    const there = (await server.post('/api/sessions', { as: ANNA, body: { meetingId: other.meetingId } }))
      .body;
    const body = { participants: [there.me.id] };
    expect((await server.post(`${at}/names`, { as: ANNA, body })).body).toEqual({ names: {} });
  });

  test.each([
    ['no body', undefined],
    ['a role that there is not', { role: 'admin', participant: 'AAAAAAAAAAAAAAAAAAAAAA', held: true }],
    ['no participant', { role: 'facilitator', participant: '../x', held: true }],
    ['more than asked for', { role: 'facilitator', participant: 'A'.repeat(22), held: true, by: 'x' }],
  ])('[SERVE-9] a change of roles with %s is a bad request', async (_what, body) => {
    const reply = await server.post(`${at}/roles`, { as: ANNA, ...(body !== undefined && { body }) });
    expect(reply).toMatchObject(refused('bad_request', 400));
  });
});

describe('a tenant in which the app may not read members', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ settings: { MEMBERS_FROM: 'meeting-id' } });
  });
  afterEach(() => server.close());

  test('[SESSION-9] each signed-in person who knows the meeting’s id is a member', async () => {
    const { meetingId } = server.meeting(ANNA);
    const seen = await Promise.all(
      [ANNA, STRANGER].map((as) => server.post('/api/sessions', { as, body: { meetingId } })),
    );
    expect(seen.map(({ status }) => status)).toEqual([200, 200]);
    expect(seen[0]?.body.session).toEqual(seen[1]?.body.session);
    expect(seen.map(({ body }) => body.me.organiser)).toEqual([false, false]);
    expect(server.cloud.requests.filter((request) => request.includes('/v1.0/'))).toEqual([]);
    const nobody = await server.post('/api/sessions', { body: { meetingId } });
    expect(nobody.status).toBe(401);
  });

  test('[SESSION-9] roles are given on, and no names are known besides those at the table', async () => {
    const { meetingId } = server.meeting(ANNA);
    const open = async (as: Person) => (await server.post('/api/sessions', { as, body: { meetingId } })).body;
    const { session } = await open(ANNA);
    const bo = (await open(BO)).me.id;
    const table = { documentId: 'the-table' };
    await server.post(`/api/sessions/${session.id}/document`, { as: ANNA, body: table });
    await server.post(`/api/sessions/${session.id}/roles/claim`, { as: ANNA });
    const body = { role: 'noteTaker', participant: bo, held: true };
    expect((await server.post(`/api/sessions/${session.id}/roles`, { as: ANNA, body })).status).toBe(200);
    expect((await open(BO)).me.noteTaker).toBe(true);
    const names = await server.post(`/api/sessions/${session.id}/names`, {
      as: ANNA,
      body: { participants: [bo] },
    });
    expect(names.body).toEqual({ names: {} });
  });
});
