/**
 * Creates and opens containers of the Fluid service by the parts that azure-client is composed of: only the loader itself can
 * wait for all operations, and azure-client has no setting for a service with several addresses (decision 41).
 */
import type { AzureMember, IAzureAudience, ITokenProvider } from '@fluidframework/azure-client';
import { isIDeltaManagerFull } from '@fluidframework/container-definitions/internal';
import {
  type IContainer,
  type IContainerLoadMode,
  type ILoaderOptions,
  LoaderHeader,
} from '@fluidframework/container-definitions/legacy';
import { createDetachedContainer, loadExistingContainer } from '@fluidframework/container-loader/legacy';
import type {
  IClient,
  IDocumentDeltaStorageService,
  IDocumentService,
  IDocumentServiceFactory,
  IResolvedUrl,
  IUrlResolver,
} from '@fluidframework/driver-definitions/legacy';
import {
  createDOProviderContainerRuntimeFactory,
  createFluidContainer,
  createServiceAudience,
} from '@fluidframework/fluid-static/internal';
import { RouterliciousDocumentServiceFactory } from '@fluidframework/routerlicious-driver/internal';
import type { ContainerSchema, IFluidContainer } from 'fluid-framework';
import type { FluidAddress } from '../shared/fluidAddress.ts';
import { DocumentDamagedError, FluidFailures, isDataError } from './dataErrors.ts';
import { Subject } from './observable.ts';
import { relayCodeOf } from './relayError.ts';
import { failSilentWebSockets } from './silentWebSockets.ts';

failSilentWebSockets();

/** Oldest release of Fluid whose clients may meet in one document. */
const COLLABORATES_FROM = '2.100.0';

/** The addresses are absolute. */
export interface FluidEndpoint extends FluidAddress {
  /**
   * `remote`: a service with discovery, such as the product's own relay, unless it has an address for each of its parts.
   * `direct`: the same, without following its discovery. `local`: a service without discovery.
   */
  readonly type: 'remote' | 'direct' | 'local';
  readonly tenantId: string;
}

export interface ContainerServices {
  readonly fluid: FluidEndpoint;
  readonly tokens: ITokenProvider;
  readonly readOnly: boolean;
}

/** Why the service refuses this client, as far as it says. */
export type Refusal =
  /** All slots of the document are taken. */
  | 'full'
  /** The service has no room to store anything. */
  | 'notStoring';

export interface Held {
  readonly container: IFluidContainer;
  readonly audience: IAzureAudience;
  /** The service's last refusal of this client; cleared once the container is live. */
  readonly refusal: Subject<Refusal | undefined>;
  /** Operations that the container could not apply. */
  readonly failures: FluidFailures;
}

/** Creates a container that is not attached to the service yet. */
export async function makeContainer(schema: ContainerSchema, services: ContainerServices): Promise<Held> {
  const refusal = new Subject<Refusal | undefined>(undefined);
  const failures = new FluidFailures();
  const detached = await createDetachedContainer({
    ...loaderFor(schema, services, driverFor(services), loggerFor(refusal, failures)),
    codeDetails: CODE,
  });
  const container = await createFluidContainer({ container: detached });
  container.attach = async () => {
    await detached.attach({ url: NEW, headers: { [CREATE_NEW]: true } });
    const id = detached.resolvedUrl?.id;
    if (id === undefined) throw new TypeError('the new document has no id');
    return id;
  };
  return { container, audience: audienceOf(detached), refusal, failures };
}

/** `DriverHeader.createNew`, which is internal. */
const CREATE_NEW = 'createNew';
/** In the URL of a document that the service has not named yet. */
const NEW = 'new';

/**
 * Opens a container, with every operation that the service had when it was asked.
 * @throws DocumentDamagedError
 */
export async function loadContainer(
  schema: ContainerSchema,
  services: ContainerServices,
  documentId: string,
): Promise<Held> {
  const refusal = new Subject<Refusal | undefined>(undefined);
  const failures = new FluidFailures();
  const logger = loggerFor(refusal, failures);
  try {
    const container = await load(schema, services, documentId, { opsBeforeReturn: 'all' }, logger);
    return {
      container: await createFluidContainer({ container }),
      audience: audienceOf(container),
      refusal,
      failures,
    };
  } catch (error) {
    const { first } = failures;
    // The error that Fluid throws is not always the first one.
    if (!first && !isDataError(error)) throw error;
    const damage = { sequenceNumber: first?.sequenceNumber, participant: undefined };
    throw new DocumentDamagedError(documentId, damage, { cause: error });
  }
}

