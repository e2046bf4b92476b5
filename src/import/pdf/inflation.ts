import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import { type Decoder, FILTERS, LATE_LZW, type Out } from './decoders.ts';
import { filtersIn, rawStreams } from './rawStreams.ts';

const CHUNK_BYTES = 16 * 1024;
/** No program packs a stream more often than this. */
const MOST_FILTERS = 5;

/**
 * Refuses a PDF with a stream that inflates beyond the limit, by one of its filters or by all of them; pdf.js would inflate it whole.
 * @throws ImportFailure `inflates-too-far`
 */
export function refuseInflated(bytes: Uint8Array): void {
  const text = new TextDecoder('latin1').decode(bytes);
  for (const { dictionary, data } of rawStreams(bytes, text)) {
    for (const filters of chainsOf(data, filtersIn(dictionary, text))) measure(data, filters);
  }
}

/** How the data may be packed: as it is named, and as it looks where no name is to be seen. */
function chainsOf(data: Uint8Array, named: readonly (readonly string[])[]): (readonly string[])[] {
  const looks = isZlib(data) && named.every(([first]) => first !== 'FlateDecode') ? [['FlateDecode']] : [];
  return [...looks, ...named].flatMap((filters) => {
    if (!filters.includes('LZWDecode')) return [filters];
    return [filters, filters.map((name) => (name === 'LZWDecode' ? LATE_LZW : name))];
  });
}

function isZlib(data: Uint8Array): boolean {
  const [method = 0, flags = 0] = data;
  return (method & 15) === 8 && (method * 256 + flags) % 31 === 0;
}

function measure(data: Uint8Array, filters: readonly string[]): void {
  const pictureAt = filters.findIndex((name) => !FILTERS[name]);
  const steps = pictureAt < 0 ? filters : filters.slice(0, pictureAt);
  if (steps.length > MOST_FILTERS) throw tooFar();
  const most = steps.reduce((product, name) => product * (FILTERS[name]?.most ?? 1), data.length);
  if (steps.length === 0 || most <= IMPORT_LIMITS.inflatedStreamBytes) return;
  const first = chainOf(steps);
  for (let at = 0; at < data.length; at += CHUNK_BYTES) first.push(data.subarray(at, at + CHUNK_BYTES));
}

/** The decoders one behind the other, each of which fails once too much has come out of it. */
function chainOf([name, ...rest]: readonly string[]): Decoder {
  const filter = FILTERS[name ?? ''];
  if (!filter) return { push: () => {} };
  const next = rest.length > 0 ? chainOf(rest) : undefined;
  let inflated = 0;
  const out: Out = (chunk) => {
    inflated += chunk.length;
    if (inflated > IMPORT_LIMITS.inflatedStreamBytes) throw tooFar();
    next?.push(chunk);
  };
  return filter.make(out);
}

function tooFar(): ImportFailure {
  return new ImportFailure({ code: 'inflates-too-far', maxBytes: IMPORT_LIMITS.inflatedStreamBytes });
}
