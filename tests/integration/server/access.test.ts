import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import {
  ANNA,
  BO,
  FLUID_KEY,
  FLUID_TENANT_ID,
  SERVER_KEY,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';

const HOUR_MS = 60 * 60_000;

describe('permissions at a session’s table', () => {
  let server: TestServer;
  let meetingId: string;
  let sessionId: string;

  beforeEach(async () => {
    server = await startTestServer();
    ({ meetingId } = server.meeting(ANNA, BO));
    sessionId = await openSession();
  });
  afterEach(() => server.close());

  const openSession = async (): Promise<string> =>
    (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body.session.id;
  const register = (documentId = 'the-table') =>
    server.post(`/api/sessions/${sessionId}/document`, { as: ANNA, body: { documentId } });
  const end = () => server.post(`/api/sessions/${sessionId}/end`, { as: ANNA });
  const ticketOf = async (): Promise<string> =>
    (await server.post(`/api/sessions/${sessionId}/viewing-ticket`, { as: ANNA })).body.ticket;
  const askToken = (
    who: { as: typeof ANNA } | { ticket: string },
    body: unknown = { documentId: 'the-table' },
  ) => server.post(`/api/sessions/${sessionId}/token`, { ...who, body });
  const claimsOf = async (token: string) =>
    (await jwtVerify(token, new TextEncoder().encode(FLUID_KEY), { currentDate: new Date(server.clock.ms) }))
      .payload;

  test('[ACCESS-3] a member gets a token to read and write one document for 50 minutes, under a pseudonym', async () => {
    await register();
    const me = (await server.ask(`/api/sessions/${sessionId}`, { as: BO })).body.me;
    const { status, body } = await askToken({ as: BO });
    expect(status).toBe(200);
    const nowS = Math.floor(server.clock.ms / 1000);
    expect(await claimsOf(body.token)).toEqual({
      documentId: 'the-table',
      tenantId: FLUID_TENANT_ID,
      scopes: ['doc:read', 'doc:write', 'summary:write'],
      user: { id: me.id, name: expect.stringMatching(/^sealed:1:/) },
      ver: '1.0',
      jti: expect.any(String),
      iat: nowS,
      exp: nowS + 3000,
    });
    expect(body.expiresAt).toBe(new Date((nowS + 3000) * 1000).toISOString());
  });

  test('[ACCESS-3] no two tokens are the same', async () => {
    await register();
    const tokens = [await askToken({ as: BO }), await askToken({ as: BO })].map(({ body }) => body.token);
    expect(decodeJwt(tokens[0]).jti).not.toBe(decodeJwt(tokens[1]).jti);
  });

  test('[ACCESS-3] there is no token for a document that is not the session’s', async () => {
    expect((await askToken({ as: ANNA })).status).toBe(404);
    await register();
    expect((await askToken({ as: ANNA }, { documentId: 'another' })).status).toBe(404);
  });

  test('[ACCESS-4] a token to make the table is given only while there is none', async () => {
    const { body } = await askToken({ as: ANNA }, {});
    expect(await claimsOf(body.token)).toMatchObject({
      documentId: '',
      scopes: expect.arrayContaining(['doc:write']),
    });
    await register();
    expect(await askToken({ as: ANNA }, {})).toMatchObject({
      status: 409,
      body: { error: { code: 'document_taken' } },
    });
  });

  test('[ACCESS-5] after the end members may look at the table, and not make one', async () => {
    await register();
    await end();
    const { body } = await askToken({ as: BO });
    expect(await claimsOf(body.token)).toMatchObject({ scopes: ['doc:read'] });
    expect(await askToken({ as: BO }, {})).toMatchObject({
      status: 409,
      body: { error: { code: 'session_ended' } },
    });
  });

  test('[ACCESS-6] a viewer sees the session of the ticket, nameless and read only', async () => {
    await register();
    const ticket = await ticketOf();
    const { status, body } = await server.post('/api/viewing', { ticket });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      session: { id: sessionId },
      documentId: 'the-table',
      me: { id: expect.stringMatching(/^viewer-/), name: '', role: 'viewer', organiser: false },
    });
    const claims = await claimsOf((await askToken({ ticket })).body.token);
    expect(claims).toMatchObject({
      documentId: 'the-table',
      scopes: ['doc:read'],
      user: { id: expect.stringMatching(/^viewer-/), name: '' },
    });
  });

  test('[ACCESS-5] a link to the recap opens the table after the end, for a quarter of an hour', async () => {
    await register();
    const ticket = (await server.post(`/api/sessions/${sessionId}/recap-ticket`, { as: ANNA })).body.ticket;
    await end();
    expect((await server.post('/api/viewing', { ticket })).body).toMatchObject({
      documentId: 'the-table',
      me: { role: 'viewer' },
    });
    server.clock.ms += 0.26 * HOUR_MS;
    expect((await askToken({ ticket })).body.error.code).toBe('ticket_expired');
  });

  test('[PRIVACY-5] [PRIVACY-13] members get the key to names; viewers of the stage and of the recap do not', async () => {
    await register();
    const stage = await ticketOf();
    const recap = (await server.post(`/api/sessions/${sessionId}/recap-ticket`, { as: ANNA })).body.ticket;
    const { nameKey } = (await server.ask(`/api/sessions/${sessionId}`, { as: BO })).body;
    expect(nameKey).toMatch(/^[\w-]{43}$/);
    for (const ticket of [stage, recap]) {
      const seen = await server.post('/api/viewing', { ticket });
      expect(seen.status).toBe(200);
      expect(JSON.stringify(seen.body)).not.toContain(nameKey);
    }
  });

  test('[PRIVACY-5] [PRIVACY-13] the server decrypts names for viewers of the stage, and not for a link to the recap', async () => {
    await register();
    const stage = await ticketOf();
    const recap = (await server.post(`/api/sessions/${sessionId}/recap-ticket`, { as: ANNA })).body.ticket;
    const { token } = (await askToken({ as: ANNA })).body;
    const { user } = (await claimsOf(token)) as { user: { id: string; name: string } };
    const bo = (await server.ask(`/api/sessions/${sessionId}`, { as: BO })).body.me.id;
    const names = { [user.id]: user.name, [bo]: user.name };
    expect((await server.post('/api/viewing/names', { ticket: stage, body: { names } })).body).toEqual({
      names: { [user.id]: ANNA.name },
    });
    expect((await server.post('/api/viewing/names', { ticket: recap, body: { names } })).status).toBe(403);
    expect((await server.post('/api/viewing/names', { as: BO, body: { names } })).status).toBe(400);
    await end();
    expect((await server.post('/api/viewing/names', { ticket: stage, body: { names } })).status).toBe(401);
  });

  test('[ACCESS-6] a viewer may do nothing else', async () => {
    await register();
    const ticket = await ticketOf();
    const calls: [string, string, unknown?][] = [
      ['POST', '/api/sessions', { meetingId }],
      ['POST', '/api/sessions/list', { meetingId }],
      ['GET', `/api/sessions/${sessionId}`],
      ['POST', `/api/sessions/${sessionId}/document`, { documentId: 'b' }],
      ['POST', `/api/sessions/${sessionId}/end`],
      ['POST', `/api/sessions/${sessionId}/viewing-ticket`],
      ['POST', `/api/sessions/${sessionId}/token`, {}],
    ];
    for (const [method, path, body] of calls) {
      const reply = await server.ask(path, { method, ticket, ...(body !== undefined && { body }) });
      expect([path, reply.status, reply.body.error.code]).toEqual([path, 403, 'not_a_member']);
    }
  });

  test('[ACCESS-15] a facilitator or the organiser ends all sharings at once, and others do not', async () => {
    await register();
    const endAll = (as: typeof ANNA) =>
      server.ask(`/api/sessions/${sessionId}/viewings`, { as, method: 'DELETE' });
    const watches = async (ticket: string) => (await server.post('/api/viewing', { ticket })).status;
    const mine = await ticketOf();
    const bos = (await server.post(`/api/sessions/${sessionId}/viewing-ticket`, { as: BO })).body.ticket;
    expect(await endAll(BO)).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } });
    expect(await watches(bos)).toBe(200);
    // Anna has called the meeting.
    expect((await endAll(ANNA)).status).toBe(200);
    expect(await Promise.all([watches(mine), watches(bos)])).toEqual([401, 401]);
    const again = await ticketOf();
    await server.post(`/api/sessions/${sessionId}/roles/claim`, { as: BO });
    expect((await endAll(BO)).status).toBe(200);
    expect(await watches(again)).toBe(401);
  });

  test('[ACCESS-6] a ticket opens its own session only', async () => {
    await register();
    const ticket = await ticketOf();
    const other = server.meeting(ANNA);
    const there = (await server.post('/api/sessions', { as: ANNA, body: { meetingId: other.meetingId } }))
      .body;
    const body = { documentId: 'there' };
    await server.post(`/api/sessions/${there.session.id}/document`, { as: ANNA, body });
    expect((await server.post(`/api/sessions/${there.session.id}/token`, { ticket, body })).status).toBe(404);
    expect((await askToken({ ticket }, body)).status).toBe(404);
  });

  test('[ACCESS-6] a ticket dies with its session', async () => {
    await register();
    const ticket = await ticketOf();
    await end();
    const expired = { status: 401, body: { error: { code: 'ticket_expired' } } };
    expect(await server.post('/api/viewing', { ticket })).toMatchObject(expired);
    expect(await askToken({ ticket })).toMatchObject(expired);
    expect(await server.ask('/api/decks', { ticket })).toMatchObject(expired);
    expect(await server.post(`/api/sessions/${sessionId}/viewing-ticket`, { as: ANNA })).toMatchObject({
      status: 409,
      body: { error: { code: 'session_ended' } },
    });
  });

  test('[ACCESS-6] a ticket lasts eight hours, and no token outlives it', async () => {
    await register();
    const ticket = await ticketOf();
    const endsAtMs = (Math.floor(server.clock.ms / 1000) + 8 * 3600) * 1000;
    const anotherHour = async (): Promise<void> => {
      server.clock.ms += HOUR_MS;
      await askToken({ as: BO });
    };
    await anotherHour();
    const soonMs = (Math.floor(server.clock.ms / 1000) + 15 * 60) * 1000;
    expect((await askToken({ ticket })).body.expiresAt).toBe(new Date(soonMs).toISOString());
    for (let hour = 2; hour < 8; hour += 1) await anotherHour();
    server.clock.ms += 0.9 * HOUR_MS;
    expect((await askToken({ ticket })).body.expiresAt).toBe(new Date(endsAtMs).toISOString());
    server.clock.ms += 0.2 * HOUR_MS;
    expect(await server.post('/api/viewing', { ticket })).toMatchObject({
      status: 401,
      body: { error: { code: 'ticket_expired' } },
    });
  });

  test('[ACCESS-14] viewers cannot see a table that all people with an account have left', async () => {
    await register();
    const ticket = await ticketOf();
    await askToken({ as: BO });
    server.clock.ms += 1.4 * HOUR_MS;
    expect((await askToken({ ticket })).status).toBe(200);
    server.clock.ms += 0.2 * HOUR_MS;
    expect(await askToken({ ticket })).toMatchObject({
      status: 401,
      body: { error: { code: 'ticket_expired' } },
    });
    await askToken({ as: BO });
    expect((await askToken({ ticket })).status).toBe(200);
  });

  test('[ACCESS-6] a ticket cannot be made up, not even with a key used for something else', async () => {
    await register();
    const forged = await Promise.all(
      [SERVER_KEY, FLUID_KEY].map((key) =>
        new SignJWT()
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience('dialogkort:viewing')
          .setSubject(sessionId)
          .setExpirationTime(new Date(server.clock.ms + HOUR_MS))
          .sign(new TextEncoder().encode(key)),
      ),
    );
    const fluidToken = (await askToken({ as: ANNA })).body.token;
    for (const ticket of [...forged, fluidToken, await server.cloud.signIn(ANNA), 'x']) {
      expect(await server.post('/api/viewing', { ticket })).toMatchObject({
        status: 401,
        body: { error: { code: 'not_signed_in' } },
      });
    }
  });

  test('a ticket is no sign-in, and a sign-in is no ticket', async () => {
    const ticket = await ticketOf();
    expect((await server.post('/api/viewing', { token: ticket })).status).toBe(401);
    expect((await server.post('/api/viewing', { as: ANNA })).status).toBe(400);
  });

  test('[ACCESS-9] a page gone wild is slowed down, others are not', async () => {
    const token = await server.cloud.signIn(BO);
    const replies = await Promise.all(Array.from({ length: 150 }, () => server.ask('/api/decks', { token })));
    const refused = replies.filter(({ status }) => status === 429);
    // The clock stands still: exactly the burst gets through.
    expect(refused).toHaveLength(30);
    expect(refused[0]?.body.error.code).toBe('too_many_requests');
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect((await server.ask('/api/decks', { as: ANNA })).status).toBe(200);
    server.clock.ms += 1_000;
    expect((await server.ask('/api/decks', { token })).status).toBe(200);
  });
});
