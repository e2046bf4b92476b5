import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DiskFloor, SMALL_WRITE_BYTES } from '../../../src/shared/diskFloor.ts';

describe('[RELAY-74] DiskFloor', () => {
  const floorOf = (floorBytes: number, folder = tmpdir()): DiskFloor =>
    new DiskFloor({ folder, floorBytes, statfs: statfsSync, now: () => 0 });

  it('takes everything while there is room', () => {
    expect(floorOf(1).allows(1e9)).toBe(true);
  });

  it('takes small writes only below the floor', () => {
    const floor = floorOf(Number.MAX_SAFE_INTEGER);
    expect(floor.allows(SMALL_WRITE_BYTES)).toBe(true);
    expect(floor.allows(SMALL_WRITE_BYTES + 1)).toBe(false);
  });

  it('takes everything without a floor, and where the disk cannot be asked', () => {
    expect(floorOf(0).allows(1e9)).toBe(true);
    expect(floorOf(Number.MAX_SAFE_INTEGER, '/nowhere').allows(1e9)).toBe(true);
  });
});
