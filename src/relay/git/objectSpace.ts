import { setImmediate as nextTurn } from 'node:timers/promises';
import { RelayError } from '../errors.ts';
import type { ObjectKind, RelayStore, StoredObject } from '../store/port.ts';
import {
  checkObject,
  decodeCommit,
  decodeTree,
  notFound,
  objectOf,
  SHA_PATTERN,
  type TreeEntry,
} from './objects.ts';

/** A decoded tree, by its entries' paths. */
type Tree = ReadonlyMap<string, TreeEntry>;

export interface FlatEntry extends TreeEntry {
  /** From the root, with slashes. */
  readonly fullPath: string;
}

const KIB = 1024;
const MIB = 1024 * KIB;
/**
 * Of one summary. Measured with this product, after a long meeting: 60 entries, 7 levels, paths of 3 kB in all. Trees and
 * blobs have hashes for names, so a small upload can name a large part of itself again and again: what it comes to is
 * counted before anything is expanded.
 */
export const ENTRIES_MAX = 2_000;
export const DEPTH_MAX = 32;
const PATHS_MAX_CHARS = 512 * KIB;
/** Of all trees that one request, or the tidying of one document, looks into. Measured: 20 kB. */
const TREES_MAX_BYTES = 8 * MIB;
/** What is read, or hashed, in one turn of the event loop: some milliseconds. */
const BYTES_PER_TURN = 1 * MIB;

/**
 * The objects of one document, with those not yet written. New objects are kept here and go to the database together,
 * in one transaction, so that a summary is never half there.
 */
export class ObjectSpace {
  readonly documentId: string;
  readonly #store: RelayStore;
  readonly #now: () => number;
  readonly #staged = new Map<string, StoredObject>();
  /** Decoded once each, by name. */
  readonly #trees = new Map<string, Tree>();
  #treeBytes = 0;
  #bytesThisTurn = 0;

  constructor(store: RelayStore, documentId: string, now: () => number) {
    this.#store = store;
    this.documentId = documentId;
    this.#now = now;
  }

  /** Hashes can be made to meet: an object with the name of another one is refused. */
  stage(object: StoredObject): string {
    const known = this.#staged.get(object.sha);
    if (known && !isSame(known, object)) throw sameName();
    this.#staged.set(object.sha, object);
    return object.sha;
  }

  stageBlob(data: Uint8Array): string {
    return this.stage(objectOf('blob', data));
  }

