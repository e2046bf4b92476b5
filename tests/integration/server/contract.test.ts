import express from 'express';
import { ROUTES, type RouteName } from '../../../src/shared/contract/routes.ts';
import { ENDPOINTS } from '../../../src/shared/contract/schemas/endpoints.ts';
import { ANNA, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { addressOf, checkReplies } from '../../support/server/contractReplies.ts';

const NAMES = Object.keys(ROUTES) as RouteName[];
const FOR_TICKETS: readonly string[] = ['ticket', 'deckTicket'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('[SERVE-21] Endpoints: served to the callers that the table names', () => {
  const isOpen = (name: RouteName) => ENDPOINTS[name].caller === 'anyone';
  /** For those who have nothing but the code that they send. */
  const bringsCode = (name: RouteName) => ENDPOINTS[name].caller === 'guest';

  test.each(NAMES.filter((name) => !isOpen(name) && !bringsCode(name)))(
    '%s refuses those who say nothing of themselves',
    async (name) => {
      const { method, path } = addressOf(name);
      // Not even JSON: it is not looked at.
      const body = method === 'POST' || method === 'PUT' ? '{' : undefined;
      const reply = await server.ask(path, { method, body });
      expect([reply.status, reply.body.error.code]).toEqual([401, 'not_signed_in']);
    },
  );

  test.each(NAMES.filter(bringsCode))('%s refuses those who bring no code', async (name) => {
    const { method, path } = addressOf(name);
    const reply = await server.ask(path, { method, body: '{}' });
    expect([reply.status, reply.body.error.code]).toEqual([400, 'bad_request']);
  });

  test.each(NAMES.filter(isOpen))('%s answers those who say nothing of themselves', async (name) => {
    const { method, path } = addressOf(name);
    expect((await server.ask(path, { method })).status).toBe(200);
  });

  test.each(NAMES.filter((name) => FOR_TICKETS.includes(ENDPOINTS[name].caller)))(
    '%s refuses those who are signed in',
    async (name) => {
      const { method, path } = addressOf(name);
      const reply = await server.ask(path, { method, as: ANNA });
      expect([400, 401]).toContain(reply.status);
    },
  );

  test('[LAZY-3] an address that is not in the table is unknown', async () => {
    const reply = await server.ask('/api/nothing', { as: ANNA });
    expect([reply.status, reply.body.error.code]).toEqual([404, 'unknown_address']);
  });
});

describe('[SERVE-22] Answers: kept to the schemas at every server that these tests start', () => {
  const answer = async (body: unknown, status = 200) => {
    const replies = checkReplies();
    const app = express();
    app.get('/api/time', (_request, response) => void response.status(status).json(body));
    const listening = app.listen(0);
    await new Promise((resolve) => listening.once('listening', resolve));
    const address = listening.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await fetch(`http://127.0.0.1:${port}/api/time`);
    await new Promise((resolve) => listening.close(resolve));
    return replies.complain;
  };

  test.each([
    ['an answer without a field', {}],
    ['an answer with a field more', { nowMs: 1, who: 'Anna' }],
  ])('%s is a complaint', async (_, body) => {
    expect(await answer(body)).toThrow('GET /api/time 200');
  });

  test('a refusal without a code is a complaint', async () => {
    expect(await answer({ error: { message: 'No.' } }, 400)).toThrow('error.code');
  });

  test('an answer as the table has it is none', async () => {
    expect(await answer({ nowMs: 1 })).not.toThrow();
  });
});
