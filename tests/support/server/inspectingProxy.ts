/**
 * The way out of a server room: a proxy that opens TLS, looks into it, and shows certificates of the organisation's own
 * authority. Whatever is asked for is answered by one service on this machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface InspectingProxy {
  readonly address: string;
  /** File with the certificate of the proxy's authority. */
  readonly authority: string;
  /** Hosts that it was asked to lead to, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** `hosts`: names for which it has certificates. `target`: the service behind all of them. */
export async function startInspectingProxy(
  hosts: readonly string[],
  target: string,
): Promise<InspectingProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-proxy-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore', cwd: folder });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Inspection',
  );
  openssl('req', ...newKey, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=inspected');
  writeFileSync(file('names'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  openssl(
    ...['x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-out', 'leaf.pem', '-days', '2', '-extfile', 'names'],
  );
  const inside = createSecureServer(
    { key: readFileSync(file('leaf.key')), cert: readFileSync(file('leaf.pem')) },
    (request, response) => {
      const { method, headers, url = '/' } = request;
      const passed = httpRequest(new URL(url, target), { method: method ?? 'GET', headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      request.pipe(passed);
    },
  );
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', ({ url = '' }, socket: Socket) => {
    asked.push(url.replace(/:443$/, ''));
    const through = connect((inside.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    for (const end of [through, socket]) {
      sockets.add(end);
      end.on('error', () => undefined);
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    authority: file('ca.pem'),
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        [proxy, inside].map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
