/**
 * The way between the two halves of pdf.js, which both run in this thread. Operators that draw lines, colours and pictures are
 * left behind on it: a page of drawings has hundreds of thousands of them, and only its text is wanted. Signs and
 * operators are counted on it, so that a page made to hold too many ends before they take memory.
 */
import type { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The operators that decide what text stands where; see `drawnGlyphs.ts`. */
const TEXT_OPERATORS = [
  'save',
  'restore',
  'transform',
  'paintFormXObjectBegin',
  'paintFormXObjectEnd',
  'beginGroup',
  'endGroup',
  'clip',
  'eoClip',
  'setGState',
  'setFont',
  'setCharSpacing',
  'setWordSpacing',
  'setHScale',
  'setLeading',
  'setTextRise',
  'setTextRenderingMode',
  'beginText',
  'setTextMatrix',
  'moveText',
  'setLeadingMoveText',
  'nextLine',
  'showText',
  'beginMarkedContent',
  'beginMarkedContentProps',
  'endMarkedContent',
] as const;

interface Chunk {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** What came over the port, for counting it. */
export interface Drawn {
  readonly signs: number;
  /** Operators that are kept. */
  readonly operators: number;
  /** Most states of drawing that were saved in each other. */
  readonly depth: number;
}

export class DrawingPort extends EventTarget {
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  readonly #kept: ReadonlySet<number>;
  readonly #ops: typeof OPS;
  #delivered = Promise.resolve();
  #open = true;
  #depth = 0;
  readonly #onDrawn: (drawn: Drawn) => void;

  constructor(ops: typeof OPS, onDrawn: (drawn: Drawn) => void = () => {}) {
    super();
    this.#onDrawn = onDrawn;
    this.#ops = ops;
    this.#kept = new Set(TEXT_OPERATORS.map((name) => ops[name]));
  }

  postMessage(message: unknown, options: Transferable[] | StructuredSerializeOptions = []): void {
    const transfer = Array.isArray(options) ? { transfer: options } : options;
    // Operators are passed on uncopied: the sender forgets them, and copies of all those signs would cost more
    // than reading.
    const data: unknown = this.#withoutDrawings(message) ?? structuredClone(message, transfer);
    this.#delivered = this.#delivered.then(() => {
      if (this.#open) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  terminate(): void {
    this.#open = false;
  }

  /** Undefined for a message that brings no operators. */
  #withoutDrawings(message: unknown): unknown {
    if (typeof message !== 'object' || message === null) return undefined;
    const chunk: unknown = Reflect.get(message, 'chunk');
    return isChunk(chunk) ? { ...message, chunk: { ...chunk, ...this.#textOf(chunk) } } : undefined;
  }

  #textOf({ fnArray, argsArray }: Chunk) {
    const { clip, eoClip, constructPath, save, restore, showText } = this.#ops;
    const functions: number[] = [];
    const args: unknown[] = [];
    let signs = 0;
    let depth = 0;
    for (const [index, number] of fnArray.entries()) {
      const before = fnArray[index - 1];
      if (number === save) depth = Math.max(depth, ++this.#depth);
      else if (number === restore) this.#depth = Math.max(0, this.#depth - 1);
      if (number === restore && functions.at(-1) === save) {
        functions.pop();
        args.pop();
      } else if (this.#kept.has(number)) {
        functions.push(number);
        args.push(argsArray[index]);
        if (number === showText) signs += signsIn(argsArray[index]);
      } else if (number === constructPath && (before === clip || before === eoClip || index === 0)) {
        functions.push(number);
        args.push(boxOnly(argsArray[index]));
      }
    }
    this.#onDrawn({ signs, operators: functions.length, depth });
    return { fnArray: functions, argsArray: args, length: functions.length };
  }
}

function signsIn(args: unknown): number {
  const signs: unknown = Array.isArray(args) ? args[0] : undefined;
  return Array.isArray(signs) ? signs.length : 0;
}

/** Of a path that clips only the box around it matters. */
function boxOnly(args: unknown): unknown {
  return Array.isArray(args) ? [args[0], [null], args[2]] : args;
}

function isChunk(value: unknown): value is Chunk {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(Reflect.get(value, 'fnArray')) && Array.isArray(Reflect.get(value, 'argsArray'));
}
