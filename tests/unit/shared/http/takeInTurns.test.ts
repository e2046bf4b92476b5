import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { watchAccepting } from '../../../../src/shared/http/accepting.ts';
import { takeInTurns } from '../../../../src/shared/http/takeInTurns.ts';
import { sayTo, wholeOf } from '../../../support/server/bareConnection.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
/** The first part of a path stands for the network that it comes from; the liveness check comes from the flood's. */
const networksOf = ({ url = '' }: IncomingMessage) => [
  { name: url, allowances: 1 },
  { name: url === '/healthz' ? 'flood' : (url.split('/')[1] ?? ''), allowances: 4 },
];

describe('[SERVE-25] takeInTurns', () => {
  describe('with requests that Node brings in one turn', () => {
    let server: EventEmitter;
    let begun: string[];
    let nowMs: number;

    class Connection extends EventEmitter {
      destroyed = false;
      destroy() {
        this.destroyed = true;
      }
    }
    const bring = (event: 'request' | 'upgrade', ...urls: string[]) => {
      const connections = urls.map(() => new Connection());
      urls.forEach((url, i) => {
        server.emit(event, { url, socket: connections[i] });
      });
      return connections;
    };

    beforeEach(() => {
      begun = [];
      nowMs = 0;
      server = new EventEmitter();
      for (const event of ['request', 'upgrade'])
        server.on(event, ({ url }: IncomingMessage) => begun.push(url ?? ''));
      takeInTurns(server as Server, networksOf, () => nowMs);
      watchAccepting(server as Server);
    });
    afterEach(async () => {
      // What a test leaves waiting would be counted in the next one.
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    });

    it('begins four in a turn, alternating between networks', async () => {
      bring('request', '/flood/0', '/flood/1', '/flood/2', '/flood/3', '/flood/4', '/flood/5', '/flood/6');
      bring('upgrade', '/honest');
      expect(begun).toEqual(['/flood/0', '/flood/1', '/flood/2', '/flood/3']);
      await nextTurn();
      expect(begun.slice(4)).toEqual(['/flood/4', '/honest', '/flood/5', '/flood/6']);
    });

    it('lets a liveness check not wait behind its own network', async () => {
      const flood = Array.from({ length: 9 }, (_, i) => `/flood/${i}`);
      bring('request', ...flood, '/healthz');
      await nextTurn();
      expect(begun).toContain('/healthz');
      expect(begun).not.toContain('/flood/8');
    });

    it('begins none while connections are accepted, for twenty milliseconds', async () => {
      bring('request', '/first');
      await nextTurn();
      server.emit('connection', new Connection());
      bring('request', '/second');
      expect(begun).toEqual(['/first']);
      server.emit('connection', new Connection());
      await nextTurn();
      expect(begun).toEqual(['/first']);
      nowMs = 20;
      server.emit('connection', new Connection());
      await nextTurn();
      expect(begun).toEqual(['/first', '/second']);
    });

    it('begins what waits once no more connections come', async () => {
      bring('request', '/first');
      await nextTurn();
      server.emit('connection', new Connection());
      bring('request', '/second');
      for (let turn = 0; turn < 3; turn += 1) await nextTurn();
      expect(begun).toEqual(['/first', '/second']);
    });

    it('leaves out what is reset while it waits', async () => {
      bring('request', '/0', '/1', '/2', '/3');
      const [reset] = bring('upgrade', '/reset');
      reset?.emit('error', new Error('ECONNRESET'));
      reset?.destroy();
      await nextTurn();
      expect(begun).toEqual(['/0', '/1', '/2', '/3']);
    });
  });

  describe('at a web server', () => {
    let server: Server;
    let begun: number;

    beforeEach(async () => {
      begun = 0;
      server = createServer((_request, response) => {
        begun += 1;
        response.end('answered');
      });
      server.on('upgrade', (_request, socket) => socket.end('upgraded'));
      takeInTurns(server, networksOf);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    it('has requests and upgrades answered', async () => {
      const upgrade = 'GET /up HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
      expect(await wholeOf(sayTo(server, upgrade))).toBe('upgraded');
      expect(
        await wholeOf(sayTo(server, 'GET /down HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')),
      ).toMatch(/answered$/);
    });

    it('closes a connection on which more than eight requests wait', async () => {
      await wholeOf(sayTo(server, 'GET /many HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(40)));
      expect(begun).toBeLessThan(40);
    });

    it('[SERVE-30] refuses a body without a length with 411, and reads no request in it', async () => {
      let read = 0;
      server.on('request', () => {
        read += 1;
      });
      const head = 'POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
      const hidden = 'GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n';
      const socket = sayTo(server, `${head}1\r\nx\r\n${hidden}`);
      socket.once('data', () => socket.write(hidden.repeat(3)));
      expect(await wholeOf(socket)).toMatch(/^HTTP\/1\.1 411 Length Required\r\n/);
      expect(read).toBe(0);
      expect(await wholeOf(sayTo(server, `${hidden}${head}`))).toMatch(/answered[\s\S]*HTTP\/1\.1 411 /);
    });

    it.each([
      ['without a host', '400 Bad Request', ''],
      ['with an expectation that there is not', '417 Expectation Failed', 'Host: a\r\nExpect: magic\r\n'],
    ])(
      '[SERVE-31] refuses a request %s with %s, once for all in one packet',
      async (_name, refusal, headers) => {
        const answered = await wholeOf(sayTo(server, `GET /many HTTP/1.1\r\n${headers}\r\n`.repeat(1_000)));
        expect(answered).toBe(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        expect(begun).toBe(0);
      },
    );

    it('[SERVE-31] takes a request that waits for permission to send its body, and one of HTTP/1.0', async () => {
      const careful =
        'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\n';
      expect(await wholeOf(sayTo(server, careful))).toMatch(/^HTTP\/1\.1 100 Continue[\s\S]*answered$/);
      expect(await wholeOf(sayTo(server, 'GET / HTTP/1.0\r\n\r\n'))).toMatch(/answered$/);
    });

    it('reads none of what came behind them, in the same packet', async () => {
      let read = 0;
      server.on('request', () => {
        read += 1;
      });
      await wholeOf(sayTo(server, 'GET /many HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000)));
      expect(read).toBeLessThan(20);
    });
  });
});
