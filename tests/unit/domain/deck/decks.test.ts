/** Holds the deck files of the repository themselves to what the product promises about them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDeckFiles } from '../../../../src/domain/deck/check.ts';
import type { Card, Deck } from '../../../../src/domain/deck/deck.ts';
import { problemLine } from '../../../../src/domain/deck/problem.ts';
import { LANGUAGES } from '../../../../src/shared/language.ts';
import { describeUnless } from '../../../support/describeUnless.ts';

const PROJECT = join(import.meta.dirname, '../../../..');
const DECKS = join(PROJECT, 'decks');
/** The publisher's text is not ours to keep: where somebody has it, it lies beside the project, never in it. */
const PAPER_ORIGINAL = join(PROJECT, '../shared/source/kl-dialogkort.txt');

/** Read across a room: two to four lines of the largest type on the stage. */
const QUESTION_MAX_CHARS = 120;
/** Stricter than the eight words in a row that would count as copied. */
const SHARED_RUN_WORDS = 5;

const names = readdirSync(DECKS).filter((name) => name.endsWith('.json'));
const files = names.map((name) => ({ name, text: readFileSync(join(DECKS, name), 'utf8') }));
const { decks, problems } = checkDeckFiles(files);

function builtIn(): Deck {
  const deck = decks.find(({ id }) => id === 'digitale-kompetencer');
  if (deck === undefined) throw new Error('The built-in deck is not among the decks');
  return deck;
}

test('[DECK-1] every file of the folder is a deck without problems', () => {
  expect(problems.map(problemLine)).toEqual([]);
  expect(decks).toHaveLength(files.length);
});

describe('the built-in deck', () => {
  test('[DECK-11] is in Danish first, and in English', () => {
    expect(builtIn().languages).toEqual(['da', 'en']);
    expect(builtIn().introduction?.da).toHaveLength(builtIn().introduction?.en?.length ?? 0);
  });

  test('[DECK-11] has 11, 6, 10 and 8 cards in the four areas, in the order of the paper', () => {
    const perArea = new Map<string, number>();
    for (const { area } of builtIn().cards) perArea.set(area, (perArea.get(area) ?? 0) + 1);
    expect([...perArea]).toEqual([
      ['anvendelse', 11],
      ['teknologi', 6],
      ['formidling', 10],
      ['udvikling', 8],
    ]);
  });

  test('[DECK-11] tells the areas apart by name, colour and sign', () => {
    expect(builtIn().areas.map(({ id, title, colour, sign }) => [id, title.da, colour, sign])).toEqual([
      ['anvendelse', 'Anvendelseskompetencer', 'blue', 'tool'],
      ['teknologi', 'Teknologiforståelse', 'teal', 'chip'],
      ['formidling', 'Formidling og kommunikation', 'marigold', 'speech'],
      ['udvikling', 'Udvikling og implementering', 'berry', 'sprout'],
    ]);
  });

  test('[DECK-11] keeps its ids, which notes of past meetings refer to', () => {
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
    expect(builtIn().cards.map(({ id }) => id)).toEqual([
      ...numbered('a', 11),
      ...numbered('t', 6),
      ...numbered('f', 10),
      ...numbered('u', 8),
    ]);
  });

  test.each(LANGUAGES)('[DECK-11] asks nothing twice (%s)', (language) => {
    const questions = builtIn().cards.map(({ question }) => question[language]?.toLowerCase());
    expect(new Set(questions).size).toBe(questions.length);
  });

  test.each(LANGUAGES)('[DECK-12] has questions short enough for the back row (%s)', (language) => {
    const tooLong = builtIn().cards.filter(
      ({ question }) => (question[language]?.length ?? 0) > QUESTION_MAX_CHARS,
    );
    expect(tooLong.map(({ id }) => id)).toEqual([]);
  });

  test('[DECK-12] gives the same examples in both languages', () => {
    const uneven = builtIn().cards.filter(({ examples }) => examples.da?.length !== examples.en?.length);
    expect(uneven.map(({ id }) => id)).toEqual([]);
  });
});

const paperIsHere = existsSync(PAPER_ORIGINAL);
const whyNot = paperIsHere ? undefined : `there is no ${PAPER_ORIGINAL}`;

describeUnless(whyNot, 'the built-in deck beside the paper original', () => {
  const original = paperIsHere ? readFileSync(PAPER_ORIGINAL, 'utf8') : '';

  test('[DECK-13] gives as many examples on each card', () => {
    const onPaper = original
      .split('\n')
      .filter((line) => /^(For eksempel|Eksempel):/.test(line))
      .map((line) => line.split(';').length);
    expect(builtIn().cards.map(({ examples }) => examples.da?.length)).toEqual(onPaper);
  });

  test('[DECK-13] shares no run of words with it', () => {
    const runs = new Set(runsOf(original));
    const { title, description, introduction, cards } = builtIn();
    const texts = [title.da, description.da, ...(introduction?.da ?? []), ...cards.flatMap(danishOf)];
    const shared = texts.flatMap((text) => runsOf(text ?? '').filter((run) => runs.has(run)));
    expect(shared).toEqual([]);
  });
});

function danishOf({ question, examples }: Card): string[] {
  return [question.da ?? '', ...(examples.da ?? [])];
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, Math.max(0, words.length - SHARED_RUN_WORDS + 1))
    .map((_, index) => words.slice(index, index + SHARED_RUN_WORDS).join(' '));
}
