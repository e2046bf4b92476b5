import { randomUUID } from 'node:crypto';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { ANNA, BO, EVE, type World } from '../support/attack/world.ts';
import { connectDocument, connectMessage, operation, rawSocket } from '../support/relay/rawSocket.ts';
import { rest } from '../support/relay/rest.ts';
import type { TokenWish } from '../support/relay/tokens.ts';
import { FLUID_TENANT_ID, SERVER_KEY } from '../support/server/appServer.ts';
import { makeEmptyDocument } from '../support/server/documents.ts';

/** Every way to the document: what it answers to a token that is not right. */
async function tries(world: World, jwt: string | undefined, status: number): Promise<void> {
  const { tableId } = world;
  const at = world.server.origin;
  for (const [method, path, body] of [
    ['GET', `/documents/${FLUID_TENANT_ID}/${tableId}`],
    ['GET', `/documents/${FLUID_TENANT_ID}/session/${tableId}`],
    ['GET', `/deltas/${FLUID_TENANT_ID}/${tableId}?from=0&to=100`],
    ['DELETE', `/documents/${FLUID_TENANT_ID}/${tableId}`],
    ['GET', `/repos/${FLUID_TENANT_ID}/git/summaries/latest`],
    ['POST', `/repos/${FLUID_TENANT_ID}/git/blobs`, { content: 'aa', encoding: 'utf-8' }],
    ['POST', `/repos/${FLUID_TENANT_ID}/git/summaries`, { type: 'channel', entries: [] }],
  ] as const) {
    const answer = await rest(at, method, path, jwt, body);
    expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} ${status}`);
    expect(JSON.stringify(answer.body)).not.toContain('word-');
  }
  const socket = connectDocument(at, { documentId: tableId, jwt, tenantId: FLUID_TENANT_ID });
  expect(await socket.answer).toMatchObject({ ok: false });
  socket.close();
}

const bad = (name: string, wish: TokenWish, status = 403): Attack => ({
  name: `a Fluid token ${name}`,
  must: `${status} on every path, and no connection`,
  run: (world) => tries(world, world.fluidToken(wish), status),
});

const other = (name: string, make: (world: World) => Promise<string | undefined>, status = 403): Attack => ({
  name: `a Fluid token ${name}`,
  must: `${status} on every path, and no connection`,
  run: async (world) => tries(world, await make(world), status),
});

const fluidOf = (world: World, wish: object = {}) =>
  connectDocument(world.server.origin, {
    ...{ documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt: world.fluidToken() },
    ...wish,
  });

/** A connection that a member may have, and what they then try. */
const inside = (
  name: string,
  must: string,
  run: (world: World, socket: Awaited<ReturnType<typeof connected>>) => Promise<void>,
): Attack => ({
  name,
  must,
  async run(world) {
    const socket = await connected(world);
    await run(world, socket);
    socket.raw.close();
  },
});

async function connected(
  world: World,
  jwt = world.fluidToken({ user: { id: world.ids.eve, name: 'Eva Ond' } }),
) {
  const raw = connectDocument(world.server.origin, {
    ...{ documentId: world.tableId, tenantId: FLUID_TENANT_ID, jwt },
  });
  const answer = await raw.answer;
  return { raw, clientId: answer.clientId, answer };
}

const get = (world: World, path: string, jwt: string) => rest(world.server.origin, 'GET', path, jwt);

describe('[ATTACK-4] Fluid tokens and connections', () => {
  attacks([
    other('that is missing', async () => undefined),
    bad('made with another key', { key: 'another key that is long enough to be one' }),
    bad('made with the server’s own secret', { key: SERVER_KEY }),
    bad('made with an empty key', { key: '' }),
    bad('that is not signed', { alg: 'none' }),
    bad('signed in another way', { alg: 'HS512' }),
    bad('that has expired', { issuedSecondsAgo: 4_000 }, 401),
    bad('that lives two hours', { lifetimeSeconds: 7_200 }),
    bad('that lives for ever', { lifetimeSeconds: 1e9 }),
    bad('that begins in an hour', { issuedSecondsAgo: -3_600 }),
    bad('of another tenant', { tenantId: 'elsewhere' }),
    bad('without scopes', { scopes: [] }),
    bad('with a scope that there is not', { scopes: ['doc:everything'] }),
    bad('with scopes in capital letters', { scopes: ['DOC:READ', 'DOC:WRITE'] }),
    bad('without a person', { user: {} }),
    other('that is somebody’s sign-in', (world) => world.server.cloud.signIn(ANNA)),
    other('that is a viewing ticket', async ({ ticket }) => ticket),
    other('whose person was exchanged', async (world) => {
      const [head, body = '', signature] = (await world.givenToken(EVE)).split('.');
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
      claims.user = { id: world.ids.anna, name: 'Anna' };
      return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    }),
    {
      name: 'a token for another meeting’s table',
      must: '403 on the honest table, and no connection',
      async run(world) {
        const jwt = world.fluidToken({ documentId: world.elsewhere.tableId });
        for (const path of [
          `/documents/${FLUID_TENANT_ID}/${world.tableId}`,
          `/documents/${FLUID_TENANT_ID}/session/${world.tableId}`,
          `/deltas/${FLUID_TENANT_ID}/${world.tableId}`,
        ]) {
          expect((await get(world, path, jwt)).status).toBe(403);
        }
        const socket = fluidOf(world, { jwt });
        expect(await socket.answer).toMatchObject({ ok: false, code: 403 });
        socket.close();
      },
    },
    {
      name: 'a token to make a table, used on one that there is',
      must: '403, and no connection',
      async run(world) {
        const jwt = world.fluidToken({ documentId: '' });
        expect((await get(world, `/documents/${FLUID_TENANT_ID}/${world.tableId}`, jwt)).status).toBe(403);
        expect((await get(world, `/repos/${FLUID_TENANT_ID}/git/summaries/latest`, jwt)).status).toBe(403);
        const socket = fluidOf(world, { jwt });
        expect(await socket.answer).toMatchObject({ ok: false });
        socket.close();
      },
    },
    {
      name: 'making a document under the name of the honest table',
      must: 'it gets a name of its own',
      async run(world) {
        const body = {
          id: world.tableId,
          summary: { type: 'tree', entries: [] },
          sequenceNumber: 0,
          values: [],
        };
        const answer = await rest(
          world.server.origin,
          'POST',
          `/documents/${FLUID_TENANT_ID}`,
          world.fluidToken({ documentId: '', user: { id: `eve-${randomUUID()}`, name: 'eve' } }),
          body,
        );
        expect(JSON.stringify(answer.body)).not.toContain(world.tableId);
      },
    },
    {
      name: 'deleting the table with the token of a member',
      must: '403',
      async run(world) {
        for (const path of [world.tableId, `document/${world.tableId}`]) {
          const answer = await rest(
            world.server.origin,
            'DELETE',
            `/documents/${FLUID_TENANT_ID}/${path}`,
            await world.givenToken(ANNA),
          );
          expect(answer.status).toBe(403);
        }
      },
    },
    {
      name: 'reading another table’s summary by its hash',
      must: '404: objects belong to their own document',
      async run(world) {
        const { body } = await get(
          world,
          `/repos/${FLUID_TENANT_ID}/git/summaries/latest`,
          world.fluidToken({ documentId: world.elsewhere.tableId }),
        );
        const { blobs } = body as { blobs: { id: string }[] };
        const blob = blobs.find(({ id }) => id)?.id ?? '';
        const own = await get(
          world,
          `/repos/${FLUID_TENANT_ID}/git/blobs/${blob}`,
          world.fluidToken({ documentId: world.elsewhere.tableId }),
        );
        expect(own.status).toBe(200);
        const made = await rest(
          world.server.origin,
          'POST',
          `/repos/${FLUID_TENANT_ID}/git/blobs`,
          world.fluidToken({ documentId: world.elsewhere.tableId }),
          { content: randomUUID(), encoding: 'utf-8' },
        );
        const { sha } = made.body as { sha: string };
        const read = await get(world, `/repos/${FLUID_TENANT_ID}/git/blobs/${sha}`, world.fluidToken());
        expect(read.status).toBe(404);
      },
    },
    {
      name: 'a reader’s token that asks to write',
      must: 'the connection reads, and its operations are refused',
      async run(world) {
        const jwt = world.fluidToken({ scopes: ['doc:read'] });
        const { raw, clientId, answer } = await connected(world, jwt);
        expect(answer.mode).toBe('read');
        const nack = raw.next('nack');
        raw.socket.emit('submitOp', clientId, [[operation(1)]]);
        expect(await nack).toMatchObject(['', [{ content: { code: 403 } }]]);
        raw.close();
      },
    },
    {
      name: 'a reader’s token that uploads a summary',
      must: '403',
      async run(world) {
        const jwt = world.fluidToken({ scopes: ['doc:read'] });
        for (const [path, body] of [
          ['git/blobs', { content: 'x', encoding: 'utf-8' }],
          ['git/summaries', { type: 'channel', entries: [] }],
        ] as const) {
          const answer = await rest(
            world.server.origin,
            'POST',
            `/repos/${FLUID_TENANT_ID}/${path}`,
            jwt,
            body,
          );
          expect(answer.status).toBe(403);
        }
      },
    },
    {
      name: 'somebody who keeps all others from the table by revoking their tokens',
      must: '403 with every token that people are given, with none, and with forged ones; nobody is sent away',
      async run(world) {
        const listener = await connected(world);
        let ended = false;
        listener.raw.socket.once('disconnect', () => {
          ended = true;
        });
        const revoke = (jwt?: string, documentId = world.tableId) =>
          rest(
            world.server.origin,
            'POST',
            `/documents/${FLUID_TENANT_ID}/${encodeURIComponent(documentId)}/revocations`,
            jwt,
            {},
          );
        const administrator = { scopes: ['doc:delete'] };
        const tokens = [
          undefined,
          await world.givenToken(EVE),
          await world.givenToken(ANNA),
          world.fluidToken({ scopes: ['doc:read'] }),
          world.fluidToken({ documentId: '' }),
          world.fluidToken({ ...administrator, documentId: world.elsewhere.tableId }),
          world.fluidToken({ ...administrator, documentId: '' }),
          world.fluidToken({ ...administrator, key: 'another key that is long enough to be one' }),
          world.fluidToken({ ...administrator, tenantId: 'elsewhere' }),
          await world.server.cloud.signIn(ANNA),
          world.ticket,
        ];
        for (const jwt of tokens) expect((await revoke(jwt)).status).toBe(403);
        for (const odd of ['*', '', '..', '%', '__proto__', 'x'.repeat(5_000)]) {
          const { status } = await revoke(world.fluidToken(administrator), odd);
          expect([403, 404]).toContain(status);
        }
        expect(ended).toBe(false);
        expect(
          (await get(world, `/deltas/${FLUID_TENANT_ID}/${world.tableId}`, world.fluidToken())).status,
        ).toBe(200);
        listener.raw.close();
      },
    },
    {
      name: 'a signal from a reader that imitates a person’s presence',
      must: 'refused, and not sent on',
      async run(world) {
        const listener = await connected(world);
        const heard: string[] = [];
        listener.raw.socket.on('signal', (signal: unknown) => heard.push(JSON.stringify(signal)));
        const reader = await connected(world, world.fluidToken({ scopes: ['doc:read'] }));
        const nack = reader.raw.next('nack');
        reader.raw.socket.emit('submitSignal', reader.clientId, [
          JSON.stringify({ contents: { type: 'word', content: 'false' } }),
        ]);
        expect(await nack).toMatchObject(['', [{ content: { code: 403 } }]]);
        expect(heard.join()).not.toContain('false');
        for (const { raw } of [reader, listener]) raw.close();
      },
    },
    inside('operations in the name of somebody else’s connection', 'refused', async (world, { raw }) => {
      const victim = await connected(world);
      const nack = raw.next('nack');
      raw.socket.emit('submitOp', victim.clientId, [[operation(1)]]);
      expect(await nack).toMatchObject(['', [{ content: { code: 400 } }]]);
      victim.raw.close();
    }),
    {
      name: 'another name in the connection than in the token',
      must: 'all clients see the token’s',
      async run(world) {
        const listener = await connected(world);
        const joined = new Promise<string>((resolve) => {
          listener.raw.socket.on('op', (_id: string, ops: { type: string; data?: string }[]) => {
            const join = ops.find(({ type }) => type === 'join');
            if (join?.data) resolve(join.data);
          });
        });
        const raw = rawSocket(world.server.origin);
        const jwt = world.fluidToken({ user: { id: world.ids.eve, name: 'Eva Ond' } });
        const message = connectMessage({ documentId: world.tableId, jwt, tenantId: FLUID_TENANT_ID });
        raw.socket.on('connect', () => {
          raw.socket.emit('connect_document', {
            ...message,
            client: {
              mode: 'write',
              details: { capabilities: { interactive: true } },
              permission: [],
              scopes: ['doc:read', 'doc:write', 'doc:delete'],
              user: { id: world.ids.anna, name: 'Anna Ager' },
            },
          });
        });
        await raw.answer;
        const data = await joined;
        expect(data).toContain(world.ids.eve);
        expect(data).not.toContain(world.ids.anna);
        expect(data).not.toContain('doc:delete');
        for (const socket of [raw, listener.raw]) socket.close();
      },
    },
    inside('a second token on the same socket', 'the socket is ended', async (world, { raw }) => {
      raw.socket.emit(
        'connect_document',
        connectMessage({
          ...{ documentId: world.elsewhere.tableId, tenantId: FLUID_TENANT_ID },
          jwt: world.fluidToken({ documentId: world.elsewhere.tableId }),
        }),
      );
      expect(await raw.ended).toBe('io server disconnect');
    }),
    {
      name: 'operations before any token was shown',
      must: 'refused',
      async run(world) {
        const raw = rawSocket(world.server.origin);
        const answered = new Promise((resolve) => {
          raw.socket.on('nack', resolve);
          raw.socket.on('disconnect', resolve);
        });
        raw.socket.on('connect', () => raw.socket.emit('submitOp', 'somebody', [[operation(1)]]));
        await answered;
        raw.close();
      },
    },
    {
      name: 'staying on after the token has ended',
      must: 'the socket is ended',
      async run(world) {
        const { raw, answer } = await connected(world, world.fluidToken({ lifetimeSeconds: 2 }));
        expect(answer.ok).toBe(true);
        expect(await raw.ended).toBe('io server disconnect');
      },
    },
    {
      name: 'a socket to another tenant with a token of this one',
      must: 'no connection',
      async run(world) {
        const socket = fluidOf(world, { tenantId: 'elsewhere' });
        expect(await socket.answer).toMatchObject({ ok: false });
        socket.close();
      },
    },
    {
      name: 'a connection to a document that there is not',
      must: 'no connection, and no document comes of it',
      async run(world) {
        const documentId = randomUUID();
        const jwt = world.fluidToken({ documentId });
        const socket = fluidOf(world, { documentId, jwt });
        expect(await socket.answer).toMatchObject({ ok: false });
        socket.close();
        expect((await get(world, `/documents/${FLUID_TENANT_ID}/${documentId}`, jwt)).status).toBe(404);
      },
    },
    {
      name: 'sitting on at a table that is deleted',
      must: 'the socket is ended',
      async run(world) {
        const { server } = world;
        const { meetingId } = server.meeting(BO, EVE);
        const { session } = (await server.post('/api/sessions', { as: BO, body: { meetingId } })).body;
        const own = `/api/sessions/${session.id}`;
        const id = await makeEmptyDocument(server, session.id, BO);
        const jwt = (await server.post(`${own}/token`, { as: EVE, body: { documentId: id } })).body.token;
        const socket = connectDocument(server.origin, { documentId: id, jwt, tenantId: FLUID_TENANT_ID });
        expect(await socket.answer).toMatchObject({ ok: true });
        expect((await server.ask(own, { as: BO, method: 'DELETE' })).status).toBe(200);
        expect(await socket.ended).toBe('io server disconnect');
      },
    },
    {
      name: 'coming back to a table that is deleted, with a token from before',
      must: '401, no connection, and it cannot be made again',
      async run(world) {
        const { server } = world;
        const { meetingId } = server.meeting(BO);
        const { session } = (await server.post('/api/sessions', { as: BO, body: { meetingId } })).body;
        const own = `/api/sessions/${session.id}`;
        const id = await makeEmptyDocument(server, session.id, BO);
        const jwt = (await server.post(`${own}/token`, { as: BO, body: { documentId: id } })).body.token;
        expect((await server.ask(own, { as: BO, method: 'DELETE' })).status).toBe(200);
        expect((await get(world, `/documents/${FLUID_TENANT_ID}/${id}`, jwt)).status).toBe(401);
        const socket = connectDocument(server.origin, { documentId: id, jwt, tenantId: FLUID_TENANT_ID });
        expect(await socket.answer).toMatchObject({ ok: false });
        socket.close();
        const again = await rest(server.origin, 'POST', `/documents/${FLUID_TENANT_ID}`, jwt, {
          id,
          summary: { type: 'tree', entries: [] },
        });
        expect(again.status).toBe(401);
      },
    },
  ]);
});
