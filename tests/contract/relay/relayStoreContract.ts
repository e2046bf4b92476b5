import type { NewDocument, RelayStore, StoredOp } from '../../../src/relay/store/port.ts';

/** What the relay asks of any store. `open` gives a new handle on the same database every time. */
export interface StoreUnderTest {
  open(): Promise<RelayStore>;
}

/** More than any of these tests writes. */
export const ALL = { ops: 2_000, bytes: 1_000_000 };

export function relayStoreContract(subject: () => StoreUnderTest): void {
  let store: RelayStore;

  beforeEach(async () => {
    store = await subject().open();
  });
  afterEach(async () => {
    await store.close();
  });

  it('keeps a document with everything it was made of', async () => {
    expect(await store.createDocument(document('a'))).toBe(true);
    expect(await store.readDocument('a')).toEqual({
      ...{ id: 'a', createdAt: 1_000, deli: '{"d":1}', scribe: '{"s":1}', head: 'h', floor: 0 },
    });
    expect(await store.readObject('a', 'x')).toEqual({ sha: 'x', kind: 'blob', data: expect.anything() });
    expect(Buffer.from((await store.readObject('a', 'x'))?.data ?? [])).toEqual(Buffer.from('æøå'));
  });

  it('makes a document once, and leaves the first as it is', async () => {
    await store.createDocument(document('a'));
    expect(await store.createDocument({ ...document('a'), head: 'other' })).toBe(false);
    expect((await store.readDocument('a'))?.head).toBe('h');
  });

  it('lists documents in pages and counts them', async () => {
    for (const id of ['c', 'a', 'b']) await store.createDocument(document(id));
    expect(await store.listDocuments('', 2)).toEqual(['a', 'b']);
    expect(await store.listDocuments('b', 2)).toEqual(['c']);
    expect(await store.countDocuments()).toBe(3);
  });

  it('[RELAY-3] refuses an operation under a number that is taken by another one', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 2));
    await expect(store.appendOps('a', [{ seq: 2, at: 5, body: '"other"' }])).rejects.toMatchObject({
      code: 'store/conflict',
    });
    expect(await store.readOps('a', 0, 10, ALL)).toEqual(ops(1, 2));
  });

  it('takes the same operations again, as after an answer that got lost', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 3));
    await store.appendOps('a', ops(1, 3));
    expect(await store.opRange('a')).toEqual({ first: 1, last: 3, count: 3 });
  });

  it('writes all operations of an append or none', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(600, 600));
    await expect(store.appendOps('a', ops(1, 700))).rejects.toMatchObject({ code: 'store/conflict' });
    expect(await store.opRange('a')).toEqual({ first: 600, last: 600, count: 1 });
  });

  it('reads a range of operations, exclusive at both ends, at most as many as asked for', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 1_200));
    expect((await store.readOps('a', 3, 7, ALL)).map(({ seq }) => seq)).toEqual([4, 5, 6]);
    expect((await store.readOps('a', 3, 2_000, { ...ALL, ops: 2 })).map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it('[RELAY-32] replaces operations that are there, all or none', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 3));
    await store.replaceOps('a', [{ seq: 2, at: 0, body: '"emptied"' }]);
    expect((await store.readOps('a', 0, 10, ALL)).map(({ body }) => body)).toEqual([
      ops(1, 1)[0]?.body,
      '"emptied"',
      ops(3, 3)[0]?.body,
    ]);
    const missing = [
      { seq: 1, at: 0, body: '"x"' },
      { seq: 4, at: 0, body: '"x"' },
    ];
    await expect(store.replaceOps('a', missing)).rejects.toMatchObject({ code: 'document/gap' });
    expect((await store.readOps('a', 0, 2, ALL))[0]?.body).toBe(ops(1, 1)[0]?.body);
  });

  it('[RELAY-4] writes nothing for a document that is gone, and does not bring it back', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 2));
    expect(await store.deleteDocument('a')).toBe(true);
    expect(await store.deleteDocument('a')).toBe(false);
    const unknown = { code: 'document/unknown' };
    await expect(store.appendOps('a', ops(3, 3))).rejects.toMatchObject(unknown);
    await expect(store.saveCheckpoint('a', 'deli', '{}')).rejects.toMatchObject(unknown);
    await expect(store.setHead('a', 'h')).rejects.toMatchObject(unknown);
    await expect(store.putObjects('a', [blob('z')], 1)).rejects.toMatchObject(unknown);
    expect(await store.readDocument('a')).toBeUndefined();
    expect(await store.readOps('a', -1, 10, ALL)).toEqual([]);
    expect(await store.listObjects('a')).toEqual([]);
  });

  it('keeps checkpoints and the head apart from each other', async () => {
    await store.createDocument(document('a'));
    await Promise.all([
      store.saveCheckpoint('a', 'deli', '{"d":2}'),
      store.saveCheckpoint('a', 'scribe', '{"s":2}'),
      store.setHead('a', 'h2'),
    ]);
    expect(await store.readDocument('a')).toMatchObject({ deli: '{"d":2}', scribe: '{"s":2}', head: 'h2' });
  });

  it('[RELAY-57] reads no more bytes of operations than asked for, but one operation in any case', async () => {
    await store.createDocument(document('a'));
    const bodies = ['"aaaa"', '"æøå"', '"cccc"', '"d"'];
    await store.appendOps(
      'a',
      bodies.map((body, i) => ({ seq: i + 1, at: at(i), body })),
    );
    const read = async (after: number, bytes: number) =>
      (await store.readOps('a', after, 10, { ops: 10, bytes })).map(({ seq }) => seq);
    expect(await read(0, 14)).toEqual([1, 2]);
    expect(await read(0, 13)).toEqual([1]);
    expect(await read(0, 1)).toEqual([1]);
    expect(await read(2, 9)).toEqual([3, 4]);
    expect(await read(4, 1)).toEqual([]);
    expect(await store.opBytes('a', 0)).toBe(6 + 8 + 6 + 3);
    expect(await store.opBytes('a', 3)).toBe(3);
    expect(await store.opBytes('a', 4)).toBe(0);
  });

  it('[RELAY-5] trims a prefix: no further than asked, nothing young, never backwards', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 10));
    expect(await store.trimOps('a', 6, at(5))).toBe(4);
    expect(await store.trimOps('a', 6, at(100))).toBe(6);
    expect(await store.trimOps('a', 3, at(100))).toBe(6);
    expect(await store.opRange('a')).toEqual({ first: 7, last: 10, count: 4 });
    expect((await store.readDocument('a'))?.floor).toBe(6);
  });

  it('keeps the objects of documents apart', async () => {
    await store.createDocument(document('a'));
    await store.createDocument(document('b'));
    await store.putObjects('a', [blob('only-a')], 2_000);
    expect(await store.readObject('b', 'only-a')).toBeUndefined();
    expect((await store.readObjects('a', ['only-a', 'x', 'missing'])).map(({ sha }) => sha).sort()).toEqual([
      'only-a',
      'x',
    ]);
  });

  it('deletes objects by age, and putting one again makes it young', async () => {
    await store.createDocument(document('a'));
    await store.putObjects('a', [blob('old'), blob('again')], 2_000);
    await store.putObjects('a', [blob('again')], 9_000);
    expect(await store.deleteObjects('a', ['old', 'again'], 5_000)).toBe(1);
    const left = (await store.listObjects('a')).map(({ sha, putAt }) => `${sha} ${putAt}`).sort();
    expect(left).toEqual(['again 9000', 'x 1000']);
    const bytes = Buffer.byteLength('again') + Buffer.byteLength('æøå');
    expect(await store.objectTotals('a')).toEqual({ count: 2, bytes });
  });

  it('returns the sizes of stored objects', async () => {
    await store.createDocument(document('a'));
    const sizes = await store.objectSizes('a', ['x', 'missing']);
    expect([...sizes]).toEqual([['x', Buffer.byteLength('æøå')]]);
  });

  it('[RELAY-56] refuses another object under an existing name, and the rest of its batch', async () => {
    await store.createDocument(document('a'));
    const other = { ...blob('x'), data: Buffer.from('something else') };
    await expect(store.putObjects('a', [blob('new'), other], 2_000)).rejects.toMatchObject({
      code: 'store/conflict',
    });
    await expect(store.putObjects('a', [{ ...blob('x'), kind: 'tree' }], 2_000)).rejects.toMatchObject({
      code: 'store/conflict',
    });
    expect((await store.listObjects('a')).map(({ sha }) => sha)).toEqual(['x']);
    expect(Buffer.from((await store.readObject('a', 'x'))?.data ?? []).toString()).toBe('æøå');
  });

  it('has everything after it is opened again', async () => {
    await store.createDocument(document('a'));
    await store.appendOps('a', ops(1, 5));
    await store.close();
    store = await subject().open();
    expect(await store.readOps('a', 0, 10, ALL)).toEqual(ops(1, 5));
    expect((await store.readDocument('a'))?.deli).toBe('{"d":1}');
  });

  it('[RELAY-6] excludes other processes while it is open', async () => {
    await expect(subject().open()).rejects.toMatchObject({ code: 'store/leased' });
  }, 20_000);

  it('answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
}

export function document(id: string): NewDocument {
  const x = { sha: 'x', kind: 'blob', data: Buffer.from('æøå') } as const;
  return { id, createdAt: 1_000, deli: '{"d":1}', scribe: '{"s":1}', head: 'h', floor: 0, objects: [x] };
}

const at = (seq: number): number => seq * 1_000;

export function ops(first: number, last: number): StoredOp[] {
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const seq = first + i;
    return { seq, at: at(seq), body: JSON.stringify({ sequenceNumber: seq, text: 'æ"\\' }) };
  });
}

const blob = (sha: string): { sha: string; kind: 'blob'; data: Buffer } => ({
  sha,
  kind: 'blob',
  data: Buffer.from(sha),
});
