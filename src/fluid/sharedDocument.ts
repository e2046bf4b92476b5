/** A document in the Fluid service, whatever it holds: make it, open it, follow it, leave it without losing an edit. */
import { AzureClient, type IAzureAudience, type ITokenProvider } from '@fluidframework/azure-client';
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
import { nameOpener } from '../shared/sealedName.ts';
import { type Connection, type Refusal, watchConnection } from './connection.ts';
import { type Observable, Subject } from './observable.ts';
import { type Person, watchPeople } from './people.ts';

/** Oldest release of Fluid whose clients may meet in one document. */
const COLLABORATES_FROM = '2.100.0';

export interface FluidEndpoint {
  /** `remote`: a service with discovery, such as the product's own relay. `local`: one without. */
  readonly type: 'remote' | 'local';
  /** Absolute. */
  readonly endpoint: string;
  readonly tenantId: string;
}

export interface DocumentServices {
  readonly fluid: FluidEndpoint;
  readonly tokens: ITokenProvider;
  readonly readOnly: boolean;
  /** Opens people's names; missing where they are not sealed. */
  readonly nameKey?: string | undefined;
  /** This device's clock, milliseconds. */
  readonly nowMs: () => number;
}

/** What a kind of document holds: one tree. */
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
  /** Grows with every change of the contents, one's own and others'. */
  readonly revision: Observable<number>;
  readonly connection: Observable<Connection>;
  readonly saved: Observable<boolean>;
  readonly people: Observable<readonly Person[]>;
  /** Waits until every edit is acknowledged; false if that took longer than `timeoutMs`. */
  readonly flush: (timeoutMs: number) => Promise<boolean>;
  /** Ends the connection. An edit that was not acknowledged is lost: `flush` first. */
  readonly close: () => void;
}

export interface SharedDocument<Root> extends LiveDocument {
  readonly root: Root;
}

/** The document was written by a later release, whose contents this one cannot read. */
export class NewerDocumentError extends Error {
  override readonly name = 'NewerDocumentError';
}

/** The service has no room to keep a document in. */
export class ServiceFullError extends Error {
  override readonly name = 'ServiceFullError';
}

/**
 * Makes a document with this root in it. The tree is initialised before the document is attached: a fresh loader that
 * came between the two would initialise it as well, and its edits would vanish.
 */
export async function createDocument<Root extends TreeNode>(
  contents: Contents<Root>,
  services: DocumentServices,
  root: Root,
): Promise<SharedDocument<Root>> {
  const { client, refusal } = clientFor(services);
  const schema = schemaOf(contents);
  const { container, services: live } = await client.createContainer(schema, COLLABORATES_FROM);
  const view = viewIn(container, contents);
  view.initialize(root);
  try {
    const documentId = await Promise.race([container.attach(), untilNotStoring(refusal)]);
    return follow(documentId, container, live.audience, view, refusal, services);
  } catch (error) {
    container.dispose();
    throw error;
  }
}

/** Rejects once the service has no room: Fluid would go on trying without a word. */
function untilNotStoring(refusal: Subject<Refusal | undefined>): Promise<never> {
  return new Promise((_, reject) => {
    const stop = refusal.subscribe(() => {
      if (refusal.get() !== 'notStoring') return;
      stop();
      reject(new ServiceFullError('the Fluid service has no room for another document'));
    });
  });
}

/** Opens a document. It may not be up to date yet: counting and deciding wait for `connection` to be `live`. */
export async function openDocument<Root extends TreeNode>(
  contents: Contents<Root>,
  services: DocumentServices,
  documentId: string,
): Promise<SharedDocument<Root>> {
  const { client, refusal } = clientFor(services);
  const schema = schemaOf(contents);
  const { container, services: live } = await client.getContainer(documentId, schema, COLLABORATES_FROM);
  const view = viewIn(container, contents);
  // A meeting that began with an earlier release gets the fields that have come since, unless somebody has given it
  // them already: what is loaded first may be older than that.
  const isOld = () => !view.compatibility.canView && view.compatibility.canUpgrade;
  if (isOld()) await caughtUp(container, CATCH_UP_TIMEOUT_MS);
  if (isOld() && !services.readOnly) view.upgradeSchema();
  if (!view.compatibility.canView) {
    container.dispose();
    throw new NewerDocumentError('this document needs a newer version of the app');
  }
  return follow(documentId, container, live.audience, view, refusal, services);
}

