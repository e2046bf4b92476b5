import { describeUnless } from '../describeUnless.ts';
import { SMALL_DISK_IS_MISSING, smallDisk } from '../smallDisk.ts';
import { temporaryFolder } from './folder.ts';
import { freePort, type RelayProcess, spawnRelay } from './relayProcess.ts';

export interface RelayOnSmallDisk extends RelayProcess {
  /** Writes until nothing more fits. */
  fill(): void;
  makeRoom(): void;
  end(): Promise<void>;
}

/** Runs the suite, or says why it cannot. */
export function describeWithSmallDisk(name: string, suite: () => void): void {
  describeUnless(SMALL_DISK_IS_MISSING, name, suite);
}

/** A relay of its own whose database lies on a small disk. */
export async function spawnRelayOnSmallDisk(): Promise<RelayOnSmallDisk> {
  const { path, remove } = temporaryFolder();
  const { within, fill, makeRoom } = smallDisk(path);
  const relay = await spawnRelay({
    port: await freePort(),
    store: { sqliteFile: `${path}/relay.db` },
    within,
    // All of it is to be filled.
    limits: { freeDiskBytes: 0 },
  });
  return {
    ...relay,
    fill: () => fill(relay.pid),
    makeRoom: () => makeRoom(relay.pid),
    end: async () => {
      await relay.stop();
      remove();
    },
  };
}
