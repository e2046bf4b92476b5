import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIENT, SECRET, TENANT } from './meeting-room.ts';

const pageDir = mkdtempSync(join(tmpdir(), 'simulator-page-'));
writeFileSync(join(pageDir, 'index.html'), '<title>Mødet</title>');
afterAll(() => rmSync(pageDir, { recursive: true }));

function start(environment: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['src/simulator/main.ts'], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      SIMULATOR_APP_ORIGIN: 'http://127.0.0.1:9',
      SIMULATOR_PAGE_DIR: pageDir,
      ENTRA_TENANT_ID: TENANT,
      ENTRA_CLIENT_ID: CLIENT,
      SECRET_ENTRA_CLIENT_SECRET: SECRET,
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return { child, output: () => output };
}

test('[SIM-30] it prints its address, serves the page there and ends on a signal', async () => {
  const { child, output } = start({});
  await once(child.stdout ?? child, 'data');
  const [address = ''] = output().match(/http:\S+/) ?? [];
  expect(await (await fetch(address)).text()).toContain('Mødet');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('[SIM-30] a port in use is reported in a sentence, with an exit code', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const { child, output } = start({ PORT: String(port) });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(output()).toBe(`Port ${port} is in use by another program: choose another with PORT.\n`);
  } finally {
    taken.close();
  }
});
