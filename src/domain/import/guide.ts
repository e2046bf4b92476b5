/** The text around the cards: the deck's title and its introduction. */
import { DECK_LIMITS } from '../deck/deck.ts';
import { type Block, blockText } from './blocks.ts';
import { joinLines } from './hyphens.ts';
import type { KindPage } from './kinds.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fold, isNumbering, nameKey } from './words.ts';

export interface Guide {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Titles that programs write into a file by themselves. */
const FILE_NAME =
  /\.(?:docx?|pdf|html?|pptx?|indd|txt|xlsx?|pub|odt)\b|^(?:untitled|unavngivet|dokument\s?\d*|microsoft )/iu;

/** Reads the guide; its first line is the title if it is short and ends like none of its sentences. */
export function guideOf(pages: readonly KindPage[], fileTitle: string | undefined, words: Vocabulary): Guide {
  const blocks = pages.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks));
  const paragraphs = blocks
    .filter((block) => !isNumbering(blockText(block)))
    .map((block: Block) => joinLines(block.lines, words).text);
  const named = fold(fileTitle ?? '');
  const ownTitle = named !== '' && !FILE_NAME.test(named) && named.length <= DECK_LIMITS.deckTitleChars;
  const [first, ...rest] = paragraphs;
  if (first !== undefined && isTitle(first)) return { title: first, paragraphs: rest };
  return {
    title: ownTitle ? named : '',
    paragraphs: paragraphs.filter((text) => !ownTitle || nameKey(text) !== nameKey(named)),
  };
}

function isTitle(text: string): boolean {
  return text.length <= DECK_LIMITS.deckTitleChars && !/[.,:;]$/u.test(text);
}