/** Resolves when the container knows what others have done, or after `timeoutMs` without that. */
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

/** Whether the contents can be read: they cannot once somebody has changed their shape, see `follow`. */
export function isReadable(root: TreeNode): boolean {
  return Tree.status(root) !== TreeStatus.Deleted;
}

function schemaOf({ name }: { readonly name: string }): ContainerSchema {
  return { initialObjects: { [name]: SharedTree } };
}

function viewIn<Root extends TreeNode>(container: IFluidContainer, contents: Contents<Root>): RootView<Root> {
  // The container was made or opened with the schema that has a tree under this name.
  return contents.viewIn(container.initialObjects[contents.name] as ITree);
}

const CATCH_UP_TIMEOUT_MS = 5_000;

const TURNED_AWAY = 'DeltaConnectionFailureToConnect';
/** Who is turned away for as long as this is turned away because there is no place, not because of a hurry. */
const TURNED_AWAY_S = 60;
const INSUFFICIENT_STORAGE = 507;

function isFull(retryAfterSeconds: unknown): boolean {
  return typeof retryAfterSeconds === 'number' && retryAfterSeconds >= TURNED_AWAY_S;
}

function clientFor({ fluid, tokens, readOnly }: DocumentServices): {
  client: AzureClient;
  refusal: Subject<Refusal | undefined>;
} {
  const { endpoint, tenantId } = fluid;
  const refusal = new Subject<Refusal | undefined>(undefined);
  const client = new AzureClient({
    connection:
      fluid.type === 'remote'
        ? { type: 'remote', endpoint, tenantId, tokenProvider: tokens }
        : { type: 'local', endpoint, tokenProvider: tokens },
    configProvider: {
      // Readers have no right to a write connection, which azure-client would ask for otherwise.
      getRawConfig: (name) =>
        readOnly && name === 'Fluid.Container.ForceWriteConnection' ? false : undefined,
    },
    // Fluid's own telemetry goes nowhere: it carries document ids and client ids. But it alone tells why the service
    // has turned this client away.
    logger: {
      send: (event) => {
        if (event.statusCode === INSUFFICIENT_STORAGE) refusal.set('notStoring');
        else if (event.eventName.endsWith(TURNED_AWAY))
          refusal.set(isFull(event.retryAfterSeconds) ? 'full' : undefined);
      },
    },
  });
  return { client, refusal };
}

function follow<Root extends TreeNode>(
  documentId: string,
  container: IFluidContainer,
  audience: IAzureAudience,
  view: RootView<Root>,
  refusal: Subject<Refusal | undefined>,
  { nowMs, nameKey }: DocumentServices,
): SharedDocument<Root> {
  const watch = watchConnection(container, refusal, nowMs);
  const here = watchPeople(audience, nameOpener(nameKey));
  const revision = new Subject(0);
  // The tree's root is set once, before attaching. It becomes another node only if a later release gives the document
  // fields that this one does not know: then all that was read from it is over, and it is opened again.
  const { root } = view;
  const stops = [
    Tree.on(root, 'treeChanged', () => revision.set(revision.get() + 1)),
    view.events.on('rootChanged', () => container.dispose()),
  ];

  return {
    documentId,
    root,
    revision,
    connection: watch.connection,
    saved: watch.saved,
    people: here.people,
    flush: (timeoutMs) => flushed(container, timeoutMs),
    close: () => {
      for (const stop of stops) stop();
      here.stop();
      watch.stop();
      view.dispose();
      container.dispose();
    },
  };
}

/** An edit is sent in the next microtask, so that even a clean-looking container is asked after one. */
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

/** Resolves when the document is up to date, or false after `timeoutMs`: nothing may wait for it for ever. */
export function whenLive(document: Pick<LiveDocument, 'connection'>, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => {
      const { state } = document.connection.get();
      if (state === 'live' || state === 'closed') finish(state === 'live');
    };
    const finish = (live: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(live);
    };
    const stop = document.connection.subscribe(check);
    const timer = setTimeout(() => finish(false), timeoutMs);
    check();
  });
}
