import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';

/** So little at a time that even the most inflated piece stays small in memory. */
const CHUNK_BYTES = 16 * 1024;

/**
 * The wanted parts of an archive. What counts is what really comes out, not what the archive says of itself.
 * @throws ImportFailure `inflates-too-far` as soon as all parts together exceed the limit; `workbook-broken`
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  let inflated = 0;
  let entries = 0;
  let broken = false;
  const take = (file: UnzipFile): void => {
    entries++;
    if (!wanted(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      broken ||= error !== null;
      inflated += chunk?.length ?? 0;
      if (chunk && inflated <= IMPORT_LIMITS.inflatedBytes) chunks.push(chunk);
    };
    file.start();
  };
  const archive = new Unzip(take);
  archive.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    try {
      archive.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
    } catch {
      broken = true;
    }
    if (inflated > IMPORT_LIMITS.inflatedBytes || entries > IMPORT_LIMITS.archiveEntries) {
      throw new ImportFailure({ code: 'inflates-too-far', maxBytes: IMPORT_LIMITS.inflatedBytes });
    }
    if (broken) throw new ImportFailure({ code: 'workbook-broken' });
  }
  return new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
