import { ApiFailure } from '../../../../src/client/session/api.ts';
import { createSealing } from '../../../../src/client/session/sealing.ts';
import { Seals, type SealsOptions } from '../../../../src/client/session/seals.ts';
import { UnsealedTexts } from '../../../../src/client/session/unsealedTexts.ts';
import { createSealKeys } from '../../../../src/server/sessions/seals.ts';
import { SEALS_AT_ONCE } from '../../../../src/shared/contract/limits.ts';
import { digestOf, placementContent, type SealedContent } from '../../../../src/shared/seal.ts';
import { memoryStorage } from '../../../support/client/storage.ts';

const word = (id: string, by = 'ali'): SealedContent => ({ kind: 'word', id, by, texts: ['Ja', 'g1'] });

type Call = Parameters<NonNullable<SealsOptions['api']>['seal']>[1]['contents'];

/** The server's keys, and what it signs. */
const keys = createSealKeys(new Uint8Array(32).fill(7), true);
const KEY = keys.publicKeyOf('s');

async function sealOf({ texts, ...content }: SealedContent): Promise<string> {
  return keys.sign({ sessionId: 's', ...content, digest: await digestOf(texts) });
}

function sealsWith(options: Partial<SealsOptions> = {}) {
  const calls: Call[] = [];
  const load = jest.fn(async () => ({ createSealing }));
  const seals = new Seals({
    sessionId: 's',
    key: KEY,
    api: {
      seal: async (_session, { contents }) => {
        calls.push(contents);
        return { seals: contents.map(({ id }) => `seal of ${id}`) };
      },
      poll: () => Promise.reject(new ApiFailure('not_found', 'no poll')),
    },
    ...{ random: () => 0, storage: undefined, nowMs: () => 1_000 },
    load,
    ...options,
  });
  return { seals, calls, load };
}

const changed = (observable: { subscribe: (listener: () => void) => () => void }) =>
  new Promise<void>((resolve) => {
    const stop = observable.subscribe(() => {
      stop();
      resolve();
    });
  });

describe('Seals: checks what is on the table', () => {
  test('[SEAL-1] each seal once, and tells its views when that is done', async () => {
    const { seals, load } = sealsWith();
    const seal = await sealOf(word('a'));
    const look = () => [seals.isSealed(word('a'), seal), seals.isSealed(word('b'), seal)];
    const telling = changed(seals.checked);
    expect([look(), look()]).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    await telling;
    expect(look()).toEqual([true, false]);
    expect(seals.isSealed(word('a'), undefined)).toBe(false);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('[SEAL-1] names nobody while the page’s own server is away, and checks again with the next change', async () => {
    const answers = [Promise.reject(new Error('no such chunk')), Promise.resolve({ createSealing })];
    const { seals } = sealsWith({ load: () => answers.shift() ?? Promise.reject(new Error('asked again')) });
    const seal = await sealOf(word('a'));
    expect(seals.isSealed(word('a'), seal)).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve));
    const telling = changed(seals.checked);
    expect(seals.isSealed(word('a'), seal)).toBeUndefined();
    await telling;
    expect(seals.isSealed(word('a'), seal)).toBe(true);
  });

  test('[SEAL-4] trusts names where the server gives no key', () => {
    const { seals } = sealsWith({ key: undefined });
    expect(seals.isSealed(word('a'), undefined)).toBe(true);
  });

  test('[SEAL-3] without a seal members ask the server for the sums, guests show none', async () => {
    const counted = {
      seal: () => Promise.reject(new Error('not asked')),
      poll: async () => ({ answered: 4, mine: false, closed: true, sums: { '2': 4 } }),
    };
    const member = sealsWith({ api: counted }).seals;
    const telling = changed(member.checked);
    const [right, wrong] = [placementContent('p', [0, 4, 0, 0, 0]), placementContent('p', [0, 0, 0, 0, 4])];
    expect([member.isSealed(right, undefined), member.isSealed(wrong, undefined)]).toEqual([
      undefined,
      undefined,
    ]);
    await telling;
    expect([member.isSealed(right, undefined), member.isSealed(wrong, undefined)]).toEqual([true, false]);
    expect(sealsWith({ api: undefined }).seals.isSealed(right, undefined)).toBe(false);
  });

  test('[SEAL-3] a placement that the server does not know is not shown', async () => {
    const { seals } = sealsWith();
    const telling = changed(seals.checked);
    seals.isSealed(placementContent('p', [4, 0, 0, 0, 0]), undefined);
    await telling;
    expect(seals.isSealed(placementContent('p', [4, 0, 0, 0, 0]), undefined)).toBe(false);
  });
});

