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

export interface FlatEntry extends TreeEntry {
  /** From the root, with slashes. */
  readonly fullPath: string;
}

/** Trees deeper than this are not made by any client. */
const DEPTH_MAX = 100;
const ENTRIES_MAX = 100_000;

/**
 * The objects of one document, with those not yet written. New objects are kept here and go to the database together,
 * in one transaction, so that a summary is never half there.
 */
export class ObjectSpace {
  readonly documentId: string;
  readonly #store: RelayStore;
  readonly #now: () => number;
  readonly #staged = new Map<string, StoredObject>();

  constructor(store: RelayStore, documentId: string, now: () => number) {
    this.#store = store;
    this.documentId = documentId;
    this.#now = now;
  }

  stage(object: StoredObject): string {
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
    await this.#store.putObjects(this.documentId, objects, this.#now());
  }

  async read(sha: string, kind: ObjectKind): Promise<StoredObject> {
    const object = await this.#find(sha);
    if (object?.kind !== kind) throw notFound(kind);
    return object;
  }

  /** In the order asked for; rejects if one is missing. */
  async readAll(shas: readonly string[]): Promise<StoredObject[]> {
    const missing = [...new Set(shas.filter((sha) => !this.#staged.has(sha)))];
    const stored = new Map(
      (missing.length > 0 ? await this.#store.readObjects(this.documentId, missing) : []).map((o) => [
        o.sha,
        o,
      ]),
    );
    return shas.map((sha) => {
      const object = this.#staged.get(sha) ?? stored.get(sha);
      if (!object) throw notFound('object');
      checkObject(object);
      return object;
    });
  }

  /** The entries of a tree, or of the tree of a commit. */
  async entries(sha: string): Promise<TreeEntry[]> {
    const object = await this.#find(sha);
    if (!object) throw notFound('tree');
    return object.kind === 'commit' ? this.entries(decodeCommit(object).tree) : decodeTree(object);
  }

  /** All entries below a tree or commit, parents before children; one query for each level. */
  async walk(sha: string): Promise<FlatEntry[]> {
    const found: FlatEntry[] = [];
    let level = (await this.entries(sha)).map((entry) => ({ ...entry, fullPath: entry.path }));
    for (let depth = 0; level.length > 0; depth += 1) {
      found.push(...level);
      if (depth > DEPTH_MAX || found.length > ENTRIES_MAX) {
        throw new RelayError('limit/size', 'The summary is too deep or has too many parts.');
      }
      const parents = level.filter((entry) => entry.type === 'tree');
      const trees = await this.readAll(parents.map((entry) => entry.sha));
      level = trees.flatMap((tree, i) =>
        decodeTree(tree).map((entry) => ({ ...entry, fullPath: `${parents[i]?.fullPath}/${entry.path}` })),
      );
    }
    return found;
  }

  /**
   * The object a summary handle names: a hash, or `<commit>/.app/<path>` for a part of an earlier summary that has not
   * changed. Summaries are stored without the level `.app`.
   */
  async resolveHandle(handle: string): Promise<string> {
    const [root = '', ...segments] = handle.split('/');
    if (!SHA_PATTERN.test(root)) throw notFound('summary handle');
    const path = segments.filter((segment, i) => segment !== '' && !(i === 0 && segment === '.app'));
    let sha = root;
    for (const segment of path) {
      const entries = await this.entries(sha);
      const entry =
        entries.find((e) => e.path === segment) ??
        entries.find((e) => e.path === encodeURIComponent(segment));
      if (!entry) throw notFound('summary handle');
      sha = entry.sha;
    }
    return sha;
  }

  async #find(sha: string): Promise<StoredObject | undefined> {
    const staged = this.#staged.get(sha);
    if (staged) return staged;
    const object = await this.#store.readObject(this.documentId, sha);
    if (object) checkObject(object);
    return object;
  }
}
