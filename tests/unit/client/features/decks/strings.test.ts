import { deckEditorStrings } from '../../../../../src/client/features/decks/editor/editorStrings.ts';
import type { DeckFaultFound } from '../../../../../src/domain/deck/edit/faults.ts';
import { LANGUAGES } from '../../../../../src/shared/language.ts';

const at = { kind: 'card', id: 'k1' } as const;
const FAULTS: readonly DeckFaultFound[] = [
  { field: 'cards', reason: 'empty' },
  { field: 'cards', reason: 'tooMany', count: { is: 2001, most: 2000 } },
  { at, field: 'question', language: 'da', reason: 'empty' },
  { at, field: 'question', language: 'da', reason: 'tooLong', count: { is: 401, most: 400 } },
  { at, field: 'examples', language: 'da', reason: 'tooMany', count: { is: 13, most: 12 } },
];

describe('[DECK-31] missing texts are reported', () => {
  test.each(LANGUAGES)('with the card and the field, as a sentence (%s)', (language) => {
    const t = deckEditorStrings[language];
    const sentences = FAULTS.map((fault) => t.fault(fault, t.cardName(7), ''));
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(new Set(sentences).size).toBe(FAULTS.length);
    for (const sentence of sentences.slice(2)) expect(sentence).toContain(t.cardName(7));
    expect(sentences.join(' ')).not.toMatch(/undefined|\bfejl\b|\berror\b/i);
  });

  test.each(LANGUAGES)('with the language where a deck has several (%s)', (language) => {
    const t = deckEditorStrings[language];
    const [, , fault] = FAULTS;
    if (!fault) throw new Error('no fault');
    expect(t.fault(fault, t.cardName(7), t.language.en)).toContain(t.language.en);
  });
});