describe('[SEAL-2] Seals: has the server sign what this page has written', () => {
  test('together, by hashes, once, and needs no signature itself', async () => {
    const { seals, calls } = sealsWith();
    const sealing = changed(seals.sealed);
    for (const id of ['a', 'b', 'a']) seals.request(word(id));
    expect(seals.isSealed(word('a'), undefined)).toBe(true);
    await sealing;
    const digest = await digestOf(['Ja', 'g1']);
    expect(calls).toEqual([['a', 'b'].map((id) => ({ kind: 'word', id, digest }))]);
    expect(seals.sealed.get()).toEqual(
      ['a', 'b'].map((id) => ({ content: word(id), seal: `seal of ${id}` })),
    );
  });

  test('an outbox with many words in several calls', async () => {
    const { seals, calls } = sealsWith();
    for (let n = 0; n < SEALS_AT_ONCE + 1; n += 1) seals.request(word(`w${n}`));
    await changed(seals.sealed);
    expect(calls.map(({ length }) => length)).toEqual([SEALS_AT_ONCE, 1]);
  });

  test('[SEAL-8] and shows no name itself where the server signs nothing for this person', async () => {
    const storage = memoryStorage();
    const down: SealedContent = { kind: 'closingFor', id: 'kim', by: 'ali', texts: ['Ja', ''] };
    const { seals } = sealsWith({
      storage,
      api: {
        seal: async (_session, { contents }) => ({
          seals: contents.map(({ kind, id }) => (kind === 'closingFor' ? null : `seal of ${id}`)),
        }),
        poll: () => Promise.reject(new Error('not asked')),
      },
    });
    const telling = changed(seals.checked);
    seals.request(word('a'));
    seals.request(down);
    expect(seals.isSealed(down, undefined)).toBe(true);
    await telling;
    expect(seals.isSealed(down, undefined)).toBe(false);
    expect(seals.sealed.get()).toEqual([{ content: word('a'), seal: 'seal of a' }]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(new UnsealedTexts(storage, 's', () => 1_000).all()).toEqual([word('a')]);
  });

  test('asks again after a temporary failure, not after a refusal', async () => {
    const asked: string[] = [];
    await new Promise<void>((refused) => {
      const { seals } = sealsWith({
        api: {
          seal: () => {
            const code = asked.length === 0 ? 'offline' : 'not_found';
            asked.push(code);
            if (code === 'not_found') setTimeout(refused);
            return Promise.reject(new ApiFailure(code, code));
          },
          poll: () => Promise.reject(new Error('not asked')),
        },
      });
      seals.request(word('a'));
    });
    expect(asked).toEqual(['offline', 'not_found']);
  });

  test('asks for nothing as a guest, without a key, and for sums', async () => {
    const guest = sealsWith({ api: undefined });
    const plain = sealsWith({ key: undefined });
    const member = sealsWith();
    guest.seals.request(word('a'));
    plain.seals.request(word('a'));
    member.seals.request(placementContent('p', [4, 0, 0, 0, 0]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([...guest.calls, ...plain.calls, ...member.calls]).toEqual([]);
  });
});

const DAY_MS = 24 * 60 * 60_000;

/** One person's device. */
function device() {
  const storage = memoryStorage();
  const clock = { ms: 1_000 };
  const nowMs = () => clock.ms;
  return {
    clock,
    storage,
    page: { storage, nowMs },
    left: () => new UnsealedTexts(storage, 's', nowMs).all(),
  };
}

const never = () => new Promise<never>(() => undefined);
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('[SEAL-7] Seals: a page that was closed before the signature came', () => {
  /** Writes a word, and closes before the server has answered. */
  async function closeEarly(page: ReturnType<typeof device>['page'], content = word('a')): Promise<void> {
    const { seals } = sealsWith({ ...page, api: { seal: never, poll: never } });
    seals.request(content);
    await soon();
    seals.close();
  }

  test('the next page of this person asks for it, and forgets it once the service has stored it', async () => {
    const { storage, page, left } = device();
    await closeEarly(page);
    const { seals, calls } = sealsWith(page);
    await changed(seals.sealed);
    expect(calls.flat().map(({ id }) => id)).toEqual(['a']);
    expect(seals.sealed.get()).toEqual([{ content: word('a'), seal: 'seal of a' }]);
    expect(left()).toEqual([word('a')]);
    seals.stored();
    await soon();
    expect(storage.size).toBe(0);
  });

  test('a text that was changed meanwhile is asked for as it was changed', async () => {
    const { page, left } = device();
    const changedWord = { ...word('a'), texts: ['Nej', 'g1'] };
    await closeEarly(page);
    await closeEarly(page, changedWord);
    new UnsealedTexts(page.storage, 's', page.nowMs).remove([word('a')]);
    expect(left()).toEqual([changedWord]);
  });

  test('a refusal keeps the text, for a day', async () => {
    const { clock, page, left } = device();
    await closeEarly(page);
    const refused = sealsWith({
      ...page,
      api: { seal: () => Promise.reject(new ApiFailure('not_found', 'gone')), poll: never },
    });
    await soon();
    refused.seals.stored();
    await soon();
    expect(left()).toEqual([word('a')]);
    clock.ms += DAY_MS;
    expect(left()).toEqual([]);
  });

  test('texts of another release, broken or forbidden storage ask for nothing, and the page works', async () => {
    const { storage, page, left } = device();
    for (const stored of ['{', '7', '[7, null, {"atMs": 2000, "content": {"kind": "word"}}]']) {
      storage.setItem('dialogkort.unsealed.s', stored);
      expect(left()).toEqual([]);
      const { calls } = sealsWith(page);
      await soon();
      expect(calls).toEqual([]);
    }
    const forbidden = (): never => {
      throw new Error('forbidden');
    };
    const { seals } = sealsWith({
      storage: { getItem: forbidden, setItem: forbidden, removeItem: forbidden },
    });
    seals.request(word('a'));
    await changed(seals.sealed);
    seals.stored();
    await soon();
  });

  test('a guest keeps and asks for nothing', async () => {
    const { storage, page } = device();
    await closeEarly(page);
    const { seals, calls } = sealsWith({ ...page, api: undefined });
    seals.request(word('b'));
    await soon();
    expect(calls).toEqual([]);
    expect(storage.getItem('dialogkort.unsealed.s')).not.toContain('"b"');
  });
});
