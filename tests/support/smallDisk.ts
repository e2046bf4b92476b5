/** A disk that really fills up: a small file system in memory that one program and its children alone see. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { errorField } from '../../src/server/errorField.ts';

export interface SmallDisk {
  /** A command that runs the one behind it where the folder is the disk. */
  readonly within: readonly string[];
  /** Writes until nothing more fits. `pid`: of the program. */
  fill(pid: number): void;
  makeRoom(pid: number): void;
}

const DISK_BYTES = 16 * 1024 * 1024;
const BLOCK_BYTES = 4096;

/** Linux lets anybody mount in a name space of their own, unless its administrator says otherwise. */
const IN_OWN_NAME_SPACE = ['unshare', '--user', '--map-root-user', '--mount'];

/** Why there can be none here, for people; undefined where there can. */
export const SMALL_DISK_IS_MISSING = whyNot();

export function smallDisk(folder: string): SmallDisk {
  const mountAndRun = `mount -t tmpfs -o size=${DISK_BYTES} none ${folder} && exec "$@"`;
  const filler = (pid: number, index: number): string => `/proc/${pid}/root${folder}/filler-${index}`;
  let fillers = 0;
  return {
    within: [...IN_OWN_NAME_SPACE, 'sh', '-c', mountAndRun, 'sh'],
    fill: (pid) => {
      // Large pieces first, then the crumbs.
      for (let bytes = DISK_BYTES; bytes >= BLOCK_BYTES; bytes /= 2) {
        try {
          fillers += 1;
          writeFileSync(filler(pid, fillers), Buffer.alloc(bytes));
        } catch (error) {
          if (errorField(error, 'code') !== 'ENOSPC') throw error;
        }
      }
    },
    makeRoom: (pid) => {
      for (; fillers > 0; fillers -= 1) rmSync(filler(pid, fillers), { force: true });
    },
  };
}

function whyNot(): string | undefined {
  const [unshare = '', ...args] = IN_OWN_NAME_SPACE;
  const tried = spawnSync(unshare, [...args, 'mount', '-t', 'tmpfs', 'none', '/mnt']);
  return tried.status === 0 ? undefined : 'this machine lets nobody mount a small disk';
}