  get staged(): readonly StoredObject[] {
    return [...this.#staged.values()];
  }

  async flush(): Promise<void> {
    const objects = this.staged;
    this.#staged.clear();
    try {
      await this.#store.putObjects(this.documentId, objects, this.#now());
    } catch (error) {
      throw error instanceof RelayError && error.code === 'store/conflict' ? sameName() : error;
    }
  }

  async read(sha: string, kind: ObjectKind): Promise<StoredObject> {
    const object = await this.#find(sha);
    if (object?.kind !== kind) throw notFound(kind);
    return object;
  }

  /** Each once, in the order asked for, checked; rejects if one is missing. Holds some of them at a time. */
  async *readEach(shas: readonly string[]): AsyncGenerator<StoredObject> {
    for (const page of pagesOf(await this.sizesOf(shas))) {
      const stored = await this.#readStored(page);
      for (const sha of page) {
        const object = this.#staged.get(sha) ?? stored.get(sha);
        if (!object) throw notFound('object');
        await this.#spend(object.data.byteLength);
        checkObject(object);
        yield object;
      }
    }
  }

  /** Bytes of each of the objects, in the order asked for; rejects if one is missing. */
  async sizesOf(shas: readonly string[]): Promise<Map<string, number>> {
    const distinct = [...new Set(shas)];
    const unstaged = distinct.filter((sha) => !this.#staged.has(sha));
    const stored = unstaged.length > 0 ? await this.#store.objectSizes(this.documentId, unstaged) : new Map();
    return new Map(
      distinct.map((sha) => {
        const bytes = this.#staged.get(sha)?.data.byteLength ?? stored.get(sha);
        if (bytes === undefined) throw notFound('object');
        return [sha, bytes];
      }),
    );
  }

  /** The entries of a tree, or of the tree of a commit. */
  async entries(sha: string): Promise<TreeEntry[]> {
    return [...(await this.#tree(sha)).values()];
  }

  /** All entries below a tree or commit, parents before children; one query for each level. */
  async walk(sha: string): Promise<FlatEntry[]> {
    const found: FlatEntry[] = [];
    let pathChars = 0;
    let level = (await this.entries(sha)).map((entry) => ({ ...entry, fullPath: entry.path }));
    for (let depth = 0; level.length > 0; depth += 1) {
      found.push(...level);
      const parents = level.filter((entry) => entry.type === 'tree');
      if (depth > DEPTH_MAX) throw tooLarge();
      await this.#readTrees(parents.map((entry) => entry.sha));
      const children = parents.map(({ fullPath, sha: name }) => ({ fullPath, tree: this.#treeRead(name) }));
      const count = children.reduce((sum, { tree }) => sum + tree.size, found.length);
      if (count > ENTRIES_MAX) throw tooLarge();
      for (const { fullPath, tree } of children)
        for (const path of tree.keys()) pathChars += fullPath.length + 1 + path.length;
      if (pathChars > PATHS_MAX_CHARS) throw tooLarge();
      level = children.flatMap(({ fullPath, tree }) =>
        [...tree.values()].map((entry) => ({ ...entry, fullPath: `${fullPath}/${entry.path}` })),
      );
    }
    return found;
  }

  /**
   * The object a summary handle names: a hash, or `<commit>/.app/<path>` for a part of an earlier summary that has not
   * changed. Summaries are stored without the level `.app`.
   */
  async resolveHandle(handle: string): Promise<string> {
    const [root = '', ...segments] = handle.split('/', DEPTH_MAX + 3);
    if (!SHA_PATTERN.test(root) || !handle.isWellFormed()) throw notFound('summary handle');
    const path = segments.filter((segment, i) => segment !== '' && !(i === 0 && segment === '.app'));
    if (path.length > DEPTH_MAX) throw notFound('summary handle');
    let sha = root;
    for (const segment of path) {
      const tree = await this.#tree(sha);
      const entry = tree.get(segment) ?? tree.get(encodeURIComponent(segment));
      if (!entry) throw notFound('summary handle');
      sha = entry.sha;
    }
    return sha;
  }

  async #tree(sha: string): Promise<Tree> {
    const known = this.#trees.get(sha);
    if (known) return known;
    const object = await this.#find(sha);
    if (!object) throw notFound('tree');
    if (object.kind === 'commit') return this.#tree(decodeCommit(object).tree);
    await this.#spend(object.data.byteLength);
    return this.#decode(object);
  }

  async #readTrees(shas: readonly string[]): Promise<void> {
    const unknown = shas.filter((sha) => !this.#trees.has(sha));
    for await (const object of this.readEach(unknown)) this.#decode(object);
  }

  /** One of those that have been read. */
  #treeRead(sha: string): Tree {
    const tree = this.#trees.get(sha);
    if (!tree) throw notFound('tree');
    return tree;
  }

  #decode(object: StoredObject): Tree {
    this.#treeBytes += object.data.byteLength;
    if (this.#treeBytes > TREES_MAX_BYTES) throw tooLarge();
    const tree = new Map(decodeTree(object).map((entry) => [entry.path, entry]));
    this.#trees.set(object.sha, tree);
    return tree;
  }

  /** Lets others be answered after each so many bytes. */
  async #spend(bytes: number): Promise<void> {
    this.#bytesThisTurn += bytes;
    if (this.#bytesThisTurn < BYTES_PER_TURN) return;
    this.#bytesThisTurn = 0;
    await nextTurn();
  }

  async #readStored(shas: readonly string[]): Promise<Map<string, StoredObject>> {
    const unstaged = shas.filter((sha) => !this.#staged.has(sha));
    const stored = unstaged.length > 0 ? await this.#store.readObjects(this.documentId, unstaged) : [];
    return new Map(stored.map((object) => [object.sha, object]));
  }

  async #find(sha: string): Promise<StoredObject | undefined> {
    const staged = this.#staged.get(sha);
    if (staged) return staged;
    const object = await this.#store.readObject(this.documentId, sha);
    if (object) checkObject(object);
    return object;
  }
}

/** So many at a time that they have no more bytes than are read in one turn. */
function pagesOf(sizes: ReadonlyMap<string, number>): string[][] {
  const pages: string[][] = [];
  let left = 0;
  for (const [sha, bytes] of sizes) {
    const page = pages.at(-1);
    if (page && bytes <= left) page.push(sha);
    else pages.push([sha]);
    left = (page && bytes <= left ? left : BYTES_PER_TURN) - bytes;
  }
  return pages;
}

const isSame = (a: StoredObject, b: StoredObject): boolean =>
  a.kind === b.kind && Buffer.from(a.data).equals(b.data);

const sameName = (): RelayError => new RelayError('request/invalid', 'Another object has this name.');

const tooLarge = (): RelayError =>
  new RelayError('limit/size', 'The summary is too deep or has too many parts.');
