/**
 * Bounds what pdf.js allocates for a file. It decodes every stream into a typed array that doubles until all is in, and collects
 * the rest in arrays, so limits on these hold for any filter, predictor, encryption or way to write a name. A look at the file
 * before reading it does not.
 */
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';

export type AllocationProblem = 'inflates-too-far' | 'took-too-much-memory';

const TYPED_ARRAYS = {
  ArrayBuffer,
  Float32Array,
  Float64Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
} as const;
type TypedArrayClass = (typeof TYPED_ARRAYS)[keyof typeof TYPED_ARRAYS];

/** Smaller ones do not count towards the sum: a page of drawings has millions of them. */
const COUNTED_BYTES = 64 * 1024;
/** Characters of all parts that are cut out of texts. pdf.js cuts one for each letter that a font says it has. */
const CUT_CHARS = 8 * 1024 * 1024;

/** The description of a document is text of some kilobytes; its reader makes a hundred times of it. */
const DESCRIPTION_BYTES = 1024 * 1024;

export interface AllocationLimit {
  /** For the description, which is done without: beyond its limit pdf.js fails, and the file is not refused. */
  readonly narrow: () => void;
  readonly release: () => void;
}

/**
 * Makes this thread throw beyond the limits, until they are released. Arrays stay slower afterwards, so this
 * is for a thread that reads a file and ends.
 * @param onRefused is told at once, since pdf.js may catch what is thrown and go on without the part
 */
export function limitAllocations(onRefused: (problem: AllocationProblem) => void): AllocationLimit {
  let mostBytes: number = IMPORT_LIMITS.inflatedStreamBytes;
  let isNeeded = true;
  const refuse = (problem: AllocationProblem): never => {
    if (isNeeded) onRefused(problem);
    throw new RangeError(problem);
  };
  const restores = [
    limitTypedArrays(
      (bytes) => bytes > mostBytes,
      () => refuse('inflates-too-far'),
    ),
    limitArrays(() => refuse('took-too-much-memory')),
    limitCuts(() => refuse('took-too-much-memory')),
  ];
  return {
    narrow: () => {
      mostBytes = DESCRIPTION_BYTES;
      isNeeded = false;
    },
    release: () => {
      for (const restore of restores) restore();
    },
  };
}

function limitTypedArrays(isTooLarge: (bytes: number) => boolean, refuse: () => never): () => void {
  let left: number = IMPORT_LIMITS.inflatedPdfBytes;
  const take = (bytes: number): void => {
    if (bytes < COUNTED_BYTES) return;
    left -= bytes;
    if (isTooLarge(bytes) || left < 0) refuse();
  };
  const { DecompressionStream } = globalThis;
  const limited = Object.entries(TYPED_ARRAYS).map(([name, original]) => [name, withLimit(original, take)]);
  // It collects its output uncounted; without it pdf.js inflates by itself.
  Object.assign(globalThis, Object.fromEntries(limited), { DecompressionStream: undefined });
  return () => {
    Object.assign(globalThis, TYPED_ARRAYS, { DecompressionStream });
  };
}

function withLimit(original: TypedArrayClass, take: (bytes: number) => void): TypedArrayClass {
  const width = 'BYTES_PER_ELEMENT' in original ? original.BYTES_PER_ELEMENT : 1;
  return new Proxy(original, {
    construct(target, args: unknown[], newTarget) {
      take(lengthOf(args[0]) * width);
      return Reflect.construct(target, args, newTarget);
    },
  });
}

/** How many elements are made or copied; none for a view of a buffer. */
function lengthOf(given: unknown): number {
  if (typeof given === 'number') return given;
  return Array.isArray(given) || ArrayBuffer.isView(given) ? Number(Reflect.get(given, 'length')) : 0;
}

/** An array that grows asks its prototype before it takes an element that it lacks. */
function limitArrays(refuse: () => never): () => void {
  const index = IMPORT_LIMITS.arrayElements;
  Object.defineProperty(Array.prototype, index, { set: refuse, configurable: true });
  return () => {
    Reflect.deleteProperty(Array.prototype, index);
  };
}

function limitCuts(refuse: () => never): () => void {
  const { substring } = String.prototype;
  let left = CUT_CHARS;
  const limited: typeof substring = function (this: string, ...range) {
    const part = substring.apply(this, range);
    left -= part.length;
    return left < 0 ? refuse() : part;
  };
  Object.assign(String.prototype, { substring: limited });
  return () => {
    Object.assign(String.prototype, { substring });
  };
}
