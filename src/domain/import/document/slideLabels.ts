import type { TextLine } from '../runningText/textLine.ts';
import { asks, opensExamples, shapeOf } from '../words.ts';

const LABEL_CHARS = 60;
/** What stands on so many of the slides belongs to the publisher rather than to an area. */
const SHARED_PART = 0.9;
const SLIDES_LEAST = 3;
/** Below any heading of the document's own. */
const LABEL_LEVEL = 9;

/**
 * On slides an area is often a small text in a corner that returns from slide to slide, wherever in the order it stands: it
 * comes first on its slide, as a heading. A text that is on all slides is the publisher's and goes.
 */
export function withLabelsFirst(lines: readonly TextLine[]): TextLine[] {
  const slides = new Map<TextLine['page'], TextLine[]>();
  for (const line of lines) {
    const own = slides.get(line.page);
    if (own) own.push(line);
    else slides.set(line.page, [line]);
  }
  if (slides.has(undefined) || slides.size < SLIDES_LEAST) return [...lines];
  const times = new Map<string, number>();
  for (const own of slides.values()) {
    for (const shape of new Set(own.filter(couldBeLabel).map(({ text }) => shapeOf(text)))) {
      times.set(shape, (times.get(shape) ?? 0) + 1);
    }
  }
  const timesOf = (line: TextLine) => (couldBeLabel(line) ? (times.get(shapeOf(line.text)) ?? 0) : 0);
  return [...slides.values()].flatMap((own) => {
    const kept = own.filter((line) => timesOf(line) < SHARED_PART * slides.size);
    const labels = kept.filter((line) => timesOf(line) > 1 && kept.some(({ text }) => asks(text)));
    if (labels.length === 0) return kept;
    const rest = kept.filter((line) => !labels.includes(line));
    const gap = kept[0]?.gap ?? 0;
    return [
      ...labels.map((line, index) => ({ ...line, heading: LABEL_LEVEL, gap: index === 0 ? gap : 0 })),
      ...rest.map((line) => ({ ...line, gap: Math.min(line.gap ?? 0, 1) })),
    ];
  });
}

function couldBeLabel({ text, heading, listLevel }: TextLine): boolean {
  return (
    heading === undefined &&
    listLevel === undefined &&
    text.length <= LABEL_CHARS &&
    !asks(text) &&
    !opensExamples(text)
  );
}
