/**
 * A document in the Fluid service, whatever its content: create, open, follow and close it without losing an edit.
 */
import {
  ConnectionState,
  type ContainerSchema,
  type IFluidContainer,
  type ITree,
  SharedTree,
  Tree,
  type TreeNode,
  TreeStatus,
  type TreeView,
} from 'fluid-framework';
import { type DecryptName, nameDecrypter } from '../shared/encryptedName.ts';
import { watchAuthor } from './author.ts';
import { type Connection, watchConnection } from './connection.ts';
import {
  type ContainerServices,
  type Held,
  loadContainer,
  makeContainer,
  type Refusal,
} from './containers.ts';
import { type DocumentDamage, damageOf, isDataError } from './dataErrors.ts';
import { type Observable, Subject } from './observable.ts';
import { type Person, watchPeople } from './people.ts';

export interface DocumentServices extends ContainerServices {
  /** Key of people's names; missing where they are not encrypted. */
  readonly nameKey?: string | undefined;
  /** Decrypts names in place of the key, for clients without one. */
  readonly decryptName?: DecryptName | undefined;
  /** This device's clock, milliseconds. */
  readonly nowMs: () => number;
}

/** The content of a kind of document: one tree. */
export interface Contents<Root extends TreeNode> {
  /** The tree's name in the container; never changes. */
  readonly name: string;
  readonly viewIn: (tree: ITree) => RootView<Root>;
}

type RootView<Root> = Pick<TreeView<never>, 'compatibility' | 'events' | 'upgradeSchema' | 'dispose'> & {
  readonly root: Root;
  initialize(root: Root): void;
};

export interface LiveDocument {
  readonly documentId: string;
  /** Increases with every change of the content, by this client or others. */
  readonly revision: Observable<number>;
  /** Who made the change of the contents that is being told of; undefined for one's own, and where it is not known. */
  readonly changedBy: () => string | undefined;
  readonly connection: Observable<Connection>;
  readonly saved: Observable<boolean>;
  readonly people: Observable<readonly Person[]>;
  /** Set once this replica was closed by an operation that it cannot apply. */
  readonly damage: Observable<DocumentDamage | undefined>;
  /** Connects now instead of after Fluid's wait. Replaces a running attempt. */
  readonly reconnect: () => void;
  /** Waits until every edit is acknowledged; false if that took longer than `timeoutMs`. */
  readonly flush: (timeoutMs: number) => Promise<boolean>;
  /** Closes the connection. An edit that was not acknowledged is lost: call `flush` first. */
  readonly close: () => void;
}

export interface SharedDocument<Root> extends LiveDocument {
  readonly root: Root;
}

/** The document was written by a later release, and this one cannot read it. */
export class NewerDocumentError extends Error {
  override readonly name = 'NewerDocumentError';
}

/** The service has no room to store a document. */
export class ServiceFullError extends Error {
  override readonly name = 'ServiceFullError';
}

/**
 * Creates a document with this root. The tree is initialised before the document is attached: a fresh loader that
 * came between the two would initialise it as well, and its edits would vanish.
 */
export async function createDocument<Root extends TreeNode>(
  contents: Contents<Root>,
  services: DocumentServices,
  root: Root,
): Promise<SharedDocument<Root>> {
  const held = await makeContainer(schemaOf(contents), services);
  const { container, refusal } = held;
  const view = viewIn(container, contents);
  view.initialize(root);
  try {
    const documentId = await Promise.race([container.attach(), untilNotStoring(refusal)]);
    return follow(documentId, held, treeOf(container, contents), view, services);
  } catch (error) {
    container.dispose();
    throw error;
  }
}

/** Rejects once the service has no room: Fluid would retry silently. */
function untilNotStoring(refusal: Subject<Refusal | undefined>): Promise<never> {
  return new Promise((_, reject) => {
    const stop = refusal.subscribe(() => {
      if (refusal.get() !== 'notStoring') return;
      stop();
      reject(new ServiceFullError('the Fluid service has no room for another document'));
    });
  });
}

/**
 * Opens a document with everything that the service held at the time of the request, for readers and writers alike.
 * Later changes follow; `connection` says whether they do.
 */
