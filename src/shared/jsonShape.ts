export interface ShapeLimits {
  /** Lists, objects and their members, counted by brackets and commas. */
  readonly parts: number;
  readonly depth: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Whether JSON text has more parts, or deeper nesting, than allowed. Called before parsing: a megabyte of brackets
 * becomes half a million lists, many times its size in memory, and deep nesting overflows the stack.
 */
export function exceedsShape(text: string, { parts, depth }: ShapeLimits): boolean {
  let open = 0;
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    switch (text.charCodeAt(i)) {
      case QUOTE:
        i = endOfString(text, i);
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        open += 1;
        count += 1;
        if (open > depth || count > parts) return true;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        open -= 1;
        break;
      case COMMA:
        count += 1;
        if (count > parts) return true;
        break;
    }
  }
  return false;
}

/** Index of the closing quote of the string that begins at `start`, or the text's length. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    if (code === BACKSLASH) i += 1;
  }
  return text.length;
}
