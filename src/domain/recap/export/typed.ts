/**
 * Removes from typed text what no file may hold: control characters that XML forbids or programs interpret, lone
 * surrogates, and marks that change the direction of the surrounding text.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/g;

/** Lines are separated by `\n` alone; tabs are blanks. */
export function typed(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(FORBIDDEN, '')
    .replace(DIRECTION, '')
    .trim();
}

/** The same on one line. */
export function typedInOneLine(text: string): string {
  return typed(text).replace(/\s*\n\s*/g, ' ');
}
