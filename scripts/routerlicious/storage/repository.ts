/**
 * What gitrest does for one document: blobs, trees, commits, and summaries that come and go whole. A summary's tree is kept as
 * it is sent; a client's part of it stands under `.app`.
 */

import { RelayError } from '../../../src/relay/errors.ts';
import {
  type Commit,
  decodeCommit,
  decodeTree,
  encodeCommit,
  encodeTree,
  notFound,
  objectOf,
  SHA_PATTERN,
  type TreeEntry,
} from '../../../src/relay/git/objects.ts';
import { decodeContent } from '../../../src/relay/git/summaryUpload.ts';
import type { StoredObject } from '../../../src/relay/store/port.ts';
import type { DocumentOf, ObjectStore } from './objectStore.ts';

const MODES = { blob: '100644', tree: '040000', commit: '160000' } as const;
const DEPTH_MAX = 64;

interface SummaryEntry {
  readonly path: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly id?: string;
  readonly value?: {
    readonly entries?: readonly SummaryEntry[];
    readonly content?: string;
    readonly encoding?: string;
  };
}

export interface SummaryUpload {
  readonly type: 'container' | 'channel';
  readonly message?: string;
  readonly entries?: readonly SummaryEntry[];
}

export interface CommitInput extends Pick<Commit, 'tree' | 'parents' | 'message' | 'author'> {}

export class Repository {
  readonly #store: ObjectStore;
  readonly #document: DocumentOf;

  constructor(store: ObjectStore, document: DocumentOf) {
    this.#store = store;
    this.#document = document;
  }

  blob(sha: string) {
    const { data } = this.#read(sha, 'blob');
    const content = Buffer.from(data).toString('base64');
    return { sha, url: '', size: data.byteLength, content, encoding: 'base64' as const };
  }

  createBlob(content: unknown, encoding: unknown) {
    const blob = objectOf('blob', decodeContent(content, encoding));
    this.#store.put(this.#document, [blob]);
    return { sha: blob.sha, url: '' };
  }

  tree(sha: string, recursive: boolean) {
    const entries = recursive ? this.#walk(sha) : this.#entries(sha);
    return { sha, url: '', tree: entries.map((entry) => ({ ...entry, size: 0, url: '' })) };
  }

  createTree(entries: readonly TreeEntry[]) {
    const tree = encodeTree(entries.map(({ path, mode, type, sha }) => ({ path, mode, type, sha })));
    this.#store.put(this.#document, [tree]);
    return this.tree(tree.sha, false);
  }

