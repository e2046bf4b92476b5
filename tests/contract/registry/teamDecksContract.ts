/** What every adapter of the registry has to do with the decks that meetings keep. */
import type { Registry } from '../../../src/server/registry/registry.ts';
import type { TeamDeckPlace, TeamDeckRecord } from '../../../src/server/registry/teamDecks.ts';
import type { RegistryHarness } from './registryContract.ts';

const PLACE: TeamDeckPlace = { tenantId: 'tenant', meetingKey: 'meeting' };
const ELSEWHERE: TeamDeckPlace = { tenantId: 'tenant', meetingKey: 'another meeting' };
const ROOMY = 10;

function deck(id: string, version = 1, text = `${id} ${version}`): TeamDeckRecord {
  return { id, version, summary: `summary of ${id}`, savedAtMs: 1_000 + version, deck: text };
}

function entry({ deck: _, ...rest }: TeamDeckRecord) {
  return rest;
}

export function teamDecksContract(name: string, harness: RegistryHarness): void {
  describe(`[DECK-20] decks of a meeting: ${name}`, () => {
    const opened: Registry[] = [];
    let store = 0;
    const open = async () => {
      const registry = await harness.open(`team-decks-${store}`);
      opened.push(registry);
      return registry.teamDecks;
    };

    beforeEach(() => {
      store += 1;
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((registry) => registry.close()));
    });

    test('saved decks are listed, last saved first, and returned unchanged', async () => {
      const decks = await open();
      const text = '{"question":"Æ, ø og å 🎲 – »hvorfor«?"}';
      await decks.keep(PLACE, deck('b'), ROOMY);
      await decks.keep(PLACE, { ...deck('a', 1, text), savedAtMs: 5_000 }, ROOMY);
      expect(await decks.list(PLACE)).toEqual([entry({ ...deck('a'), savedAtMs: 5_000 }), entry(deck('b'))]);
      expect((await decks.find(PLACE, 'a'))?.deck).toBe(text);
      expect(await decks.find(PLACE, 'c')).toBeUndefined();
    });

    test('meetings do not see each other’s decks', async () => {
      const decks = await open();
      await decks.keep(PLACE, deck('a'), ROOMY);
      expect(await decks.list(ELSEWHERE)).toEqual([]);
      expect(await decks.find(ELSEWHERE, 'a')).toBeUndefined();
      expect(await decks.find({ ...PLACE, tenantId: 'another' }, 'a')).toBeUndefined();
      expect(await decks.keep(ELSEWHERE, deck('a', 1, 'theirs'), ROOMY)).toEqual({ kept: true });
      expect((await decks.find(PLACE, 'a'))?.deck).toBe('a 1');
      await decks.remove(ELSEWHERE, 'a', 1);
      expect(await decks.list(PLACE)).toHaveLength(1);
    });

    test('[DECK-21] only the next version is saved; a change of an older one gets the present version’s number', async () => {
      const decks = await open();
      await decks.keep(PLACE, deck('a'), ROOMY);
      expect(await decks.keep(PLACE, deck('a', 2), ROOMY)).toEqual({ kept: true });
      for (const late of [deck('a', 2, 'other'), deck('a', 1, 'new'), deck('a', 4)]) {
        expect(await decks.keep(PLACE, late, ROOMY)).toEqual({ refused: 'conflict', version: 2 });
      }
      expect(await decks.keep(PLACE, deck('gone', 3), ROOMY)).toEqual({ refused: 'conflict', version: 0 });
      expect(await decks.find(PLACE, 'a')).toEqual(deck('a', 2));
    });

    test('keeping the same again is no conflict: its answer may have been lost', async () => {
      const decks = await open();
      await decks.keep(PLACE, deck('a'), ROOMY);
      expect(await decks.keep(PLACE, deck('a'), ROOMY)).toEqual({ kept: true });
    });

    test('[DECK-22] a full meeting takes no new deck and still changes those that it has', async () => {
      const decks = await open();
      await decks.keep(PLACE, deck('a'), 2);
      await decks.keep(PLACE, deck('b'), 2);
      expect(await decks.keep(PLACE, deck('c'), 2)).toEqual({ refused: 'full' });
      expect(await decks.keep(PLACE, deck('a', 2), 2)).toEqual({ kept: true });
      expect(await decks.keep(ELSEWHERE, deck('c'), 2)).toEqual({ kept: true });
    });

    test('[DECK-21] [DECK-22] servers that keep at once neither overwrite each other nor go beyond the limit', async () => {
      const servers = [await open(), await open()];
      const keep = (text: TeamDeckRecord, i: number) => servers[i % 2]?.keep(PLACE, text, 3);
      const same = await Promise.all(
        Array.from({ length: 8 }, (_, i) => keep(deck('a', 1, `writer ${i}`), i)),
      );
      expect(same.filter((outcome) => outcome && 'kept' in outcome)).toHaveLength(1);
      const others = await Promise.all(Array.from({ length: 8 }, (_, i) => keep(deck(`deck-${i}`), i)));
      expect(others.filter((outcome) => outcome && 'kept' in outcome)).toHaveLength(2);
      expect(await servers[0]?.list(PLACE)).toHaveLength(3);
    });

    test('[DECK-21] a deck is removed at the version that was seen; one that is gone is no error', async () => {
      const decks = await open();
      await decks.keep(PLACE, deck('a'), ROOMY);
      await decks.keep(PLACE, deck('a', 2), ROOMY);
      expect(await decks.remove(PLACE, 'a', 1)).toEqual({ refused: 'conflict', version: 2 });
      expect(await decks.remove(PLACE, 'a', 2)).toEqual({ removed: true });
      expect(await decks.remove(PLACE, 'a', 2)).toEqual({ removed: true });
      expect(await decks.list(PLACE)).toEqual([]);
      expect(await decks.keep(PLACE, deck('a'), ROOMY)).toEqual({ kept: true });
    });

    test('stored data is there after closing and opening again', async () => {
      const registry = await harness.open(`team-decks-${store}`);
      await registry.teamDecks.keep(PLACE, deck('a'), ROOMY);
      await registry.close();
      expect(await (await open()).find(PLACE, 'a')).toEqual(deck('a'));
    });
  });
}
