import {
  ANNA,
  BO,
  CARL,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { FOREIGN_TENANT_ID, OTHER_TENANT_ID } from '../../support/server/cloud.ts';

describe('sessions of a meeting', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.close());

  const open = (as: typeof ANNA, meetingId: string) =>
    server.post('/api/sessions', { as, body: { meetingId } });
  const beginNew = (as: typeof ANNA, meetingId: string) =>
    server.post('/api/sessions', { as, body: { meetingId, beginNew: true } });
  const list = (as: typeof ANNA, meetingId: string) =>
    server.post('/api/sessions/list', { as, body: { meetingId } });

  test('[SESSION-1] Anna opens the app first, Bo comes later: they sit in the same session', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const first = await open(ANNA, meetingId);
    expect(first).toMatchObject({
      status: 200,
      body: {
        session: { id: expect.any(String), startedAt: new Date(server.clock.ms).toISOString() },
        me: { name: 'Anna Ager', role: 'member', organiser: true },
        fluid: { type: 'remote', endpoint: '/', tenantId: 'fluid-tenant' },
      },
    });
    expect(first.body).not.toHaveProperty('documentId');
    const second = await open(BO, meetingId);
    expect(second.body.session).toEqual(first.body.session);
    expect(second.body.me).toMatchObject({ name: 'Bo Bak', organiser: false });
  });

  test('[SESSION-1] fifty people open the app in the same instant: one session', async () => {
    const crowd = Array.from({ length: 50 }, (_, i) => ({
      objectId: `bbbbbbbb-0000-4000-8000-0000000000${String(i).padStart(2, '0')}`,
      name: `Person ${i}`,
    }));
    const { meetingId } = server.meeting(...crowd);
    const replies = await Promise.all(crowd.map((person) => open(person, meetingId)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ body }) => body.session.id)).size).toBe(1);
    expect(new Set(replies.map(({ body }) => body.me.id)).size).toBe(50);
  });

  test('[SESSION-2] people outside the meeting get the same answer as for a meeting that does not exist', async () => {
    const { meetingId } = server.meeting(ANNA);
    await open(ANNA, meetingId);
    const never = Buffer.from('0#19:meeting_never@thread.v2#0').toString('base64');
    const replies = [
      await open(STRANGER, meetingId),
      await open(STRANGER, never),
      await list(STRANGER, meetingId),
    ];
    for (const { status, body } of replies) {
      expect({ status, body }).toEqual({ status: 403, body: replies[0]?.body });
      expect(body.error.code).toBe('not_a_member');
    }
  });

  test('[SESSION-2] requests without a sign-in, or with one of another organisation, are refused', async () => {
    const { meetingId } = server.meeting(ANNA);
    const body = { meetingId };
    const foreign = await server.cloud.signIn(ANNA, { tenantId: FOREIGN_TENANT_ID });
    expect(await server.post('/api/sessions', { body })).toMatchObject({
      status: 401,
      body: { error: { code: 'not_signed_in' } },
    });
    expect(await server.post('/api/sessions', { body, token: foreign })).toMatchObject({
      status: 403,
      body: { error: { code: 'wrong_tenant' } },
    });
  });

  test('[ACCESS-2] an expired sign-in has a code of its own, so that the page can renew it', async () => {
    const { meetingId } = server.meeting(ANNA);
    const token = await server.cloud.signIn(ANNA);
    server.clock.ms += 66 * 60_000;
    expect(await server.post('/api/sessions', { body: { meetingId }, token })).toMatchObject({
      status: 401,
      body: { error: { code: 'token_expired' } },
    });
  });

  test('[SESSION-3] two first-comers register a table each: one wins, the other joins the winner’s', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const { id } = (await open(ANNA, meetingId)).body.session;
    const register = (as: typeof ANNA, documentId: string) =>
      server.post(`/api/sessions/${id}/document`, { as, body: { documentId } });
    const replies = await Promise.all([register(ANNA, 'of-anna'), register(BO, 'of-bo')]);
    const [winner] = replies.map(({ body }) => body.documentId);
    expect(['of-anna', 'of-bo']).toContain(winner);
    expect(replies.map(({ body }) => body.documentId)).toEqual([winner, winner]);
    expect((await open(BO, meetingId)).body.documentId).toBe(winner);
  });

  test('[SESSION-3] the table of one session cannot be registered for another', async () => {
    const here = server.meeting(ANNA);
    const there = server.meeting(ANNA);
    const ids = [
      (await open(ANNA, here.meetingId)).body.session.id,
      (await open(ANNA, there.meetingId)).body.session.id,
    ];
    const body = { documentId: 'the-table' };
    await server.post(`/api/sessions/${ids[0]}/document`, { as: ANNA, body });
    expect(await server.post(`/api/sessions/${ids[1]}/document`, { as: ANNA, body })).toMatchObject({
      status: 409,
      body: { error: { code: 'document_taken' } },
    });
  });

  test('[SESSION-4] a session is ended, stays listed, and the next meeting of the series begins a new one', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const { id } = (await open(ANNA, meetingId)).body.session;
    server.clock.ms += 60_000;
    const ended = await server.post(`/api/sessions/${id}/end`, { as: BO });
    expect(ended).toMatchObject({
      status: 200,
      body: { id, endedAt: new Date(server.clock.ms).toISOString() },
    });
    server.clock.ms += 60_000;
    expect((await server.post(`/api/sessions/${id}/end`, { as: ANNA })).body).toEqual(ended.body);
    const next = (await beginNew(ANNA, meetingId)).body.session;
    expect(next.id).not.toBe(id);
    expect((await open(BO, meetingId)).body.session).toEqual(next);
    expect((await list(BO, meetingId)).body).toEqual([next, ended.body]);
    expect((await server.ask(`/api/sessions/${id}`, { as: BO })).body.session).toEqual(ended.body);
  });

  test('[SESSION-4] after the end the app opens the ended session read-only, until a member begins a new one', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const { id } = (await open(ANNA, meetingId)).body.session;
    await server.post(`/api/sessions/${id}/end`, { as: ANNA });
    expect((await open(BO, meetingId)).body.session).toMatchObject({ id, endedAt: expect.any(String) });
    const begun = await Promise.all([beginNew(ANNA, meetingId), beginNew(BO, meetingId)]);
    expect(begun[0]?.body.session).toEqual(begun[1]?.body.session);
    expect(begun[0]?.body.session.id).not.toBe(id);
  });

  test('[SESSION-4] beginning a new session while one goes on changes nothing', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const current = (await open(ANNA, meetingId)).body.session;
    expect((await beginNew(BO, meetingId)).body.session).toEqual(current);
  });

  test('[SESSION-4] nothing new is registered for an ended session', async () => {
    const { meetingId } = server.meeting(ANNA);
    const { id } = (await open(ANNA, meetingId)).body.session;
    await server.post(`/api/sessions/${id}/end`, { as: ANNA });
    const body = { documentId: 'late' };
    expect(await server.post(`/api/sessions/${id}/document`, { as: ANNA, body })).toMatchObject({
      status: 409,
      body: { error: { code: 'session_ended' } },
    });
  });

  test('[SESSION-5] a session that is not yours looks like one that never was, whatever you try', async () => {
    const { meetingId } = server.meeting(ANNA);
    const { id } = (await open(ANNA, meetingId)).body.session;
    const elsewhere = await server.cloud.signIn(ANNA, { tenantId: OTHER_TENANT_ID });
    const never = await server.ask('/api/sessions/AAAAAAAAAAAAAAAAAAAAAA', { as: ANNA });
    expect(never).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    const calls: [string, string, unknown?][] = [
      ['GET', ''],
      ['POST', '/document', { documentId: 'a' }],
      ['POST', '/token', {}],
      ['POST', '/end'],
      ['POST', '/viewing-ticket'],
    ];
    for (const [method, path, body] of calls) {
      for (const who of [{ as: STRANGER }, { token: elsewhere }]) {
        const reply = await server.ask(`/api/sessions/${id}${path}`, {
          method,
          ...who,
          ...(body !== undefined && { body }),
        });
        expect([reply.status, reply.body]).toEqual([404, never.body]);
      }
    }
    expect((await list(ANNA, meetingId)).body).toEqual([{ id, startedAt: expect.any(String) }]);
  });

  test('[SESSION-7] a restarted server knows the session and its table', async () => {
    const { meetingId } = server.meeting(ANNA);
    const before = (await open(ANNA, meetingId)).body;
    const body = { documentId: 'the-table' };
    await server.post(`/api/sessions/${before.session.id}/document`, { as: ANNA, body });
    await server.restart();
    expect((await open(ANNA, meetingId)).body).toEqual({ ...before, documentId: 'the-table' });
  });

  test('[SESSION-8] a removed member loses the session within a minute', async () => {
    const { meetingId, chatId } = server.meeting(ANNA, BO);
    const { id } = (await open(BO, meetingId)).body.session;
    server.cloud.meetings.set(chatId, { members: [ANNA] });
    server.clock.ms += 61_000;
    expect((await server.ask(`/api/sessions/${id}`, { as: BO })).status).toBe(404);
  });

  test('[ACCESS-7] a person has one pseudonym in a session and another one in the next', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    const first = (await open(ANNA, meetingId)).body;
    expect((await open(ANNA, meetingId)).body.me.id).toBe(first.me.id);
    await server.post(`/api/sessions/${first.session.id}/end`, { as: ANNA });
    expect((await beginNew(ANNA, meetingId)).body.me.id).not.toBe(first.me.id);
    expect(first.me.id).not.toContain(ANNA.objectId);
  });

  test('[ACCESS-8] a directory that refuses and one that is away are told apart', async () => {
    const { meetingId } = server.meeting(ANNA);
    let status = 403;
    server.cloud.interruption = (request, response) => {
      if (!request.path.startsWith('/v1.0')) return false;
      response.status(status).set('Retry-After', '30').end();
      return true;
    };
    expect(await open(ANNA, meetingId)).toMatchObject({
      status: 502,
      body: { error: { code: 'directory_refused' } },
    });
    status = 429;
    const away = await open(ANNA, meetingId);
    expect(away).toMatchObject({ status: 503, body: { error: { code: 'directory_unavailable' } } });
    expect(away.headers.get('retry-after')).toBe('30');
  });

  test('a name that the sign-in does not tell comes from the directory', async () => {
    const { meetingId } = server.meeting(CARL);
    const token = await server.cloud.signIn(CARL, { claims: { name: undefined } });
    expect((await server.post('/api/sessions', { token, body: { meetingId } })).body.me.name).toBe(
      'Carl Clausen',
    );
  });

  test.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['no object', []],
    ['no meeting', {}],
    ['a meeting of another kind', { meetingId: 7 }],
    ['something that is no meeting’s id', { meetingId: 'bm90IGEgbWVldGluZw==' }],
    ['more than asked for', { meetingId: 'MA==', role: 'admin' }],
  ])('[SERVE-9] opening with %s is a bad request', async (_what, body) => {
    const reply = await server.post('/api/sessions', { as: ANNA, ...(body !== undefined && { body }) });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } });
  });
});
