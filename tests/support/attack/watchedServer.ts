/** The app's server with its own relay, as in production, in a process of its own whose latency and memory can be watched. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clientFolder, environment } from '../server/appServer.ts';
import { type AskedServer, askServer } from '../server/askServer.ts';
import { type Cloud, startCloud } from '../server/cloud.ts';
import { type Ended, startProgram, stopProgram } from '../server/serverProcess.ts';
import { startWatch, type Watch } from './watch.ts';

export interface WatchedServer extends AskedServer {
  readonly dataDir: string;
  /** Heap and external memory after a garbage collection, in bytes. */
  memoryBytes(): Promise<number>;
  /** Begins to measure the latency of `/healthz` and the peak of the memory. */
  watch(): Promise<Watch>;
  /** Stops the server and starts another one on the same data. */
  restart(): Promise<void>;
  /** What it has logged, and how it ended. */
  close(): Promise<Ended>;
}

/** In memory where there is such a file system: other programs' use of the disk is not what is measured. */
const DATA_PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const MEMORY_REPORTER = pathToFileURL(join(process.cwd(), 'tests/support/attack/memoryReporter.ts')).href;
const [, IN_THE_IMAGE = ''] = /NODE_OPTIONS=(\S+)/.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
const NODE_ARGS = [IN_THE_IMAGE, '--expose-gc', '--import', MEMORY_REPORTER];

/** `settings` are the server's, over those that every test has; `nodeArgs` are Node's, such as a limit of its heap. */
export async function startWatchedServer(
  settings: Record<string, string> = {},
  nodeArgs: readonly string[] = [],
): Promise<WatchedServer> {
  const cloud: Cloud = await startCloud();
  const dataDir = mkdtempSync(join(DATA_PARENT, 'dialogkort-watched-'));
  const clientDir = clientFolder();
  const env = {
    ...environment(cloud.origin, dataDir),
    CLIENT_DIR: clientDir,
    // The port is not known yet, so the relay names itself by the address that was asked for.
    ...{ FLUID_ENDPOINT: '', TRUST_PROXY: 'true' },
    ...settings,
  };
  const start = () =>
    startProgram('src/server/main.ts', env, [], { nodeArgs: [...NODE_ARGS, ...nodeArgs], talks: true });
  let program = start();
  let origin = await program.listening;
  return {
    ...askServer(() => origin, cloud),
    get origin() {
      return origin;
    },
    dataDir,
    async memoryBytes() {
      const answer = once(program.child, 'message');
      program.child.send('memory');
      const [{ bytes }] = (await answer) as [{ bytes: number }];
      return bytes;
    },
    watch: () => startWatch({ origin, pid: program.child.pid ?? 0 }),
    async restart() {
      await stopProgram(program);
      program = start();
      origin = await program.listening;
    },
    async close() {
      const ended = await stopProgram(program);
      await cloud.close();
      for (const folder of [dataDir, clientDir]) rmSync(folder, { recursive: true, force: true });
      return ended;
    },
  };
}
