import type * as git from '@fluidframework/gitresources';
import { GitManager, type IHistorian } from '@fluidframework/server-services-client';
import { RelayError } from '../errors.ts';
import type { RelayStore } from '../store/port.ts';
import { ObjectSpace } from './objectSpace.ts';
import {
  checkObject,
  decodeCommit,
  encodeCommit,
  encodeTree,
  notFound,
  SHA_PATTERN,
  type TreeEntry,
} from './objects.ts';

/**
 * The summary lambda's view of a document's objects, in the terms of the Fluid server's git interface. A summary whose blobs
 * have more bytes than that is refused.
 */
export function gitManagerOf(
  store: RelayStore,
  documentId: string,
  now: () => number,
  summaryBytes = Number.MAX_SAFE_INTEGER,
): GitManager {
  return new GitManager(new Historian(store, new ObjectSpace(store, documentId, now), summaryBytes));
}

/** Rejects unless all blobs are there, whole, and no larger in all than a summary may be. */
export async function assertThere(
  space: ObjectSpace,
  blobs: readonly string[],
  summaryBytes: number,
): Promise<void> {
  const sizes = [...(await space.sizesOf(blobs)).values()];
  if (sizes.reduce((sum, bytes) => sum + bytes, 0) > summaryBytes) {
    throw new RelayError('limit/size', 'The summary is too large.');
  }
  // Each is checked as it is read.
  for await (const _blob of space.readEach(blobs));
}

type CreateRef = git.ICreateRefParams;
type PatchRef = git.IPatchRefParams;

class Historian implements IHistorian {
  readonly endpoint = '';
  readonly #store: RelayStore;
  readonly #space: ObjectSpace;
  readonly #summaryBytes: number;

  constructor(store: RelayStore, space: ObjectSpace, summaryBytes: number) {
    this.#store = store;
    this.#space = space;
    this.#summaryBytes = summaryBytes;
  }

  async getBlob(sha: string): Promise<git.IBlob> {
    const { data } = await this.#space.read(sha, 'blob');
    return {
      sha,
      url: '',
      size: data.byteLength,
      content: Buffer.from(data).toString('base64'),
      encoding: 'base64',
    };
  }

  async createBlob({ content, encoding }: git.ICreateBlobParams): Promise<git.ICreateBlobResponse> {
    return {
      sha: this.#space.stageBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf-8')),
      url: '',
    };
  }

  async createTree({ tree }: git.ICreateTreeParams): Promise<git.ITree> {
    const sha = this.#space.stage(
      encodeTree(tree.map(({ path, mode, sha, type }) => treeEntry(path, mode, sha, type))),
    );
    return this.getTree(sha, false);
  }

  async getTree(sha: string, recursive: boolean): Promise<git.ITree> {
    const entries = recursive
      ? (await this.#space.walk(sha)).map(({ fullPath, ...entry }) => ({ ...entry, path: fullPath }))
      : await this.#space.entries(sha);
    return { sha, url: '', tree: entries.map((entry) => ({ ...entry, size: 0, url: '' })) };
  }

  async getContent(path: string, ref: string): Promise<git.IBlob> {
    return this.getBlob(await this.#space.resolveHandle(`${ref}/${path}`));
  }

  /**
   * Writes everything staged. Clients skip a blob that its twin is still uploading, so trees may come before their
   * blobs: whether all is there is checked here, and not with each tree.
   */
  async createCommit({ tree, parents, message, author }: git.ICreateCommitParams): Promise<git.ICommit> {
    const blobs = (await this.#space.walk(tree))
      .filter((entry) => entry.type === 'blob')
      .map((entry) => entry.sha);
    await assertThere(this.#space, blobs, this.#summaryBytes);
    const sha = this.#space.stage(encodeCommit({ tree, parents, message, author }));
    await this.#space.flush();
    return this.getCommit(sha);
  }

  async getCommit(sha: string): Promise<git.ICommit> {
    const { author, message, tree, parents } = decodeCommit(await this.#space.read(sha, 'commit'));
    return {
      sha,
      url: '',
      author,
      committer: author,
      message,
      tree: { sha: tree, url: '' },
      parents: parents.map((parent) => ({ sha: parent, url: '' })),
    };
  }

  async getCommits(shaOrDocument: string, count: number): Promise<git.ICommitDetails[]> {
    return listCommits(this.#store, this.#space, shaOrDocument, count);
  }

  async getRef(): Promise<git.IRef | null> {
    const document = await this.#store.readDocument(this.#space.documentId);
    return document ? refTo(document.head) : null;
  }

  async createRef({ sha }: CreateRef): Promise<git.IRef> {
    await this.#store.setHead(this.#space.documentId, sha);
    return refTo(sha);
  }

  async updateRef(_ref: string, { sha }: PatchRef): Promise<git.IRef> {
    await this.#store.setHead(this.#space.documentId, sha);
    return refTo(sha);
  }

  getRefs = unused;
  deleteRef = unused;
  createTag = unused;
  getTag = unused;
  createSummary = unused;
  deleteSummary = unused;
  getSummary = unused;
  getHeader = unused;
  getFullTree = unused;
}

/** The latest commits of a document, newest first; trimmed ancestors end the list. */
export async function listCommits(
  store: RelayStore,
  space: ObjectSpace,
  shaOrDocument: string,
  count: number,
): Promise<git.ICommitDetails[]> {
  const found: git.ICommitDetails[] = [];
  let sha = SHA_PATTERN.test(shaOrDocument)
    ? shaOrDocument
    : (await store.readDocument(space.documentId))?.head;
  while (sha !== undefined && found.length < count) {
    const object = await store.readObject(space.documentId, sha);
    if (!object) break;
    checkObject(object);
    const { author, message, tree, parents } = decodeCommit(object);
    found.push({
      sha,
      url: '',
      parents: parents.map((parent) => ({ sha: parent, url: '' })),
      commit: { url: '', author, committer: author, message, tree: { sha: tree, url: '' } },
    });
    [sha] = parents;
  }
  return found;
}

function treeEntry(path: string, mode: string, sha: string, type: string): TreeEntry {
  if (type !== 'blob' && type !== 'tree' && type !== 'commit') throw notFound('kind of tree entry');
  return { path, mode, sha, type };
}

const refTo = (sha: string): git.IRef => ({
  ref: 'refs/heads/main',
  url: '',
  object: { sha, type: 'commit', url: '' },
});

async function unused(): Promise<never> {
  throw new Error('The relay does not offer this part of the git interface.');
}
