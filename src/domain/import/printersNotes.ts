/** What a program writes beside the page for the printer: the file's name, when it was saved, the inks. */
import type { TextPage, TurnedRun } from './source.ts';
import { fold } from './words.ts';

const FILE =
  /^[^\s?][^?]{0,80}\.(?:indd|idml|indb|ai|eps|pdf|qxp|qxd|cdr|afpub|pub|psd)(?:\s+(?:(?:side|page|ark|sec\d*)[:.\s]*)?[\d:.]{1,8})?$/iu;
const SAVED =
  /^\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{2,4}[ ,]+(?:kl\.?\s?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?$/iu;
const INK =
  /^(?:cyan|magenta|yellow|black|gul|sort|key|cmyk|[cmyk]|(?:pantone|pms|hks)(?:\s?\d{1,4}\s?[a-z]{0,2})?)$/iu;
/** They stand within this part of the page from its edge. */
const EDGE_PART = 0.12;

/** Says whether a line is a note to the printer and nothing else. */
export function isPrintersNote(text: string): boolean {
  const line = fold(text);
  return FILE.test(line) || SAVED.test(line) || namesInks(line);
}

function namesInks(line: string): boolean {
  const words = line.replace(/(pantone|pms|hks)\s(?=\d)/giu, '$1').split(/[\s,/+]+/u);
  return words.length > 1 && words.every((word) => INK.test(word));
}

/** The pages without the notes at their edges. */
export function withoutPrintersNotes(pages: readonly TextPage[]): TextPage[] {
  return pages.map((page) => {
    const { height, runs, turned, ...rest } = page;
    const isAtEdge = (y: number) => y < EDGE_PART * height || y > (1 - EDGE_PART) * height;
    const kept = turned?.filter((run) => !(isPrintersNote(run.text) && isBeside(run, page)));
    return {
      ...rest,
      height,
      runs: runs.filter(({ text, y }) => !(isAtEdge(y) && isPrintersNote(text))),
      ...(kept && kept.length > 0 && { turned: kept }),
    };
  });
}

function isBeside({ box }: TurnedRun, { width, height }: TextPage): boolean {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const near = (at: number, extent: number) => at < EDGE_PART * extent || at > (1 - EDGE_PART) * extent;
  return near(x, width) || near(y, height);
}
