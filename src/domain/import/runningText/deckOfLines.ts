/** From the lines of a running document to cards. */
import { DECK_LIMITS } from '../../deck/deck.ts';
import { splitExamples } from '../examples.ts';
import { ImportFailure, refuseTooMany } from '../failure.ts';
import { joinLines, type Mended } from '../hyphens.ts';
import type { ImportedCard, ImportedDeck } from '../imported.ts';
import { languageOf } from '../languageOf.ts';
import { noAreaTitle } from '../noArea.ts';
import { uniqueIds } from '../slug.ts';
import { Vocabulary } from '../vocabulary.ts';
import type { ImportWarning } from '../warning.ts';
import { areaNameIn, fold, nameKey, opensExamples, splitAtLabel } from '../words.ts';
import { type Role, rolesOf } from './outline.ts';
import type { TextLine } from './textLine.ts';
import { paragraphsOfLines, type TextParagraph } from './textParagraphs.ts';

interface FoundCard {
  readonly area: string;
  readonly question: Mended;
  readonly examples: FoundExamples;
  readonly page?: number;
}

interface FoundExamples {
  /** The word that opens them, as it is written: "For eksempel:". */
  label: string;
  readonly entries: string[];
  readonly doubts: Mended['doubts'][number][];
  /** How many paragraphs they come from. */
  paragraphs: number;
  /** Neither a label nor a list shows that these are examples. */
  isUnlabelled: boolean;
}

/**
 * Reads a running document: headings are areas; each item of a list, or line that asks, is a question; what is labelled, further
 * in, or in a list below it, its examples. Text around the cards becomes the introduction.
 * @throws ImportFailure `no-cards`, `too-many-cards`
 */
export function deckOfLines(lines: readonly TextLine[], fileTitle = ''): ImportedDeck {
  const paragraphs = paragraphsOfLines(lines);
  const roles = rolesOf(paragraphs);
  const words = new Vocabulary();
  for (const line of paragraphs.flatMap((paragraph) => paragraph.lines)) words.add(line);
  const { title, cards, around } = collect(paragraphs, roles, words);
  if (cards.length === 0) throw new ImportFailure({ code: 'no-cards' });
  refuseTooMany(cards.length);

  const language = languageOf(
    cards.map(({ question, examples }) => [question.text, ...examples.entries].join(' ')).join(' '),
  );
  const keys = [...new Set(cards.map(({ area }) => nameKey(area)))];
  const titles = keys.map(
    (key) => cards.find(({ area }) => nameKey(area) === key)?.area || noAreaTitle(language),
  );
  const ids = uniqueIds(titles);
  const idOf = (area: string) => ids[keys.indexOf(nameKey(area))] ?? '';
  const fits = title.length <= DECK_LIMITS.deckTitleChars;
  return {
    title: fits ? title || fold(fileTitle) : fold(fileTitle),
    language,
    introduction: fits ? around : [title, ...around],
    areas: titles.map((name, index) => ({ id: ids[index] ?? '', title: name })),
    cards: cards.map((card) => importedCard(card, idOf(card.area))),
    warnings: [...areaWarnings(cards, titles, keys), ...cards.flatMap(doubtsOf)],
    preferred: 'position',
  };
}

function collect(paragraphs: readonly TextParagraph[], roles: readonly Role[], words: Vocabulary) {
  const cards: FoundCard[] = [];
  const around: string[] = [];
  let title = '';
  let area = '';
  for (const [index, paragraph] of paragraphs.entries()) {
    const { text, doubts } = joinLines(paragraph.lines, words);
    const card = cards.at(-1);
    const role = roles[index];
    if (role === 'title') title = text;
    else if (role === 'area') area = areaNameIn(text);
    else if (role === 'question') cards.push(cardOf(paragraph, { text, doubts }, area));
    else if (role === 'examples' && card) addExamples(card.examples, paragraph, { text, doubts });
    else around.push(text);
  }
  return { title, cards, around };
}

function cardOf({ page }: TextParagraph, { text, doubts }: Mended, area: string): FoundCard {
  const [asked, rest] = splitAtLabel(text) ?? [text];
  const examples: FoundExamples = { label: '', entries: [], doubts: [], paragraphs: 0, isUnlabelled: false };
  if (rest !== undefined) {
    examples.paragraphs++;
    addLabelled(examples, rest);
  }
  return {
    area,
    question: { text: asked, doubts },
    examples,
    ...(page !== undefined && { page }),
  };
}

function addExamples(examples: FoundExamples, paragraph: TextParagraph, { text, doubts }: Mended): void {
  examples.doubts.push(...doubts);
  if (text !== '') examples.paragraphs++;
  if (opensExamples(text) && examples.entries.length === 0) addLabelled(examples, text);
  else {
    const isTied = examples.label !== '' || paragraph.mark !== undefined || paragraph.listLevel !== undefined;
    if (!isTied) examples.isUnlabelled = true;
    examples.entries.push(text);
  }
}

function addLabelled(examples: FoundExamples, text: string): void {
  const entries = splitExamples(text);
  const rest = entries.join('; ');
  examples.label = rest === '' ? text : text.slice(0, text.length - rest.length).trim();
  examples.entries.push(...entries);
}

function importedCard({ question, examples, page }: FoundCard, area: string): ImportedCard {
  const { label, entries, paragraphs } = examples;
  const joined = entries.join('; ');
  return {
    question: question.text,
    examples: label === '' || joined === '' ? joined : `${label} ${joined}`,
    ...(paragraphs > 1 && entries.length > 1 && { exampleList: entries }),
    area: { position: area, printed: area },
    place: page === undefined ? {} : { page },
  };
}

function areaWarnings(
  cards: readonly FoundCard[],
  titles: readonly string[],
  keys: readonly string[],
): ImportWarning[] {
  const without = cards.flatMap(({ area }, index) => (area === '' ? [index + 1] : []));
  const area = titles[keys.indexOf('')] ?? '';
  if (without.length === 0) return [];
  return without.length === cards.length
    ? [{ code: 'no-areas', area }]
    : [{ code: 'back-missing', cards: without, area }];
}

function doubtsOf({ question, examples }: FoundCard, index: number): ImportWarning[] {
  const card = index + 1;
  return [
    ...[...question.doubts, ...examples.doubts].map(
      (doubt): ImportWarning => ({ code: 'hyphen-doubtful', card, ...doubt }),
    ),
    ...(examples.isUnlabelled ? [{ code: 'examples-unlabelled', cards: [card] } as const] : []),
    ...(question.text.includes('?') ? [] : [{ code: 'no-question-mark', cards: [card] } as const]),
  ];
}