export async function openDocument<Root extends TreeNode>(
  contents: Contents<Root>,
  services: DocumentServices,
  documentId: string,
): Promise<SharedDocument<Root>> {
  const held = await loadContainer(schemaOf(contents), services, documentId);
  const { container } = held;
  const view = viewIn(container, contents);
  // A document of an earlier release gets the fields added since, unless another client adds them at the same
  // time.
  const isOld = () => !view.compatibility.canView && view.compatibility.canUpgrade;
  if (isOld()) await caughtUp(container, CATCH_UP_TIMEOUT_MS);
  if (isOld() && !services.readOnly) view.upgradeSchema();
  if (!view.compatibility.canView) {
    container.dispose();
    throw new NewerDocumentError('this document needs a newer version of the app');
  }
  return follow(documentId, held, treeOf(container, contents), view, services);
}

/** Resolves when the container is up to date, or after `timeoutMs`. */
function caughtUp(container: IFluidContainer, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (container.connectionState === ConnectionState.Connected) return resolve();
    const finish = () => {
      clearTimeout(timer);
      container.off('connected', finish);
      resolve();
    };
    const timer = setTimeout(finish, timeoutMs);
    container.on('connected', finish);
  });
}

/** Whether the content can be read: not after another client has changed its schema, see `follow`. */
export function isReadable(root: TreeNode): boolean {
  return Tree.status(root) !== TreeStatus.Deleted;
}

export function schemaOf({ name }: { readonly name: string }): ContainerSchema {
  return { initialObjects: { [name]: SharedTree } };
}

export function viewIn<Root extends TreeNode>(
  container: IFluidContainer,
  contents: Contents<Root>,
): RootView<Root> {
  return contents.viewIn(treeOf(container, contents));
}

/** The container was made or opened with the schema that has a tree under this name. */
function treeOf(container: IFluidContainer, { name }: { readonly name: string }): ITree {
  return container.initialObjects[name] as ITree;
}

const CATCH_UP_TIMEOUT_MS = 5_000;

function follow<Root extends TreeNode>(
  documentId: string,
  { container, audience, refusal, failures }: Held,
  tree: ITree,
  view: RootView<Root>,
  { nowMs, nameKey, decryptName = nameDecrypter(nameKey) }: DocumentServices,
): SharedDocument<Root> {
  const watch = watchConnection(container, refusal, nowMs);
  const here = watchPeople(audience, decryptName);
  const author = watchAuthor(tree, audience);
  const revision = new Subject(0);
  const damage = new Subject<DocumentDamage | undefined>(undefined);
  container.on('disposed', (error) => {
    if (isDataError(error)) damage.set(damageOf(failures, audience));
  });
  // The tree's root is set once, before attaching. It becomes another node only if a later release adds fields
  // that this one does not know: everything read from it is then invalid, and the document is reopened.
  const { root } = view;
  const stops = [
    Tree.on(root, 'treeChanged', () => revision.set(revision.get() + 1)),
    view.events.on('rootChanged', () => container.dispose()),
  ];

  return {
    documentId,
    root,
    revision,
    changedBy: author.current,
    connection: watch.connection,
    saved: watch.saved,
    people: here.people,
    damage,
    reconnect: () => {
      if (container.disposed) return;
      container.disconnect();
      container.connect();
    },
    flush: (timeoutMs) => flushed(container, timeoutMs),
    close: () => {
      for (const stop of stops) stop();
      author.stop();
      here.stop();
      watch.stop();
      // A tree that could not apply an operation throws on every call, also on this one.
      if (damage.get() === undefined) view.dispose();
      container.dispose();
    },
  };
}

/** An edit is sent in the next microtask, so the container is checked after one even if it looks clean. */
async function flushed(container: IFluidContainer, timeoutMs: number): Promise<boolean> {
  await Promise.resolve();
  if (!container.isDirty) return true;
  if (container.disposed) return false;
  return new Promise((resolve) => {
    const finish = (saved: boolean) => {
      clearTimeout(timer);
      container.off('saved', onSaved);
      container.off('disposed', onGone);
      resolve(saved);
    };
    const onSaved = () => finish(true);
    const onGone = () => finish(false);
    const timer = setTimeout(() => finish(false), timeoutMs);
    container.on('saved', onSaved);
    container.on('disposed', onGone);
  });
}
