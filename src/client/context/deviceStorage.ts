/** What this page keeps on the device, apart from what other people keep who use the same one. */
import { useMemo } from 'react';
import { useHost } from './hostContext.ts';

/** Every call may throw: the storage can be full, or forbidden in a frame. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `personMark`: of the host's context. Undefined where the browser forbids storage in frames: even looking at it throws. */
export function deviceStorage(personMark: string | undefined): DeviceStorage | undefined {
  let storage: Storage;
  try {
    storage = window.localStorage;
  } catch {
    return undefined;
  }
  const own = (key: string) => (personMark === undefined ? key : `${key}.${personMark}`);
  return {
    getItem: (key) => storage.getItem(own(key)),
    setItem: (key, value) => storage.setItem(own(key), value),
    removeItem: (key) => storage.removeItem(own(key)),
  };
}

export function useDeviceStorage(): DeviceStorage | undefined {
  const { personMark } = useHost().context;
  return useMemo(() => deviceStorage(personMark), [personMark]);
}
