import { zipSync } from 'fflate';

/** The earliest time a zip can hold. In local time, because zips do; so it is the same bytes in every time zone. */
const NO_TIME = new Date(1980, 0, 1);
const READABLE_FILE = 0o100644 << 16;
const UNIX = 3;

/** The same files give the same bytes, on every machine and at any time. */
export function archive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...files.keys()].toSorted();
  const entries = names.map((name) => [name, files.get(name) ?? new Uint8Array()] as const);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: NO_TIME, os: UNIX, attrs: READABLE_FILE });
}
