/** A Fluid service for tests: tinylicious in a process of its own, with storage of its own. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

export async function startTinylicious(): Promise<{
  readonly port: number;
  readonly stop: () => Promise<void>;
}> {
  const port = await freePort();
  const storage = await mkdtemp(join(tmpdir(), 'dialogkort-fluid-'));
  const entry = createRequire(join(process.cwd(), 'package.json')).resolve('tinylicious');
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: String(port), storage, logger__level: 'error' },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('tinylicious did not start');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return {
    port,
    stop: async () => {
      // It has no orderly end: it keeps waiting for its sockets.
      child.kill('SIGKILL');
      await ended;
      await rm(storage, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
