import builtIn from '../../../../../decks/digitale-kompetencer.json' with { type: 'json' };
import { readDrafts, withDraft, writeDrafts } from '../../../../../src/client/context/drafts.ts';
import { type DeckDraft, isDeckDraft } from '../../../../../src/client/features/decks/deckDraft.ts';
import type { Deck } from '../../../../../src/domain/deck/deck.ts';

const DRAFT: DeckDraft = { deck: builtIn as unknown as Deck, basedOn: 3 };

function device(full = false) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('[DECK-34] a deck in the editor', () => {
  test('is on the device until it is kept, and leaves nothing there afterwards', () => {
    const storage = device();
    const drafts = withDraft<DeckDraft>({}, 'a', DRAFT);
    expect(writeDrafts(storage, 'key', drafts)).toBe(true);
    expect(readDrafts(storage, 'key', isDeckDraft)).toEqual({ a: DRAFT });
    expect(writeDrafts(storage, 'key', withDraft(drafts, 'a', undefined))).toBe(true);
    expect(storage.kept.size).toBe(0);
  });

  test('a storage that is full or forbidden is recognised, so that the author is warned', () => {
    expect(writeDrafts(device(true), 'key', { a: DRAFT })).toBe(false);
    expect(writeDrafts(undefined, 'key', { a: DRAFT })).toBe(false);
    expect(readDrafts(undefined, 'key', isDeckDraft)).toEqual({});
  });

  test.each(['{', 'null', '[]', '{"a":{}}', '{"a":{"basedOn":1,"deck":{"format":"other"}}}', '{"a":1}'])(
    'what is no draft is left alone: %s',
    (stored) => {
      const storage = device();
      storage.kept.set('key', stored);
      expect(readDrafts(storage, 'key', isDeckDraft)).toEqual({});
    },
  );
});
