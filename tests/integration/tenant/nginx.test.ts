/** deploy/proxies/nginx.conf in a real nginx, before a service that says what it was asked. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../../src/relay/index.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import { until } from '../../support/relay/until.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', '..', 'deploy', 'proxies', 'nginx.conf');
const HOST = 'dialogkort.example.dk';
const MIB = 1024 * 1024;
/** Of one address, in place of the sample's thousands. */
const CONNECTIONS = 8;

describeUnless(missing(), 'the sample for nginx', () => {
  let folder: string;
  let service: Server;
  let nginx: ChildProcess;
  let port: number;
  let plainPort: number;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-nginx-'));
    service = createServer((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on('end', () => response.end(JSON.stringify({ headers: request.headers, bytes })));
    });
    service.on('upgrade', (request, socket: Socket) => {
      sockets.push(socket);
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${request.headers.upgrade}\r\nConnection: Upgrade\r\n\r\n`,
      );
      socket.pipe(socket);
    });
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
    [port, plainPort] = [await freePort(), await freePort()];
    const file = (name: string) => join(folder, name);
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
        ...['-keyout', file('key.pem'), '-out', file('fullchain.pem'), '-subj', `/CN=${HOST}`],
      ],
      { stdio: 'ignore' },
    );
    const sample = readFileSync(SAMPLE, 'utf8')
      .replace('127.0.0.1:3000', `127.0.0.1:${(service.address() as AddressInfo).port}`)
      .replace('listen 443', `listen 127.0.0.1:${port}`)
      .replace('listen 80', `listen 127.0.0.1:${plainPort}`)
      .replace('limit_conn dialogkort_addresses 3000', `limit_conn dialogkort_addresses ${CONNECTIONS}`)
      .replaceAll('/etc/dialogkort/certificates/', `${folder}/`)
      .replaceAll('/var/log/nginx/', `${folder}/`);
    writeFileSync(file('sample.conf'), sample);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${file(kind)};`,
    );
    writeFileSync(
      file('nginx.conf'),
      `daemon off; pid ${file('pid')}; error_log ${file('error.log')}; worker_processes 1; events {}
       http { ${temporary.join(' ')} include ${file('sample.conf')}; }`,
    );
    nginx = spawn('nginx', ['-c', file('nginx.conf'), '-p', folder, '-e', file('error.log')], {
      stdio: 'ignore',
    });
    await until(
      () =>
        ask('/').then(
          () => true,
          () => false,
        ),
      'nginx',
    );
  }, 40_000);

  afterAll(async () => {
    if (nginx.exitCode === null) {
      nginx.kill('SIGTERM');
      await once(nginx, 'exit');
    }
    for (const socket of sockets) socket.destroy();
    service.closeAllConnections();
    service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Asked {
    readonly status: number;
    readonly said: { readonly headers: Record<string, string>; readonly bytes: number } | undefined;
  }

  function ask(path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Asked> {
    return new Promise((resolve, reject) => {
      const request = secureRequest(
        {
          ...{ host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', rejectUnauthorized: false },
          headers: { Host: HOST, ...headers, ...(body && { 'Content-Length': String(body.length) }) },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              said: response.statusCode === 200 ? JSON.parse(text) : undefined,
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  test('[OPS-22] tells the app the client and the address that was asked for, and nothing that the client says about them', async () => {
    const { said } = await ask('/panel', {
      ...{ 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' },
      Forwarded: 'for=192.0.2.1',
    });
    expect(said?.headers).toMatchObject({
      ...{
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-host': HOST,
        'x-forwarded-proto': 'https',
        host: HOST,
      },
    });
    expect(said?.headers).not.toHaveProperty('forwarded');
  });

  const openSocket = () =>
    new Promise<Socket>((resolve, reject) => {
      secureRequest({
        ...{ host: '127.0.0.1', port, path: '/socket.io/', rejectUnauthorized: false },
        headers: { Host: HOST, Upgrade: 'websocket', Connection: 'Upgrade' },
      })
        .on('upgrade', (_answer, socket) => resolve(socket as Socket))
        .on('response', ({ statusCode }) => reject(new Error(`not upgraded: ${statusCode}`)))
        .on('error', reject)
        .end();
    });

  test('passes WebSockets in both directions', async () => {
    const upgraded = await openSocket();
    upgraded.write('hello');
    const [back] = await once(upgraded, 'data');
    expect(String(back)).toBe('hello');
    upgraded.destroy();
  });

  test('passes the largest body that the relay takes, and refuses what nobody needs', async () => {
    const largest = DEFAULT_LIMITS.requestBytes;
    expect((await ask('/repos', {}, Buffer.alloc(largest))).said?.bytes).toBe(largest);
    expect((await ask('/repos', {}, Buffer.alloc(31 * MIB)).catch(() => ({ status: 413 }))).status).toBe(413);
  });

  test('leads from http to https, and leaves a silent socket alone for two minutes', async () => {
    const answer = await fetch(`http://127.0.0.1:${plainPort}/panel?x=1`, { redirect: 'manual' });
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe('https://127.0.0.1/panel?x=1');
    expect(readFileSync(SAMPLE, 'utf8')).toMatch(/proxy_read_timeout 120s;[\s\S]*proxy_send_timeout 120s;/);
  });

  test('[OPS-22] keeps from the app what says nothing, and more connections of one address than it may have', async () => {
    let connections = 0;
    service.on('connection', () => {
      connections += 1;
    });
    const silent = Array.from({ length: 20 }, () => connect(port, '127.0.0.1'));
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    const open: Socket[] = [];
    for (let i = 0; i < CONNECTIONS; i += 1) open.push(await openSocket());
    expect((await ask('/panel')).status).toBe(503);
    await expect(openSocket()).rejects.toThrow('not upgraded: 503');
    expect(connections).toBeLessThanOrEqual(CONNECTIONS);
    for (const socket of [...silent, ...open]) socket.destroy();
    await until(async () => (await ask('/panel')).status === 200, 'a place');
  });

  test('logs neither addresses nor paths', async () => {
    await ask('/stage?ticket=secret');
    const log = () => readFileSync(join(folder, 'dialogkort.log'), 'utf8');
    await until(async () => log().trim().split('\n').length >= 2, 'lines in the log');
    expect(log()).not.toMatch(/127\.0\.0\.1|ticket|stage/);
    expect(log()).toMatch(/ GET 200 /);
  });
});

function missing(): string | undefined {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no nginx on this machine';
  }
}
