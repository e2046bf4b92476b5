import builtIn from '../../../../decks/digitale-kompetencer.json' with { type: 'json' };
import {
  type DeckDraft,
  readDeckDrafts,
  withDeckDraft,
  writeDeckDrafts,
} from '../../../../src/client/views/sidePanel/decks/drafts.ts';
import type { Deck } from '../../../../src/domain/deck/deck.ts';

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

describe('[DECK-34] a deck that somebody works on', () => {
  test('is on the device until it is kept, and leaves nothing there afterwards', () => {
    const storage = device();
    const drafts = withDeckDraft({}, 'a', DRAFT);
    expect(writeDeckDrafts(storage, 'key', drafts)).toBe(true);
    expect(readDeckDrafts(storage, 'key')).toEqual({ a: DRAFT });
    expect(writeDeckDrafts(storage, 'key', withDeckDraft(drafts, 'a', undefined))).toBe(true);
    expect(storage.kept.size).toBe(0);
  });

  test('a device that is full or forbidden is told apart, so that somebody is warned', () => {
    expect(writeDeckDrafts(device(true), 'key', { a: DRAFT })).toBe(false);
    expect(writeDeckDrafts(undefined, 'key', { a: DRAFT })).toBe(false);
    expect(readDeckDrafts(undefined, 'key')).toEqual({});
  });

  test.each(['{', 'null', '[]', '{"a":{}}', '{"a":{"basedOn":1,"deck":{"format":"other"}}}', '{"a":1}'])(
    'what is no draft is left alone: %s',
    (stored) => {
      const storage = device();
      storage.kept.set('key', stored);
      expect(readDeckDrafts(storage, 'key')).toEqual({});
    },
  );
});
