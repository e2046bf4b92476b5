import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startTestRelay } from '../../support/relay/inProcess.ts';
import { startTestServer } from '../../support/server/appServer.ts';

/** More than the 511 that Node has wait unless it is told. */
const AT_ONCE = 1_000;

/** Opens them all in one turn of the event loop, which accepts none meanwhile. */
function openAtOnce(origin: string): Socket[] {
  const { hostname, port } = new URL(origin);
  return Array.from({ length: AT_ONCE }, () => connect(Number(port), hostname));
}

/** How many are connected once the first is closed again: those that the system has dropped come a second later. */
async function connectedAtFirst(origin: string): Promise<number> {
  const sockets = openAtOnce(origin);
  const [first] = sockets;
  let connected = 0;
  for (const socket of sockets)
    socket.once('connect', () => {
      connected += 1;
    });
  if (first) {
    await once(first, 'connect');
    first.end('GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    first.resume();
    await once(first, 'close');
  }
  for (const socket of sockets) socket.destroy();
  return connected;
}

describe('[SERVE-27] a thousand connections that come at once', () => {
  let end: () => Promise<void>;
  afterEach(() => end());

  test('all wait to be accepted by the app’s server', async () => {
    const server = await startTestServer();
    end = () => server.close();
    expect(await connectedAtFirst(server.origin)).toBe(AT_ONCE);
  });

  test('all wait to be accepted by a relay of its own', async () => {
    const relay = await startTestRelay();
    end = () => relay.end();
    expect(await connectedAtFirst(relay.url)).toBe(AT_ONCE);
  });
});
