import { readFileSync } from 'node:fs';
import {
  heightAt,
  linesAt,
  questionSize,
  type TextBox,
} from '../../../../../src/client/features/table/card/questionSize.ts';
import type { Deck } from '../../../../../src/domain/deck/deck.ts';

const deck: Deck = JSON.parse(readFileSync('decks/digitale-kompetencer.json', 'utf8'));
/** Of a card that lies across, below its edge. */
const box: TextBox = { width: 86, height: 45, largest: 7.6, smallest: 2.6, lines: 4 };

describe('a question on a card', () => {
  it.each(['da', 'en'] as const)(
    '[STAGE-9] of the built-in deck has at most four large lines in %s',
    (language) => {
      for (const card of deck.cards) {
        const question = card.question[language] ?? '';
        const size = questionSize(question, box);
        expect(linesAt(question, size, box.width)).toBeLessThanOrEqual(4);
        expect(size).toBeGreaterThan(5);
      }
    },
  );

  it('[STAGE-9] of 400 characters fits as well', () => {
    const long = 'Hvordan bruger I det digitale sammen med borgerne i hverdagen? '.repeat(7).slice(0, 400);
    const size = questionSize(long, box);
    expect(heightAt(long, size, box.width)).toBeLessThanOrEqual(box.height);
    expect(size).toBeGreaterThan(box.smallest);
  });

  it('is as large as it may be when it is short', () => {
    expect(questionSize('Hvad nu?', box)).toBe(box.largest);
  });

  it('[STAGE-9] keeps its longest word in one line', () => {
    const word = 'velfærdsteknologiløsningsarkitekturen';
    expect(linesAt(word, questionSize(word, box), box.width)).toBe(1);
  });
});
