import { withoutControls } from './words.ts';

/** The words of a document: the best witness of how the document itself spells a word that a line break tore apart. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #pairs = new Set<string>();
  readonly #stems = new Set<string>();
  readonly #hyphened = new Set<string>();

  /** Adds a line's words except the first and the last, which a line break may have torn. */
  add(line: string): void {
    let before = '';
    let beforeEnd = -1;
    const text = withoutControls(line).toLowerCase();
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[-‑][\p{L}\p{N}]+)*/gu)) {
      const end = match.index + match[0].length;
      if (/^[-‐\u00ad]/u.test(text.slice(end))) continue;
      const word = match[0].replaceAll('‑', '-');
      this.#words.add(word);
      if (text.slice(beforeEnd, match.index) === ' ') this.#pairs.add(`${before} ${word}`);
      if (word.length >= STEM_CHARS) this.#stems.add(word.slice(0, STEM_CHARS));
      const hyphen = word.indexOf('-');
      if (hyphen > 0) this.#hyphened.add(word.slice(0, hyphen));
      before = word;
      beforeEnd = end;
    }
  }

  has(word: string): boolean {
    return this.#words.has(word.toLowerCase());
  }

  hasPair(first: string, second: string): boolean {
    return this.#pairs.has(`${first} ${second}`.toLowerCase());
  }

  /** Says whether some word begins as this one does, as "opgaverne" does for "opgave". */
  hasLike(word: string): boolean {
    return word.length >= STEM_CHARS && this.#stems.has(word.slice(0, STEM_CHARS).toLowerCase());
  }

  /** Says whether some word carries this part before a hyphen, as "it-system" does for "it". */
  hyphenates(part: string): boolean {
    return this.#hyphened.has(part.toLowerCase());
  }
}

const STEM_CHARS = 5;
