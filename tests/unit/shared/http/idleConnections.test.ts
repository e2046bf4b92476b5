import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { limitIdleConnections } from '../../../../src/shared/http/idleConnections.ts';

const MOST = 3;
const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

describe('[SERVE-27] limitIdleConnections', () => {
  let server: Server;
  let sockets: Socket[];
  /** Of requests that are not answered yet. */
  let waiting: ServerResponse[];

  /** Resolves when the server has it. */
  async function open(text = ''): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    sockets.push(socket);
    const accepted = once(server, 'connection');
    const asked = text && once(server, text.includes('Upgrade') ? 'upgrade' : 'request');
    await accepted;
    socket.write(text);
    await asked;
    return socket;
  }
  const openMany = async (count: number): Promise<Socket[]> => {
    const opened: Socket[] = [];
    for (let i = 0; i < count; i += 1) opened.push(await open());
    return opened;
  };

  beforeEach(async () => {
    sockets = [];
    waiting = [];
    server = createServer((_request, response) => void waiting.push(response));
    server.on('upgrade', (_request, socket) => {
      socket.write('upgraded');
      // Of an upgraded connection the server's side is its owner's to end.
      socket.resume().on('end', () => socket.end());
    });
    limitIdleConnections(server, MOST);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  test('closes the longest silent ones beyond a number', async () => {
    const [first, second, ...others] = await openMany(MOST + 2);
    await Promise.all([first, second].map((socket) => socket && once(socket, 'close')));
    expect(others.map(({ closed }) => closed)).toEqual([false, false, false]);
  });

  test('leaves alone one whose request is under way, and counts it once that is answered', async () => {
    const asking = await open(REQUEST);
    const [first] = await openMany(MOST + 1);
    await (first && once(first, 'close'));
    expect(asking.closed).toBe(false);
    const [answered] = await Promise.all([once(asking, 'data'), waiting[0]?.end('answered')]);
    expect(String(answered)).toContain('answered');
    // It is the last one to have been used.
    const [, second, third] = sockets.filter((socket) => socket !== asking);
    await Promise.all(
      [second, third].map((socket) => socket && once(socket, 'close')).concat([openMany(1)] as never),
    );
    expect(asking.closed).toBe(false);
  });

  test('does not count one that has become a WebSocket', async () => {
    const upgraded = await open(
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    const [first] = await openMany(MOST + 1);
    await (first && once(first, 'close'));
    expect(upgraded.closed).toBe(false);
  });
});
