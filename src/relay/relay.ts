import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkOfRequest } from '../shared/clientAddress.ts';
import { Metrics } from '../shared/metrics.ts';
import { LoadedDocuments } from './documents/loadedDocuments.ts';
import { Upkeep } from './documents/upkeep.ts';
import { RelayError } from './errors.ts';
import { baseUrlOf } from './http/baseUrl.ts';
import { operationRoutes } from './http/operationRoutes.ts';
import { relayRouter } from './http/relayRouter.ts';
import { type RelayOptions, type ResolvedRelayOptions, resolveOptions } from './options.ts';
import { closeServer, listen, type Place, placeOf } from './place.ts';
import { isReader, Shares } from './shares.ts';
import { admission } from './socket/admission.ts';
import { Gateway } from './socket/gateway.ts';
import { openStore } from './store/openStore.ts';
import type { RelayStore } from './store/port.ts';
import { silenceServerTelemetry } from './telemetry.ts';
import { Throttle } from './throttle.ts';
import { TokenVerifier } from './tokens/tokenVerifier.ts';

export interface Relay {
  /** Where it listens, for a relay with an address of its own. */
  readonly url: string | undefined;
  /** Ends the document's connections and removes every trace of it. False if there was no such document. */
  deleteDocument(id: string): Promise<boolean>;
  /** Prometheus' text format. No names, no ids. */
  metrics(): Promise<string>;
  /** Whether it can serve: the database answers and is ours, and it is not stopping. */
  ready(): Promise<boolean>;
  /** Trims logs and collects objects of all documents now, and not only at its time. */
  tidyUp(): Promise<void>;
  /** Stops taking in, writes what has come in, and lets the database go. A web server handed in goes on. */
  close(): Promise<void>;
}

/**
 * Starts the relay. Rejects with a {@link RelayError}: `options/invalid` if a setting cannot be, `store/…` if the database
 * cannot be had (`store/leased`: another process has it), `relay/address` if the address cannot be listened on.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const resolved = resolveOptions(options);
  const tokens = new TokenVerifier({ ...resolved, maxLifetimeSeconds: resolved.maxTokenLifetimeSeconds });
  silenceServerTelemetry();
  const running = { onLeaseLost: (): void => undefined };
  const store = await openStore(resolved.store, {
    logger: resolved.logger,
    onLeaseLost: () => running.onLeaseLost(),
  });
  try {
    const relay = new RunningRelay(resolved, store, tokens);
    running.onLeaseLost = () => relay.leaseLost();
    await relay.open();
    return relay;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class RunningRelay implements Relay {
  readonly #options: ResolvedRelayOptions;
  readonly #store: RelayStore;
  readonly #metrics = new Metrics();
  readonly #documents: LoadedDocuments;
  readonly #upkeep: Upkeep;
  readonly #gateway: Gateway;
  readonly #place: Place;
  #sweepTimer: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;
  #lost = false;

  constructor(options: ResolvedRelayOptions, store: RelayStore, tokens: TokenVerifier) {
    const { tenantId, logger, now, limits, idleUnloadMs, maxTokenLifetimeSeconds } = options;
    this.#options = options;
    this.#store = store;
    const connects = new Shares(limits.connectsPerDocument, now);
    const metrics = this.#metrics;
    this.#upkeep = new Upkeep({
      ...{ ...options, store, metrics },
      watching: (documentId, work) => this.#documents.watching(documentId, work),
      remove: (documentId) => this.#documents.delete(documentId),
    });
    this.#documents = new LoadedDocuments({
      store,
      tenantId,
      logger,
      metrics,
      now,
      opBytes: limits.opBytes,
      idleMs: idleUnloadMs,
      emit: (room, event, ...args) => this.#gateway.emitToRoom(room, event, ...args),
      dropSockets: (documentId) => this.#gateway.dropDocument(documentId),
      onUnloaded: (documentId) => void this.#upkeep.tidy(documentId),
    });
    this.#place = placeOf(options.at);
    const networkOf = (request: IncomingMessage): string => networkOfRequest(request, options);
    const context = {
      ...{ tenantId, store, documents: this.#documents, tokens, limits, metrics, logger, now },
      requests: new Shares(limits.requestsPerDocument, now),
      creates: new Throttle(limits.createsPerUser, now),
      baseUrl: baseUrlOf(options),
    };
    this.#place.app.use(relayRouter(context, networkOf));
    if (this.#place.own) this.#place.app.use(operationRoutes(this, options.metricsAccess));
    this.#gateway = new Gateway({
      server: this.#place.server,
      ...{ tenantId, limits, maxTokenLifetimeSeconds, metrics, now, networkOf },
      orderers: this.#documents,
      lastSequenceNumber: (documentId) => this.#documents.lastSequenceNumber(documentId),
      admit: admission({ store, documents: this.#documents, tokens, connects, metrics, logger }),
      standing: (tenant, documentId, token) =>
        tokens.verify(token, { tenantId: tenant, documentId, scopes: ['doc:read'] }).then(
          ({ scopes }) => (isReader(scopes) ? 'reader' : 'writer'),
          () => undefined,
        ),
    });
    this.#exposeGauges();
  }

  get url(): string | undefined {
    if (!this.#place.own) return undefined;
    const { address, port, family } = this.#place.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  async open(): Promise<void> {
    const { sweepEveryMs, logger } = this.#options;
    if (this.#place.own) await listen(this.#place);
    this.#sweepTimer = setInterval(() => void this.#upkeep.sweep(), sweepEveryMs);
    this.#sweepTimer.unref();
    logger.info({ url: this.url }, 'Relay ready');
  }

  deleteDocument(id: string): Promise<boolean> {
    return this.#documents.delete(id);
  }

  async metrics(): Promise<string> {
    const stored = await this.#store.countDocuments().catch(() => Number.NaN);
    this.#metrics.gauge('relay_documents_stored', 'Documents in the database.', () => stored);
    return this.#metrics.render();
  }

  async ready(): Promise<boolean> {
    if (this.#closing || this.#lost) return false;
    return this.#store.ping().then(
      () => true,
      () => false,
    );
  }

  tidyUp(): Promise<void> {
    return this.#upkeep.sweep();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  leaseLost(): void {
    this.#lost = true;
    this.#gateway.dropAll();
    this.#options.onFatal(new RelayError('store/lease-lost', 'Another process has taken the database over.'));
  }

  async #close(): Promise<void> {
    clearInterval(this.#sweepTimer);
    // First nobody new is let in, then everybody leaves, and their leaves are still written.
    const shutDown = this.#documents.shutDown();
    this.#gateway.dropAll();
    await shutDown;
    await this.#upkeep.stop();
    await this.#gateway.close();
    if (this.#place.own) await closeServer(this.#place);
    await this.#store.close();
    this.#options.logger.info({}, 'Relay stopped');
  }

  #exposeGauges(): void {
    this.#metrics.gauge('relay_documents_loaded', 'Documents in memory.', () => this.#documents.count);
    this.#metrics.gauge(
      'relay_documents_stopped',
      'Documents stopped for damage.',
      () => this.#documents.stopped,
    );
    this.#metrics.gauge(
      'relay_clients',
      'Clients connected to documents.',
      () => this.#gateway.clients.count,
    );
    this.#metrics.gauge('relay_sockets', 'Open sockets.', () => this.#gateway.sockets);
    // A relay in somebody else's process leaves it to them to tell of that.
    if (this.#place.own) {
      this.#metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () =>
        process.memoryUsage.rss(),
      );
    }
  }
}
