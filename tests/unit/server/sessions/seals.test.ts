import { createSealKeys, createSeals } from '../../../../src/server/sessions/seals.ts';
import { digestOf, type SealedContent, sealChecker } from '../../../../src/shared/seal.ts';

const KEY = new Uint8Array(32).fill(7);
const SESSION = 'session-1';
const keys = createSealKeys(KEY, true);
const WORD: SealedContent = { kind: 'word', id: 'w1', by: 'ali', texts: ['Jeg er presset', 'g1'] };

async function sealed({ texts, ...content }: SealedContent, sessionId = SESSION): Promise<string> {
  return keys.sign({ sessionId, ...content, digest: await digestOf(texts) });
}

function checker(sessionId = SESSION, key = keys.publicKeyOf(sessionId)) {
  const check = sealChecker(sessionId, key);
  if (!check) throw new Error('no cryptography here');
  return check;
}

describe('[SEAL-4] seals: a page checks the server’s signature with the session’s public key', () => {
  test('and accepts what the server signed for that author', async () => {
    expect(await checker()(WORD, await sealed(WORD))).toBe(true);
  });

  test.each<[string, Partial<SealedContent>]>([
    ['another author', { by: 'mette' }],
    ['another id', { id: 'w2' }],
    ['another kind', { kind: 'closing' }],
    ['another text', { texts: ['Jeg er glad', 'g1'] }],
    ['another card', { texts: ['Jeg er presset', 'g2'] }],
    ['texts that join to the same', { texts: ['Jeg er pressetg1', ''] }],
  ])('and refuses it for %s', async (_what, change) => {
    expect(await checker()({ ...WORD, ...change }, await sealed(WORD))).toBe(false);
  });

  test('and refuses that of another session, of another installation, and nonsense', async () => {
    expect(await checker()(WORD, await sealed(WORD, 'session-2'))).toBe(false);
    const foreign = createSealKeys(new Uint8Array(32).fill(8), true);
    const { texts, ...content } = WORD;
    const seal = foreign.sign({ sessionId: SESSION, ...content, digest: await digestOf(texts) });
    expect(await checker()(WORD, seal)).toBe(false);
    for (const nonsense of ['', '!', 'x'.repeat(86), 'é', seal.slice(1)]) {
      expect(await checker()(WORD, nonsense)).toBe(false);
    }
  });

  test('every server of an installation has the same key pair of a session, and each session another one', () => {
    const other = createSealKeys(KEY, true);
    expect(other.publicKeyOf(SESSION)).toBe(keys.publicKeyOf(SESSION));
    const all = Array.from({ length: 50 }, (_, n) => keys.publicKeyOf(`session-${n}`));
    expect(new Set(all).size).toBe(50);
  });

  test('without cryptography in the pages there is no key, and nothing is checked', () => {
    expect(createSealKeys(KEY, false).publicKeyOf(SESSION)).toBeUndefined();
    expect(sealChecker(SESSION, undefined)).toBeUndefined();
  });
});

describe('[SEAL-3] seals: the sums of a closed placement', () => {
  const accessControl = { session: () => Promise.reject(new Error('not asked')) };
  const registry = { conversation: { listRoles: () => Promise.reject(new Error('not asked')) } };
  const seals = createSeals({ sealKeys: keys, accessControl, registry });
  const POLL = 'placement-1';

  test('carry a seal that pages can check', async () => {
    const sums = { '1': 0, '2': 1, '3': 3, '4': 0, '5': 1 };
    const { seal = '' } = seals.withSeal(SESSION, POLL, { answered: 5, mine: false, closed: true, sums });
    const content = (texts: readonly string[]) => ({ kind: 'placement', id: POLL, by: '', texts }) as const;
    expect(await checker()(content(['0', '1', '3', '0', '1']), seal)).toBe(true);
    expect(await checker()(content(['1', '0', '3', '0', '1']), seal)).toBe(false);
  });

  test('carry none while the poll takes answers, as those of “more or next” do', () => {
    const open = { answered: 3, mine: true, closed: false, sums: { more: 2, next: 1 } };
    expect(seals.withSeal(SESSION, 'time-1', open)).toEqual(open);
  });
});
