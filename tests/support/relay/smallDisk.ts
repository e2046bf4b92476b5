/** A disk that really fills up: a small file system in memory that one relay process alone sees. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { errorField } from '../../../src/server/errorField.ts';
import { temporaryFolder } from './folder.ts';
import { freePort, type RelayProcess, spawnRelay } from './relayProcess.ts';

export interface RelayOnSmallDisk extends RelayProcess {
  /** Writes until nothing more fits. */
  fill(): void;
  makeRoom(): void;
  end(): Promise<void>;
}

const DISK_BYTES = 16 * 1024 * 1024;
const BLOCK_BYTES = 4096;

/** Linux lets anybody mount in a name space of their own, unless its administrator says otherwise. */
const IN_OWN_NAME_SPACE = ['unshare', '--user', '--map-root-user', '--mount'];

/** Runs the suite, or says why it cannot. */
export function describeWithSmallDisk(name: string, suite: () => void): void {
  const [unshare = '', ...args] = [...IN_OWN_NAME_SPACE, 'mount', '-t', 'tmpfs', 'none', '/mnt'];
  if (spawnSync(unshare, args).status === 0) {
    describe(name, () => suite());
    return;
  }
  process.stderr.write(`Skipped "${name}": this machine lets nobody mount a small disk.\n`);
  // biome-ignore lint/suspicious/noSkippedTests: not every machine allows it
  describe.skip(name, () => suite());
}

export async function spawnRelayOnSmallDisk(): Promise<RelayOnSmallDisk> {
  const { path, remove } = temporaryFolder();
  const mountAndRun = `mount -t tmpfs -o size=${DISK_BYTES} none ${path} && exec "$@"`;
  const relay = await spawnRelay({
    port: await freePort(),
    store: { sqliteFile: `${path}/relay.db` },
    within: [...IN_OWN_NAME_SPACE, 'sh', '-c', mountAndRun, 'sh'],
  });
  const filler = (index: number): string => `/proc/${relay.pid}/root${path}/filler-${index}`;
  let fillers = 0;
  return {
    ...relay,
    fill: () => {
      // Large pieces first, then the crumbs.
      for (let bytes = DISK_BYTES; bytes >= BLOCK_BYTES; bytes /= 2) {
        try {
          fillers += 1;
          writeFileSync(filler(fillers), Buffer.alloc(bytes));
        } catch (error) {
          if (errorField(error, 'code') !== 'ENOSPC') throw error;
        }
      }
    },
    makeRoom: () => {
      for (; fillers > 0; fillers -= 1) rmSync(filler(fillers), { force: true });
    },
    end: async () => {
      await relay.stop();
      remove();
    },
  };
}