/**
 * Opens a container in the way of Fluid's own summarizing client. Its entry point is Fluid's summarizer and not its
 * content.
 */
export function loadForSummary(
  schema: ContainerSchema,
  services: ContainerServices,
  documentId: string,
): Promise<IContainer> {
  const headers = {
    [LoaderHeader.clientDetails]: { capabilities: { interactive: false }, type: 'summarizer' },
    [LoaderHeader.cache]: false,
    [LoaderHeader.reconnect]: false,
    // `DriverHeader.summarizingClient`, which is internal.
    'fluid-client-summarizer': true,
  };
  const logger = loggerFor(new Subject<Refusal | undefined>(undefined));
  return load(schema, services, documentId, { opsBeforeReturn: 'all' }, logger, { headers });
}

/** How a stored document is read. */
export interface StoredReading {
  /** Wraps the access to the log. */
  readonly through: (log: IDocumentDeltaStorageService) => IDocumentDeltaStorageService;
  /** Receives Fluid's telemetry. */
  readonly logger: FluidLogger;
}

/** Fluid's own telemetry. */
interface FluidLogger {
  send(event: { readonly eventName: string; readonly [property: string]: unknown }): void;
}

/** Opens a container as the service has stored it, without connecting: other clients do not see the reader. */
export async function loadStoredContainer(
  schema: ContainerSchema,
  services: ContainerServices,
  documentId: string,
  reading: StoredReading,
): Promise<IFluidContainer> {
  const mode: IContainerLoadMode = { opsBeforeReturn: 'all', deltaConnection: 'none' };
  const container = await load(schema, services, documentId, mode, reading.logger, { reading });
  return createFluidContainer({ container });
}

async function load(
  schema: ContainerSchema,
  services: ContainerServices,
  documentId: string,
  loadMode: IContainerLoadMode,
  logger: FluidLogger,
  { reading, headers }: { readonly reading?: StoredReading; readonly headers?: object } = {},
): Promise<IContainer> {
  const attempt = () => {
    const driver = driverFor(services);
    return loadExistingContainer({
      ...loaderFor(schema, services, reading ? storedDriver(driver, reading) : driver, logger),
      request: { url: documentId, headers: { ...headers, [LoaderHeader.loadMode]: loadMode } },
    });
  };
  const container = await attempt().catch((error: unknown) => {
    // The log was cut after this client had read the summary before: the summary that it was cut for has the rest.
    if (relayCodeOf(error) === 'document/trimmed') return attempt();
    throw error;
  });
  await allApplied(container, loadMode);
  return container;
}

/** What creating and opening have in common. */
function loaderFor(
  schema: ContainerSchema,
  services: ContainerServices,
  documentServiceFactory: IDocumentServiceFactory,
  logger: FluidLogger,
) {
  const options: ILoaderOptions = { client: clientFor(services) };
  return {
    urlResolver: resolverFor(services.fluid),
    documentServiceFactory,
    codeLoader: { load: async () => codeFor(schema) },
    options,
    configProvider: { getRawConfig: settingOf(services) },
    logger,
  };
}

/**
 * Fluid applies operations for some 50 ms at a time and goes on in a later turn. Its own wait, `opsBeforeReturn`, ends
 * with the first of these turns: on a slow device, or with a long log, with a part of the operations.
 * @throws the error that closed the container meanwhile
 */
async function allApplied(container: IContainer, { deltaConnection }: IContainerLoadMode): Promise<void> {
  const { deltaManager } = container;
  if (!isIDeltaManagerFull(deltaManager)) throw new TypeError('this container has no queue of operations');
  const { inbound } = deltaManager;
  if (inbound.idle) return;
  const applied = new Promise<void>((resolve, reject) => {
    inbound.once('idle', () => resolve());
    container.once('closed', (error) =>
      reject(error ?? new Error('the container was closed while it opened')),
    );
  });
  // Fluid leaves the queue of a container without connection paused.
  if (deltaConnection === 'none') inbound.resume();
  await applied;
}

function driverFor({ fluid, tokens }: ContainerServices): IDocumentServiceFactory {
  const { storageEndpoint, socketEndpoint } = fluid;
  return new SpreadingServiceFactory(tokens, {
    enableDiscovery: fluid.type === 'remote' && storageEndpoint === undefined && socketEndpoint === undefined,
    enableWholeSummaryUpload: fluid.type !== 'local',
  });
}

