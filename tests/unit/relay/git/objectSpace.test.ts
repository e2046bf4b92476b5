import { ObjectSpace } from '../../../../src/relay/git/objectSpace.ts';
import { encodeTree, objectOf, type TreeEntry } from '../../../../src/relay/git/objects.ts';
import { stageSummaryTree } from '../../../../src/relay/git/summaryUpload.ts';
import type { RelayStore, StoredObject } from '../../../../src/relay/store/port.ts';

const TOO_LARGE = expect.objectContaining({ code: 'limit/size' });

/** Objects that are there. */
function spaceWith(...objects: readonly StoredObject[]) {
  const bySha = new Map(objects.map((object) => [object.sha, object]));
  const found = (shas: readonly string[]) => shas.flatMap((sha) => bySha.get(sha) ?? []);
  const reads: string[][] = [];
  const store = {
    readObject: async (_id: string, sha: string) => bySha.get(sha),
    readObjects: async (_id: string, shas: readonly string[]) => {
      reads.push([...shas]);
      return found(shas);
    },
    objectSizes: async (_id: string, shas: readonly string[]) =>
      new Map(found(shas).map(({ sha, data }) => [sha, data.byteLength])),
  };
  return { space: new ObjectSpace(store as unknown as RelayStore, 'd', () => 0), reads };
}

const blob = (text: string): StoredObject => objectOf('blob', Buffer.from(text));
const entry = (path: string, { sha, kind }: StoredObject): TreeEntry => ({
  path,
  sha,
  type: kind === 'tree' ? 'tree' : 'blob',
  mode: kind === 'tree' ? '040000' : '100644',
});
const many = (count: number, of: StoredObject): TreeEntry[] =>
  Array.from({ length: count }, (_, i) => entry(`${i}`, of));

describe('[RELAY-54] ObjectSpace', () => {
  it('walks through a tree that is named twice, and reads it once', async () => {
    const leaf = blob('x');
    const inner = encodeTree([entry('leaf', leaf)]);
    const root = encodeTree([entry('a', inner), entry('b', inner)]);
    const { space, reads } = spaceWith(leaf, inner, root);
    const paths = (await space.walk(root.sha)).map(({ fullPath }) => fullPath);
    expect(paths).toEqual(['a', 'b', 'a/leaf', 'b/leaf']);
    expect(reads).toEqual([[inner.sha]]);
  });

  it('refuses what comes to more than 2000 entries before it is expanded', async () => {
    const leaf = blob('x');
    const inner = encodeTree(many(300, leaf));
    const outer = encodeTree(many(300, inner));
    const { space } = spaceWith(leaf, inner, outer);
    await expect(space.walk(outer.sha)).rejects.toEqual(TOO_LARGE);
    await expect(space.walk(inner.sha)).resolves.toHaveLength(300);
  });

  it('refuses trees that are more than 32 deep, or whose paths are long in all', async () => {
    const chain = (depth: number, name: string, leaves: number): StoredObject[] => {
      const objects = [encodeTree(many(leaves, blob('x')))];
      for (let i = 0; i < depth; i += 1)
        objects.unshift(encodeTree([entry(name, objects[0] as StoredObject)]));
      return objects;
    };
    const [deepest = blob(''), ...deep] = chain(40, 'x', 1);
    await expect(spaceWith(blob('x'), deepest, ...deep).space.walk(deepest.sha)).rejects.toEqual(TOO_LARGE);
    const [longest = blob(''), ...long] = chain(10, 'p'.repeat(1_000), 1_000);
    await expect(spaceWith(blob('x'), longest, ...long).space.walk(longest.sha)).rejects.toEqual(TOO_LARGE);
  });

  it('looks into so many bytes of trees, and no more', async () => {
    const trees = Array.from({ length: 60 }, (_, i) =>
      encodeTree(Array.from({ length: 150 }, (_, k) => entry(`${i}-${k}-${'p'.repeat(950)}`, blob('x')))),
    );
    const { space } = spaceWith(...trees);
    const handles = trees.map(({ sha }, i) => ({ path: `${i}`, type: 'blob', id: `${sha}/missing` }));
    await expect(stageSummaryTree(space, handles.slice(0, 1))).rejects.toMatchObject({
      code: 'object/unknown',
    });
    const reading = async () => {
      for (const { sha } of trees) await space.entries(sha);
    };
    await expect(reading()).rejects.toEqual(TOO_LARGE);
  });

  it('reads blobs a megabyte at a time', async () => {
    const blobs = ['a', 'b', 'c', 'd'].map((letter) => blob(letter.repeat(400_000)));
    const { space, reads } = spaceWith(...blobs);
    const read: string[] = [];
    for await (const { sha } of space.readEach([...blobs, ...blobs].map(({ sha }) => sha))) read.push(sha);
    expect(read).toEqual(blobs.map(({ sha }) => sha));
    expect(reads.map(({ length }) => length)).toEqual([2, 2]);
  });

  it('[RELAY-56] takes no other object under a name that is taken', () => {
    const { space } = spaceWith();
    const object = blob('x');
    space.stage(object);
    space.stage({ ...object });
    expect(() => space.stage({ ...object, data: Buffer.from('y') })).toThrow('Another object has this name');
    expect(() => space.stage({ ...object, kind: 'tree' })).toThrow('Another object has this name');
  });

  it('follows no handle through more than 32 trees, and none that is no text', async () => {
    const { space } = spaceWith();
    const sha = '0'.repeat(40);
    for (const handle of [`${sha}/${'x/'.repeat(40)}`, `${sha}/\ud800`, 'x', `${sha}/x`])
      await expect(space.resolveHandle(handle)).rejects.toMatchObject({ code: 'object/unknown' });
  });
});

describe('[RELAY-54] stageSummaryTree', () => {
  it('takes 2000 entries and no more, however they are nested', async () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        path: `${i}`,
        type: 'blob',
        value: { content: 'x', encoding: 'utf-8' },
      }));
    const nested = (count: number) => [
      { path: 'a', type: 'tree', value: { entries: entries(count) } },
      { path: 'b', type: 'tree', value: { entries: entries(count) } },
    ];
    await expect(stageSummaryTree(spaceWith().space, nested(999))).resolves.toMatch(/^[0-9a-f]{40}$/);
    await expect(stageSummaryTree(spaceWith().space, nested(1_000))).rejects.toEqual(TOO_LARGE);
  });
});
