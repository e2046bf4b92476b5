import type { FluidAdmin } from '../../../src/server/fluidAdmin/fluidAdmin.ts';
import { until } from '../../support/relay/until.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { dataFiles } from '../../support/server/dataFiles.ts';

const NO_ADMIN: FluidAdmin = {
  inspectDocument: async () => 'unknown',
  revokeAll: async () => 'unsupported',
  deleteDocument: async () => 'unsupported',
};

describe('a running server', () => {
  let server: TestServer;
  afterEach(() => server.close());

  test('[SERVE-11] says that it lives and that it is ready', async () => {
    server = await startTestServer();
    expect(await server.ask('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await server.ask('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  test('[SERVE-13] a Fluid service can live at its origin, and counts for being ready', async () => {
    let isReady = false;
    const close = jest.fn(async () => undefined);
    server = await startTestServer({
      parts: {
        fluid: async ({ app, server: http }) => {
          app.get('/documents/:id', (request, response) => void response.json({ id: request.params.id }));
          http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
          return {
            admin: NO_ADMIN,
            isReady: async () => isReady,
            renderMetrics: async () => 'fluid_up 1\n',
            close,
          };
        },
      },
    });
    expect((await server.ask('/documents/d')).body).toEqual({ id: 'd' });
    expect((await server.ask('/readyz')).status).toBe(503);
    isReady = true;
    await until(async () => (await server.ask('/readyz')).status === 200, 'the service to be ready');
    await server.restart();
    expect(close).toHaveBeenCalledTimes(1);
  });

  test('[SERVE-19] a crowd that asks whether it is ready makes it look a few times at most', async () => {
    const isReady = jest.fn(async () => true);
    const [renderMetrics, close] = [async () => '', async () => undefined];
    const fluid = async () => ({ admin: NO_ADMIN, isReady, renderMetrics, close });
    server = await startTestServer({ parts: { fluid } });
    const replies = await Promise.all(Array.from({ length: 200 }, () => server.ask('/readyz')));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(isReady.mock.calls.length).toBeLessThan(20);
  });

  test('[OPS-2] its metrics require the token, and hold no names and no content of a meeting', async () => {
    const token = 'a-token-for-the-metrics-long-enough';
    server = await startTestServer({
      settings: { SECRET_METRICS_TOKEN: token },
      parts: {
        fluid: async () => ({
          admin: NO_ADMIN,
          isReady: async () => true,
          renderMetrics: async () => 'fluid_up 1\n',
          close: async () => undefined,
        }),
      },
    });
    const { meetingId } = server.meeting(ANNA);
    const { id } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body.session;
    await server.ask(`/api/sessions/${id}`, { as: BO });
    expect((await server.ask('/metrics')).status).toBe(401);
    expect((await server.ask('/metrics', { token: `${token}x` })).status).toBe(401);
    const { status, body, headers } = await server.ask('/metrics', { token });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    for (const line of [
      'app_http_requests_total{method="POST",route="/api/sessions",status="200"} 1',
      'app_http_requests_total{method="GET",route="/api/sessions/:id",status="404"} 1',
      'app_refusals_total{code="not_found"} 1',
      'app_sessions_current 1',
      'app_sessions_ended 0',
      'app_http_seconds_count{route="/api/sessions"} 1',
      'fluid_up 1',
    ]) {
      expect(body.split('\n')).toContain(line);
    }
    expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
    for (const told of [id, ANNA.name, BO.name, token]) expect(body).not.toContain(told);
  });

  test('[OPS-2] there are no metrics where no token is set, however near one is', async () => {
    server = await startTestServer();
    expect((await server.ask('/metrics')).status).toBe(404);
  });

  test('[SERVE-9] Errors: an unhandled error is answered as internal, without its reason', async () => {
    server = await startTestServer({
      parts: {
        fluid: async ({ app }) => {
          app.get('/broken', () => {
            throw new Error('what Anna wrote');
          });
          return {
            admin: NO_ADMIN,
            isReady: async () => true,
            renderMetrics: async () => '',
            close: async () => undefined,
          };
        },
      },
    });
    expect(await server.ask('/broken')).toMatchObject({
      status: 500,
      body: { error: { code: 'internal', message: 'Something went wrong on the server.' } },
    });
    const [told] = server.logged.filter((line) => line.includes('unhandled error'));
    expect(told).toContain('running.test');
    expect(told).not.toContain('Anna');
  });

  test('[SERVE-10] its log holds routes and codes, and no names or content of a meeting', async () => {
    server = await startTestServer();
    const { meetingId, chatId } = server.meeting(ANNA, BO);
    const token = await server.cloud.signIn(ANNA);
    const session = (await server.post('/api/sessions', { token, body: { meetingId } })).body;
    const { id } = session.session;
    await server.post(`/api/sessions/${id}/document`, { token, body: { documentId: 'the-table' } });
    const fluid = (
      await server.post(`/api/sessions/${id}/token`, { token, body: { documentId: 'the-table' } })
    ).body;
    const { ticket } = (await server.post(`/api/sessions/${id}/viewing-ticket`, { token })).body;
    await server.ask(`/stage?ticket=${ticket}`);
    await server.ask(`/nothing/${ticket}`);
    await server.post('/api/sessions/list', { as: BO, body: { meetingId } });
    const refused = await server.post('/api/sessions', { token: `${token}x`, body: { meetingId } });

    const log = server.logged.join('');
    expect(log).toContain('"route":"/api/sessions/:id/token","status":200');
    expect(log).toContain('"code":"not_signed_in"');
    expect(log).toContain(refused.headers.get('x-request-id'));
    const secrets = [token, fluid.token, ticket, meetingId, chatId, id, session.me.id, 'the-table'];
    for (const secret of [...secrets, ANNA.name, BO.name, ANNA.objectId, '127.0.0.1', 'ticket=']) {
      expect(log).not.toContain(secret);
    }
  });

  test('the file in the data folder shows neither meetings nor people', async () => {
    server = await startTestServer();
    const { meetingId, chatId } = server.meeting(ANNA);
    await server.post('/api/sessions', { as: ANNA, body: { meetingId } });
    await server.restart();
    const files = dataFiles(server.dataDir).map((bytes) => bytes.toString('latin1'));
    expect(files.join('')).toContain('one_current_session');
    for (const told of [chatId, meetingId, ANNA.name, ANNA.objectId])
      expect(files.join('')).not.toContain(told);
  });
});
