import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { RelayLimits, RelayOptions } from '../../../src/relay/index.ts';
import { placeOf } from '../../../src/relay/place.ts';
import { startRelay } from '../../../src/relay/relay.ts';
import { HTTP_TIMEOUTS } from '../../../src/shared/httpTimeouts.ts';
import { beginRaw, sendRaw } from '../../support/attack/rawHttp.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectMessage, type RawSocket, rawSocket } from '../../support/relay/rawSocket.ts';
import { rest } from '../../support/relay/rest.ts';
import { KEY, TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';

const HERE = '192.0.2.7';
const ELSEWHERE = '192.0.2.8';
const REQUEST_BYTES = 2_000;

/** As much as a body may have; one byte more is announced, and never comes. */
const BEGINNING = 'x'.repeat(REQUEST_BYTES);

describe('[RELAY-23] behind a proxy, an address', () => {
  let relay: TestRelay;
  const begun: { giveUp(): void }[] = [];
  const sockets: RawSocket[] = [];

  async function start(options: Partial<RelayOptions>, limits: Partial<RelayLimits> = {}): Promise<void> {
    relay = await startTestRelay({ limits: { requestBytes: REQUEST_BYTES, ...limits }, ...options });
  }

  afterEach(async () => {
    for (const one of begun.splice(0)) one.giveUp();
    for (const socket of sockets.splice(0)) socket.close();
    await relay.end();
  });

  const head = (forwarded: string, more: string, user = 'u'): string =>
    `POST /repos/${TENANT}/git/blobs HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${forwarded}\r\nAuthorization: Basic ${token({ documentId: 'd', user: { id: user, name: user } })}\r\nContent-Type: application/json\r\n${more}\r\n`;

  async function statusFor(url: string, forwarded: string): Promise<number> {
    return (await sendRaw(url, `${head(forwarded, 'Content-Length: 2\r\nConnection: close\r\n')}{}`)).status;
  }

  /**
   * Begins bodies that never end until another one is refused. One after the other: a request that only asks whether
   * there is room takes some meanwhile.
   */
  async function fillWithSlowBodies(url: string, forwarded: string, asked = forwarded): Promise<void> {
    await until(async () => {
      const user = `user ${begun.length}`;
      begun.push(
        beginRaw(url, `${head(forwarded, `Content-Length: ${REQUEST_BYTES + 1}\r\n`, user)}${BEGINNING}`),
      );
      return (await statusFor(url, asked)) === 429;
    }, 'the refusal');
  }

  test('that sends slow bodies does not block others', async () => {
    await start({ trustProxy: true });
    await fillWithSlowBodies(relay.url, HERE);
    expect(await statusFor(relay.url, ELSEWHERE)).toBe(404);
    // Only the last one was said by the proxy.
    expect(await statusFor(relay.url, `${ELSEWHERE}, ${HERE}`)).toBe(429);
  });

  test('is believed as far as there are proxies, and not at all without one', async () => {
    await start({ trustProxy: true, proxyHops: 2 });
    await fillWithSlowBodies(relay.url, `${HERE}, 10.0.0.1`);
    expect(await statusFor(relay.url, `${ELSEWHERE}, 10.0.0.1`)).toBe(404);
    await relay.end();
    await start({});
    await fillWithSlowBodies(relay.url, HERE, ELSEWHERE);
  });

  test('is the one that the proxy names in another app, too', async () => {
    const folder = temporaryFolder();
    const app = express();
    const server = createServer(app);
    const embedded = await startRelay({
      ...{ tenantId: TENANT, keys: [KEY], trustProxy: true, limits: { requestBytes: REQUEST_BYTES } },
      ...{ store: { sqliteFile: `${folder.path}/relay.db` }, at: { server, app } },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await fillWithSlowBodies(url, HERE);
    expect(await statusFor(url, ELSEWHERE)).toBe(404);
    await start({});
    await embedded.close();
    server.closeAllConnections();
    server.close();
    folder.remove();
  });

  function socketFrom(forwarded: string): RawSocket {
    const socket = rawSocket(relay.url, { 'x-forwarded-for': forwarded });
    sockets.push(socket);
    return socket;
  }

  async function waiting(forwarded: string): Promise<RawSocket> {
    const socket = socketFrom(forwarded);
    await until(() => socket.socket.connected, 'a socket');
    return socket;
  }

  test('has so many sockets that say nothing and no more; those at a table do not count', async () => {
    await start({ trustProxy: true }, { waitingPerAddress: 2 });
    const body = { summary: { type: 'tree', entries: [] } };
    const documentId = String((await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), body)).body);
    const [first, second] = [await waiting(HERE), await waiting(HERE)];
    expect(await refused(socketFrom(HERE))).toBe(true);
    await waiting(ELSEWHERE);
    first.socket.emit('connect_document', connectMessage({ documentId, jwt: token({ documentId }) }));
    expect(await first.answer).toMatchObject({ ok: true });
    const third = await waiting(HERE);
    expect(await refused(socketFrom(HERE))).toBe(true);
    second.close();
    await until(async () => !(await refused(socketFrom(HERE))), 'the room that was left');
    third.close();
  });

  test('cannot hold a connection open without entering the relay', async () => {
    await start({}, { connectWithinMs: 50 });
    const silent = new WebSocket(`${relay.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await new Promise((resolve) => silent.addEventListener('close', resolve));
  });
});

/** Whether it is closed before it has entered. */
async function refused({ socket }: RawSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(false));
    socket.io.once('close', () => resolve(true));
    socket.once('connect_error', () => resolve(true));
  });
}

describe('[RELAY-23] a relay with an address of its own', () => {
  test('waits for slow requests no longer than the app’s server does', () => {
    const { server } = placeOf({ port: 0 });
    expect(server).toMatchObject(HTTP_TIMEOUTS);
    expect(HTTP_TIMEOUTS).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 120_000,
      keepAliveTimeout: 75_000,
    });
  });
});