function storedDriver(driver: IDocumentServiceFactory, { through }: StoredReading): IDocumentServiceFactory {
  return {
    createContainer: (...args) => driver.createContainer(...args),
    createDocumentService: async (...args) => {
      const service = await driver.createDocumentService(...args);
      const connect = service.connectToDeltaStorage.bind(service);
      service.connectToDeltaStorage = async () => through(await connect());
      return service;
    },
  };
}

const CODE = { package: 'no-dynamic-package', config: {} };

function codeFor(schema: ContainerSchema) {
  const fluidExport = createDOProviderContainerRuntimeFactory({
    schema,
    minVersionForCollaboration: COLLABORATES_FROM,
  });
  return { module: { fluidExport }, details: CODE };
}

/**
 * Adds jitter to Fluid's own waits between attempts to connect, which are the same in every page: pages that lost the
 * connection together would return together each time.
 */
class SpreadingServiceFactory extends RouterliciousDocumentServiceFactory {
  override async createDocumentService(
    ...args: Parameters<RouterliciousDocumentServiceFactory['createDocumentService']>
  ): Promise<IDocumentService> {
    const service = await super.createDocumentService(...args);
    const connect = service.connectToDeltaStream.bind(service);
    let attempts = 0;
    service.connectToDeltaStream = async (client) => {
      if (attempts > 0) await wait(RECONNECT_SPREAD_MS * Math.random());
      attempts += 1;
      return connect(client);
    };
    return service;
  }
}

const RECONNECT_SPREAD_MS = 1_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The service takes the user from the token. A writer's own join shows, also on reconnect, that it is up to date. */
function clientFor({ readOnly }: ContainerServices): IClient {
  return {
    details: { capabilities: { interactive: true } },
    permission: [],
    scopes: [],
    user: { id: '' },
    mode: readOnly ? 'read' : 'write',
  };
}

function resolverFor(fluid: FluidEndpoint): IUrlResolver {
  const { endpoint, tenantId, type, storageEndpoint = endpoint, socketEndpoint } = fluid;
  const origin = new URL(endpoint).origin;
  const tenant = type === 'local' ? 'local' : tenantId;
  return {
    resolve: async ({ url: documentId, headers }): Promise<IResolvedUrl> => ({
      type: 'fluid',
      // The service names a new document.
      id: headers?.[CREATE_NEW] === true ? '' : documentId,
      url: `${origin}/${tenant}/${documentId}`,
      tokens: {},
      endpoints: {
        ordererUrl: origin,
        storageUrl: `${new URL(storageEndpoint).origin}/repos/${tenant}`,
        deltaStorageUrl: `${origin}/deltas/${tenant}/${documentId}`,
        ...(socketEndpoint !== undefined && { deltaStreamUrl: new URL(socketEndpoint).origin }),
      },
    }),
    getAbsoluteUrl: async ({ url }, relativeUrl) => `${url}/${relativeUrl}`,
  };
}

function audienceOf(container: IContainer): IAzureAudience {
  return createServiceAudience({
    container,
    createServiceMember: ({ user }: IClient): AzureMember => {
      const name: unknown = 'name' in user ? user.name : undefined;
      return { id: user.id, name: typeof name === 'string' ? name : '', connections: [] };
    },
  });
}

/** Fluid's settings where its defaults do not fit. Exported for its test. */
export function settingOf({ readOnly }: ContainerServices): (name: string) => boolean | undefined {
  return (name) => {
    switch (name) {
      // Readers have no right to a write connection.
      case 'Fluid.Container.ForceWriteConnection':
        return !readOnly;
      // Fluid would keep every operation of everybody for resuming from device storage, which this app does not
      // use.
      case 'Fluid.Container.enableOfflineFull':
        return false;
      default:
        return undefined;
    }
  };
}

const TURNED_AWAY = 'DeltaConnectionFailureToConnect';
/** A client told to wait this long is refused for lack of slots, not for its rate. */
const TURNED_AWAY_S = 60;
const INSUFFICIENT_STORAGE = 507;

/**
 * Drops Fluid's telemetry, which holds document ids and client ids, except for the reason of a refusal, which it
 * alone has.
 */
function loggerFor(refusal: Subject<Refusal | undefined>, failures = new FluidFailures()): FluidLogger {
  return {
    send: (event) => {
      failures.send(event);
      if (event.statusCode === INSUFFICIENT_STORAGE) refusal.set('notStoring');
      else if (event.eventName.endsWith(TURNED_AWAY))
        refusal.set(isFull(event.retryAfterSeconds) ? 'full' : undefined);
    },
  };
}

function isFull(retryAfterSeconds: unknown): boolean {
  return typeof retryAfterSeconds === 'number' && retryAfterSeconds >= TURNED_AWAY_S;
}