  commit(sha: string) {
    const { author, message, tree, parents } = decodeCommit(this.#read(sha, 'commit'));
    return {
      ...{ sha, url: '', author, committer: author, message, tree: { sha: tree, url: '' } },
      parents: parents.map((parent) => ({ sha: parent, url: '' })),
    };
  }

  createCommit({ tree, parents, message, author }: CommitInput) {
    const commit = encodeCommit({ tree, parents, message, author });
    this.#store.put(this.#document, [commit]);
    return this.commit(commit.sha);
  }

  /** Newest first, from a commit or from the document's head. */
  commits(from: string, count: number) {
    const found = [];
    let sha = SHA_PATTERN.test(from) ? from : this.#store.head(this.#document);
    while (sha !== undefined && found.length < count) {
      const { parents, ...commit } = this.commit(sha);
      found.push({ sha, url: '', parents, commit });
      sha = parents[0]?.sha;
    }
    return found;
  }

  get head() {
    const sha = this.#store.head(this.#document);
    if (sha === undefined) throw notFound('reference');
    return {
      ref: `refs/heads/${this.#document.documentId}`,
      url: '',
      object: { sha, type: 'commit', url: '' },
    };
  }

  setHead(sha: string) {
    this.#read(sha, 'commit');
    this.#store.put(this.#document, [], sha);
    return this.head;
  }

  contentAt(path: string, ref: string) {
    return this.blob(this.#resolve(`${ref}/${path}`));
  }

  /** A container's summary is committed and becomes the head; a channel's waits for the service to name it in one. */
  putSummary({ type, message = 'Summary', entries = [] }: SummaryUpload, at: Date): { readonly id: string } {
    const objects: StoredObject[] = [];
    const tree = this.#stage(entries, objects, 0);
    if (type === 'channel') {
      this.#store.put(this.#document, objects);
      return { id: tree };
    }
    const head = this.#store.head(this.#document);
    const author = { name: 'Summary', email: 'summary@localhost', date: at.toISOString() };
    const commit = encodeCommit({ tree, parents: head === undefined ? [] : [head], message, author });
    this.#store.put(this.#document, [...objects, commit], commit.sha);
    return { id: commit.sha };
  }

  summary(asked: string) {
    const id = asked === 'latest' ? this.head.object.sha : asked;
    const all = this.#walk(this.commit(id).tree.sha);
    const entries = all.map(({ type, path, sha }) =>
      type === 'blob' ? { type, path, id: sha } : { type: 'tree', path },
    );
    const blobs = new Set(all.filter(({ type }) => type === 'blob').map(({ sha }) => sha));
    return {
      id,
      // Clients and services read the number from the summary's own attributes.
      trees: [{ id, entries, sequenceNumber: -1 }],
      blobs: [...blobs].map((sha) => {
        const { content, encoding, size } = this.blob(sha);
        return { id: sha, content, encoding, size };
      }),
    };
  }

  remove(): void {
    this.#store.remove(this.#document);
  }

  #stage(entries: readonly SummaryEntry[], objects: StoredObject[], depth: number): string {
    if (depth > DEPTH_MAX) throw new RelayError('limit/size', 'The summary is too deep.');
    const tree = encodeTree(
      entries.map(({ path, type, id, value }) => ({
        ...({ path, type: type === 'blob' ? type : 'tree' } as const),
        mode: type === 'blob' ? MODES.blob : MODES.tree,
        sha:
          id !== undefined
            ? this.#resolve(id)
            : type === 'blob'
              ? staged(objects, objectOf('blob', decodeContent(value?.content, value?.encoding)))
              : this.#stage(value?.entries ?? [], objects, depth + 1),
      })),
    );
    return staged(objects, tree);
  }

  /** A hash, or a path below one: a part of an earlier summary. A tree that was uploaded without `.app` takes paths with it, too. */
  #resolve(handle: string): string {
    const [root = '', ...path] = handle.split('/').filter((segment) => segment !== '');
    let sha = root;
    for (const segment of path) {
      const entries = this.#entries(sha);
      const entry = entries.find(
        ({ path: name }) => name === segment || name === encodeURIComponent(segment),
      );
      if (!entry && !(segment === '.app' && sha === root)) throw notFound('summary handle');
      sha = entry?.sha ?? sha;
    }
    const object = this.#store.read(this.#document, sha);
    return object.kind === 'commit' ? decodeCommit(object).tree : sha;
  }

  /** Of a tree, or of the tree of a commit. */
  #entries(sha: string): TreeEntry[] {
    const object = this.#store.read(this.#document, sha);
    return object.kind === 'commit' ? this.#entries(decodeCommit(object).tree) : decodeTree(object);
  }

  #walk(sha: string, prefix = '', depth = 0): TreeEntry[] {
    if (depth > DEPTH_MAX) throw new RelayError('limit/size', 'The summary is too deep.');
    return this.#entries(sha).flatMap((entry) => {
      const path = `${prefix}${entry.path}`;
      const below = entry.type === 'tree' ? this.#walk(entry.sha, `${path}/`, depth + 1) : [];
      return [{ ...entry, path }, ...below];
    });
  }

  #read(sha: string, kind: StoredObject['kind']): StoredObject {
    const object = this.#store.read(this.#document, sha);
    if (object.kind !== kind) throw notFound(kind);
    return object;
  }
}

function staged(objects: StoredObject[], object: StoredObject): string {
  objects.push(object);
  return object.sha;
}
