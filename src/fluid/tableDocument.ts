/** A table's document in the Fluid service: make one, open one, follow it, leave it without losing an edit. */
import { AzureClient, type IAzureAudience, type ITokenProvider } from '@fluidframework/azure-client';
import { type ContainerSchema, type IFluidContainer, SharedTree, Tree } from 'fluid-framework';
import { type Table, type TableTree, tableConfiguration } from '../domain/table/schema.ts';
import { type Connection, watchConnection } from './connection.ts';
import { type Observable, Subject } from './observable.ts';
import { type Person, watchPeople } from './people.ts';

const containerSchema = { initialObjects: { table: SharedTree } } satisfies ContainerSchema;

/** Oldest release of Fluid whose clients may meet in one document. */
const COLLABORATES_FROM = '2.100.0';

export interface FluidEndpoint {
  /** `remote`: a service with discovery, such as the product's own relay. `local`: one without. */
  readonly type: 'remote' | 'local';
  /** Absolute. */
  readonly endpoint: string;
  readonly tenantId: string;
}

export interface TableServices {
  readonly fluid: FluidEndpoint;
  readonly tokens: ITokenProvider;
  readonly readOnly: boolean;
  /** This device's clock, milliseconds. */
  readonly nowMs: () => number;
}

export interface TableDocument {
  readonly documentId: string;
  readonly table: Table;
  /** Grows with every change of the table, one's own and others'. */
  readonly revision: Observable<number>;
  readonly connection: Observable<Connection>;
  readonly saved: Observable<boolean>;
  readonly people: Observable<readonly Person[]>;
  /** Waits until every edit is acknowledged; false if that took longer than `timeoutMs`. */
  readonly flush: (timeoutMs: number) => Promise<boolean>;
  /** Ends the connection. An edit that was not acknowledged is lost: `flush` first. */
  readonly close: () => void;
}

/** The document was written by a later release, whose table this one cannot read. */
export class NewerTableError extends Error {
  override readonly name = 'NewerTableError';
}

/**
 * Makes a document with this table in it. The tree is initialised before the document is attached: a fresh loader
 * that came between the two would initialise it as well, and its edits would vanish.
 */
export async function createTableDocument(services: TableServices, table: Table): Promise<TableDocument> {
  const { client, full } = clientFor(services);
  const { container, services: live } = await client.createContainer(containerSchema, COLLABORATES_FROM);
  const tree = container.initialObjects.table.viewWith(tableConfiguration);
  tree.initialize(table);
  try {
    const documentId = await container.attach();
    return follow(documentId, container, live.audience, tree, full, services);
  } catch (error) {
    container.dispose();
    throw error;
  }
}

/** Opens a document. It may not be up to date yet: counting and deciding wait for `connection` to be `live`. */
export async function openTableDocument(services: TableServices, documentId: string): Promise<TableDocument> {
  const { client, full } = clientFor(services);
  const { container, services: live } = await client.getContainer(
    documentId,
    containerSchema,
    COLLABORATES_FROM,
  );
  const tree = container.initialObjects.table.viewWith(tableConfiguration);
  // A meeting that began with an earlier release gets the fields that have come since.
  if (!tree.compatibility.canView && tree.compatibility.canUpgrade && !services.readOnly)
    tree.upgradeSchema();
  if (!tree.compatibility.canView) {
    container.dispose();
    throw new NewerTableError('this table needs a newer version of the app');
  }
  return follow(documentId, container, live.audience, tree, full, services);
}

/** Who is turned away for as long as this is turned away because there is no place, not because of a hurry. */
const TURNED_AWAY_MS = 60_000;

function clientFor({ fluid, tokens, readOnly }: TableServices): {
  client: AzureClient;
  full: Subject<boolean>;
} {
  const { endpoint, tenantId } = fluid;
  const full = new Subject(false);
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
    // Fluid's own telemetry goes nowhere: it carries document ids and client ids. But it alone tells for how long the
    // service has turned this client away.
    logger: {
      send: ({ eventName, delay }) => {
        if (!eventName.endsWith('DeltaConnectionFailureToConnect')) return;
        if (typeof delay === 'number' && delay >= TURNED_AWAY_MS) full.set(true);
      },
    },
  });
  return { client, full };
}

function follow(
  documentId: string,
  container: IFluidContainer,
  audience: IAzureAudience,
  tree: TableTree,
  full: Subject<boolean>,
  { nowMs }: TableServices,
): TableDocument {
  const watch = watchConnection(container, full, nowMs);
  const here = watchPeople(audience);
  const revision = new Subject(0);
  // The tree's root is set once, before attaching, and never replaced.
  const stopListening = Tree.on(tree.root, 'treeChanged', () => revision.set(revision.get() + 1));

  return {
    documentId,
    table: tree.root,
    revision,
    connection: watch.connection,
    saved: watch.saved,
    people: here.people,
    flush: (timeoutMs) => flushed(container, timeoutMs),
    close: () => {
      stopListening();
      here.stop();
      watch.stop();
      tree.dispose();
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
export function whenLive(document: TableDocument, timeoutMs: number): Promise<boolean> {
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
