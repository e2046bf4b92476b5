import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { networksOfRequest } from '../../../../src/shared/clientAddress.ts';
import { holdConnections } from '../../../../src/shared/http/holdConnections.ts';
import { sayTo, wholeOf } from '../../../support/server/bareConnection.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const networksOf = (request: Parameters<typeof networksOfRequest>[0]) =>
  networksOfRequest(request, { trustProxy: true, proxyHops: 1 });
const PROXY = '192.0.2.1';
const from = (address: string, more = '') =>
  `GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${address}\r\n${more}\r\n`;

describe('[SERVE-34] holdConnections', () => {
  describe('with connections whose first bytes come in one turn', () => {
    const MOST = 6;
    let server: EventEmitter;
    /** What each connection that was handed on had brought, in that order. */
    let handedOn: string[];

    class Connection extends EventEmitter {
      readonly remoteAddress = PROXY;
      destroyed = false;
      isPaused = false;
      brought = '';
      timeoutMs = 0;
      readonly _handle = { reading: true, readStop() {} };
      destroy() {
        this.destroyed = true;
        this.emit('close');
      }
      pause() {
        this.isPaused = true;
      }
      resume() {
        this.isPaused = false;
      }
      unshift(bytes: Buffer) {
        this.brought = String(bytes);
      }
      setTimeout(timeoutMs: number) {
        this.timeoutMs = timeoutMs;
        return this;
      }
    }
    const bring = (...texts: string[]): Connection[] =>
      texts.map((text) => {
        const connection = new Connection();
        server.emit('connection', connection);
        connection.emit('data', Buffer.from(text));
        return connection;
      });
    const flood = (count: number): Connection[] =>
      bring(...Array.from({ length: count }, (_, i) => from('198.51.100.1', `N: ${i}\r\n`)));

    beforeEach(() => {
      handedOn = [];
      server = new EventEmitter();
      Object.assign(server, { headersTimeout: 10_000, closeIdleConnections() {}, closeAllConnections() {} });
      server.on('connection', ({ brought }: Connection) => handedOn.push(brought));
      holdConnections(server as Server, networksOf, { mostHeld: MOST, mostSilent: 3 });
    });

    afterEach(async () => {
      // What a test leaves waiting would be counted in the next one.
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    });

    it('hands on none that has brought nothing, and limits the time for that', () => {
      const silent = new Connection();
      server.emit('connection', silent);
      expect(handedOn).toEqual([]);
      expect(silent.timeoutMs).toBe(10_000);
      silent.emit('data', Buffer.from('G'));
      expect(handedOn).toEqual(['G']);
      expect(silent).toMatchObject({ timeoutMs: 0, isPaused: false });
    });

    it('hands on four in a turn, alternating between the networks that a proxy names', async () => {
      const [, , , , fifth] = flood(7);
      bring(from('203.0.113.9'));
      expect(handedOn).toHaveLength(4);
      expect(fifth).toMatchObject({ isPaused: true, _handle: { reading: false } });
      await nextTurn();
      expect(handedOn.slice(4, 6)).toEqual([from('198.51.100.1', 'N: 4\r\n'), from('203.0.113.9')]);
    });

    it('[SERVE-25] lets a liveness check not wait behind others', () => {
      flood(7);
      bring('GET /healthz HTTP/1.1\r\n');
      expect(handedOn.at(-1)).toMatch(/healthz/);
    });

    it('closes one of a network that has others waiting, once too many are held', async () => {
      const many = flood(4 + MOST + 2);
      expect(many.map(({ destroyed }) => destroyed).lastIndexOf(false)).toBe(4 + MOST - 1);
      const [other] = bring(from('203.0.113.9'));
      expect(other?.destroyed).toBe(false);
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
      expect(handedOn).toHaveLength(4 + MOST + 1);
      expect(flood(1)[0]?.destroyed).toBe(false);
    });

    it('[SERVE-27] closes the longest silent ones beyond a number, and none that has brought something', () => {
      const [waiting] = flood(5).slice(-1);
      const silent = Array.from({ length: 5 }, () => {
        const connection = new Connection();
        server.emit('connection', connection);
        return connection;
      });
      expect(silent.map(({ destroyed }) => destroyed)).toEqual([true, true, false, false, false]);
      expect(waiting?.destroyed).toBe(false);
    });

    it('closes the silent ones with the idle ones, and those that wait with all', () => {
      const silent = new Connection();
      server.emit('connection', silent);
      const [waiting] = flood(5).slice(-1);
      (server as Server).closeIdleConnections();
      expect([silent.destroyed, waiting?.destroyed]).toEqual([true, false]);
      (server as Server).closeAllConnections();
      expect(waiting?.destroyed).toBe(true);
    });

    it('leaves out one that is reset while it waits', async () => {
      const last = flood(5).at(-1);
      last?.emit('error', new Error('ECONNRESET'));
      last?.destroy();
      await nextTurn();
      expect(handedOn).toHaveLength(4);
    });
  });

  describe('at a web server', () => {
    let server: Server;

    beforeEach(async () => {
      server = createServer({ headersTimeout: 200 }, (request, response) => {
        let length = 0;
        request.on('data', (part: Buffer) => {
          length += part.length;
        });
        request.on('end', () => response.end(`${request.url} ${length}`));
      });
      server.on('upgrade', (_request, socket, head: Buffer) => socket.end(`upgraded ${head}`));
      holdConnections(server, networksOf);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    it('has a request read that comes in pieces, with its body, and the one behind it', async () => {
      const socket = sayTo(server, 'P');
      const answers = wholeOf(socket);
      await once(server, 'connection');
      for (const part of ['OST /a HTTP/1.1\r\nHost: a\r\nContent-Le', 'ngth: 3\r\n\r\nxy', 'z']) {
        socket.write(part);
        await nextTurn();
      }
      socket.write('GET /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      expect(await answers).toMatch(/\/a 3[\s\S]*\/b 0$/);
    });

    it('hands on a WebSocket with what came in its first packet', async () => {
      const head = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
      expect(await wholeOf(sayTo(server, `${head}frame`))).toBe('upgraded frame');
    });

    it('closes one that says nothing, when it ends and after the time for a head', async () => {
      await wholeOf(sayTo(server).end());
      const begunMs = performance.now();
      await wholeOf(sayTo(server));
      expect(performance.now() - begunMs).toBeGreaterThan(150);
    });

    it('closes silent ones when the server closes', async () => {
      const silent = wholeOf(sayTo(server));
      await once(server, 'connection');
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([closed, silent]);
    });
  });
});
