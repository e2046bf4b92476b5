import type { DeviceStorage } from '../../../../../src/client/context/deviceStorage.ts';
import { readDrafts, withDraft, writeDrafts } from '../../../../../src/client/context/drafts.ts';
import {
  isOwnCardDraft,
  NEW_CARD,
  orphans,
} from '../../../../../src/client/features/ownCards/ownCardDraft.ts';
import {
  foldedQuestion,
  OWN_CARD_MAX_CHARACTERS,
  tidyQuestion,
} from '../../../../../src/domain/table/ownCardText.ts';

const KEY = 'drafts';

function memoryStorage(
  items = new Map<string, string>(),
): DeviceStorage & { readonly items: Map<string, string> } {
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const FORBIDDEN: DeviceStorage = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {
    throw new Error('forbidden');
  },
};

describe('Drafts', () => {
  test('[PANEL-8] is there again after the page was loaded anew', () => {
    const storage = memoryStorage();
    const drafts = {
      [NEW_CARD]: { question: 'Hvad mangler vi?', areaId: 'tools' },
      own1: { question: 'Rettet' },
    };
    writeDrafts(storage, KEY, drafts);
    expect(readDrafts(storage, KEY, isOwnCardDraft)).toEqual(drafts);
  });

  test('[PANEL-8] leaves no trace on the device once it is on the table', () => {
    const storage = memoryStorage();
    writeDrafts(storage, KEY, { own1: { question: 'Rettet' } });
    writeDrafts(storage, KEY, withDraft(readDrafts(storage, KEY, isOwnCardDraft), 'own1', undefined));
    expect(storage.items.size).toBe(0);
  });

  test('[PANEL-8] does without storage where there is none, or where it is forbidden or full', () => {
    for (const storage of [undefined, FORBIDDEN]) {
      expect(readDrafts(storage, KEY, isOwnCardDraft)).toEqual({});
      expect(() => writeDrafts(storage, KEY, { [NEW_CARD]: { question: 'Hvad?' } })).not.toThrow();
    }
  });

  test.each([
    '',
    'null',
    '[]',
    '7',
    '{"own1":7}',
    '{"own1":{"question":7}}',
    '{"own1":{"question":"a","areaId":1}}',
  ])('[PANEL-8] begins anew if something else is stored in its place: %s', (stored) => {
    expect(readDrafts(memoryStorage(new Map([[KEY, stored]])), KEY, isOwnCardDraft)).toEqual({});
  });

  test('[PANEL-9] stays when its card is taken off the table, to become a new one', () => {
    const drafts = {
      [NEW_CARD]: { question: 'Ny' },
      own1: { question: 'Rettet' },
      own2: { question: 'Også' },
    };
    expect(orphans(drafts, new Set(['own2', 'card']))).toEqual(['own1']);
  });

  test('[PANEL-10] is counted as the table counts it: white space folded, up to the same number of characters', () => {
    const longest = `  ${'a'.repeat(100)} \n\n ${'b'.repeat(OWN_CARD_MAX_CHARACTERS - 101)} `;
    expect(foldedQuestion(longest)).toHaveLength(OWN_CARD_MAX_CHARACTERS);
    expect(tidyQuestion(longest)).toBeDefined();
    expect(tidyQuestion(`${longest}c`)).toBeUndefined();
  });
});
