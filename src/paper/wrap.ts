/** Breaking and fitting text. Widths and sizes in PDF points. */

/** Width of a text at a size. */
export type Measure = (text: string, size: number) => number;

/** Lines of at most `width`. A word longer than a line is broken at the line's end, without losing a letter. */
export function wrap(text: string, size: number, width: number, measure: Measure): string[] {
  const space = measure(' ', size);
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  const end = () => {
    if (line !== '') lines.push(line);
    line = '';
    filled = 0;
  };
  const add = (piece: string, before: string, wide: number) => {
    line += before + piece;
    filled += wide;
  };
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const wide = measure(word, size);
    if (line !== '' && filled + space + wide <= width) add(word, ' ', space + wide);
    else {
      end();
      if (wide <= width) add(word, '', wide);
      else breakWord(word);
    }
  }
  end();
  return lines;

  function breakWord(word: string): void {
    for (const character of word) {
      const wide = measure(character, size);
      if (filled + wide > width) end();
      add(character, '', wide);
    }
  }
}

/** Caches widths of words, which are measured at every size; a width is proportional to the size. */
export function remembering(measure: Measure): Measure {
  const widths = new Map<string, number>();
  return (text, size) => {
    let wide = widths.get(text);
    if (wide === undefined) {
      wide = measure(text, 1);
      widths.set(text, wide);
    }
    return wide * size;
  };
}

export interface Sizes {
  readonly largest: number;
  readonly smallest: number;
}

/** Steps in which a text grows smaller until it fits. */
const SIZE_STEP = 0.25;

/** The largest size at which `heightAt` is at most `height`; nothing if not even the smallest fits. */
export function fittingSize(
  { largest, smallest }: Sizes,
  height: number,
  heightAt: (size: number) => number,
) {
  for (let size = largest; size >= smallest; size -= SIZE_STEP) {
    if (heightAt(size) <= height) return size;
  }
  return undefined;
}
