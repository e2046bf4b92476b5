import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { excesses } from '../support/attack/costs.ts';
import { startWatch } from '../support/attack/watch.ts';

/** A server that stands still, or keeps memory, when it is told to. */
const SERVER = `
import { createServer } from 'node:http';
const kept = [];
const server = createServer((request, response) => response.end('ok')).listen(0, '127.0.0.1', () => {
  process.send(server.address().port);
});
process.on('message', ({ blockMs = 0, keepBytes = 0 }) => {
  // By its own time on a core: a busy machine may give it few.
  for (const begun = process.cpuUsage(); process.cpuUsage(begun).user < blockMs * 1_000; );
  if (keepBytes) kept.push(Buffer.alloc(keepBytes, 1));
  process.send('done');
});`;
const KEEP_BYTES = 180 * 1024 * 1024;

describe('the watch that attacks are measured with', () => {
  let folder: string;
  let child: ChildProcess;
  let watched: { origin: string; pid: number };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-watch-'));
    const script = join(folder, 'server.mjs');
    writeFileSync(script, SERVER);
    child = fork(script, { execArgv: [] });
    const [port] = await once(child, 'message');
    watched = { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 };
  });
  afterAll(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const watching = async (order: { blockMs?: number; keepBytes?: number }) => {
    const watch = await startWatch(watched);
    const done = once(child, 'message');
    child.send(order);
    await done;
    return watch.end();
  };

  test('finds nothing in a server that answers', async () => {
    const report = await watching({});
    expect(report).toMatchObject({ unanswered: 0 });
    expect(excesses({ ...report, sentBytes: 0, keptBytes: 0 })).toEqual([]);
  });

  test('finds a server that stands still', async () => {
    const report = await watching({ blockMs: 700 });
    expect(excesses({ ...report, sentBytes: 0, keptBytes: 0 })).toEqual([
      expect.stringMatching(/^an answer took \d+ ms \(\d+ by the clock\)$/),
    ]);
  });

  test('finds memory that is kept', async () => {
    const report = await watching({ keepBytes: KEEP_BYTES });
    const ofMemory = (sentBytes: number) =>
      excesses({ ...report, sentBytes, keptBytes: sentBytes }).filter((excess) => excess.includes('grew'));
    expect(ofMemory(0)).toEqual([
      expect.stringMatching(/^the process grew by \d+\.\d MiB for 0\.0 MiB sent$/),
    ]);
    expect(ofMemory(KEEP_BYTES)).toEqual([]);
  });
});
