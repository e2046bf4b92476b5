import type { AddressInfo } from 'node:net';
import { type AddressedRequest, networksOfRequest } from '../shared/clientAddress.ts';
import { FairQueue } from '../shared/fairQueue.ts';
import { standsBack } from '../shared/http/accepting.ts';
import { boundArrivals } from '../shared/http/takeInTurns.ts';
import { Metrics } from '../shared/metrics.ts';
import { DocumentRateLimit } from './documentRateLimit.ts';
import { DocumentMakers } from './documents/documentMakers.ts';
import { LoadedDocuments } from './documents/loadedDocuments.ts';
import { senderOf } from './documents/senderOf.ts';
import { findOps, setAside } from './documents/setAside.ts';
import { Upkeep } from './documents/upkeep.ts';
import { isRelayError, RelayError } from './errors.ts';
import { AnswerCache } from './http/answerCache.ts';
import { baseUrlOf } from './http/baseUrl.ts';
import { Senders } from './http/context.ts';
import { AnswerSender } from './http/encodedJson.ts';
import { operationRoutes } from './http/operationRoutes.ts';
import { relayRouter } from './http/relayRouter.ts';
import { type RelayOptions, type ResolvedRelayOptions, resolveOptions } from './options.ts';
import { closeServer, listen, type Place, placeOf } from './place.ts';
import { admission } from './socket/admission.ts';
import { Gateway } from './socket/gateway.ts';
import { openStore } from './store/openStore.ts';
import type { RelayStore } from './store/port.ts';
import { silenceServerTelemetry } from './telemetry.ts';
import { Throttle } from './throttle.ts';
import { RevokedTokens } from './tokens/revokedTokens.ts';
import { TokenVerifier } from './tokens/tokenVerifier.ts';
import { UsedTokens } from './tokens/usedTokens.ts';
import { WriteQuotas } from './writeQuotas.ts';

export interface Relay {
  /** Where it listens, for a relay with an address of its own. */
  readonly url: string | undefined;
  /** Ends the document's connections and removes every trace of it. False if there was no such document. */
  deleteDocument(id: string): Promise<boolean>;
  /** Loads the document as for a connecting client. Rejects with `document/unknown`, or with a code of damage. */
  checkDocument(id: string): Promise<void>;
  /** All connected users, readers included. */
  connected(): readonly { readonly documentId: string; readonly userId: string }[];
  /** Whose token made the document. `unknown`: it was made before this process began, or long ago. */
  makerOf(id: string): Promise<DocumentMaker>;
  /** Of a document that is in memory, which it is while a client is connected. Missing while its table is not started. */
  startOf(id: string): StartOfTable | undefined;
  /** User id of an operation's sender; undefined if the log no longer tells. */
  senderOf(id: string, sequenceNumber: number): Promise<string | undefined>;
  /** Ends the connections of these people to the document, and refuses the tokens for it that they have by now. */
  revoke(documentId: string, userIds: readonly string[]): void;
  /** Ends all connections to the document. Their clients come back, as far as they may. */
  disconnect(documentId: string): void;
  /** The same for all users. */
  revokeAll(documentId: string): void;
  /** Takes that back: tokens from before are good again. */
  allowAll(documentId: string): void;
  /**
   * Empties operations of a document that no client can apply: each keeps its number and does nothing. Rejects with
   * `document/gap`, and changes nothing, if one is not in the log or is the service's own.
   */
  setAside(id: string, sequenceNumbers: readonly number[]): Promise<void>;
  /** Operations as they are stored, as JSON. */
  readOps(id: string, sequenceNumbers: readonly number[]): Promise<readonly string[]>;
  /** Prometheus' text format. No names, no ids. */
  metrics(): Promise<string>;
  /** Whether it can serve: the database answers and is ours, and it is not stopping. */
  ready(): Promise<boolean>;
  /** Trims logs and collects objects of all documents now, and not only at its time. */
  tidyUp(): Promise<void>;
  /** The same for one document. Never rejects. */
  tidyDocument(id: string): Promise<unknown>;
  /** Stops taking in, writes what has come in, and lets the database go. A web server handed in goes on. */
  close(): Promise<void>;
}

export type DocumentMaker = { readonly userId: string } | 'unknown' | 'absent';

export interface StartOfTable {
  /** Missing if the relay cannot tell any more. */
  readonly userId?: string;
  readonly agoMs: number;
}

/**
 * Starts the relay. Rejects with a {@link RelayError}: `options/invalid` if a setting cannot be, `store/…` if the database
 * cannot be had (`store/leased`: another process has it), `relay/address` if the address cannot be listened on.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const resolved = resolveOptions(options);
  const { maxTokenLifetimeSeconds, now } = resolved;
  const revoked = new RevokedTokens(maxTokenLifetimeSeconds * 1000 + REVOKED_MARGIN_MS, now);
  const tokens = new TokenVerifier({ ...resolved, revoked, maxLifetimeSeconds: maxTokenLifetimeSeconds });
  silenceServerTelemetry();
  const running = { onLeaseLost: (): void => undefined };
  const store = await openStore(resolved.store, {
    logger: resolved.logger,
    onLeaseLost: () => running.onLeaseLost(),
  });
  try {
    const relay = new RunningRelay(resolved, store, tokens, revoked);
    running.onLeaseLost = () => relay.leaseLost();
    await relay.open();
    return relay;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Clocks differ by minutes: a token may live longer here than where it was issued. */
const REVOKED_MARGIN_MS = 10 * 60_000;

/** As many as the pool of connections to PostgreSQL has; with SQLite one is done before the next one begins. */
const REQUESTS_AT_ONCE = 8;

class RunningRelay implements Relay {
  readonly #options: ResolvedRelayOptions;
  readonly #store: RelayStore;
  readonly #revoked: RevokedTokens;
  readonly #metrics = new Metrics();
  readonly #makers = new DocumentMakers();
  readonly #documents: LoadedDocuments;
  readonly #upkeep: Upkeep;
  readonly #gateway: Gateway;
  readonly #place: Place;
  #sweepTimer: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;
  #lost = false;

  constructor(
    options: ResolvedRelayOptions,
    store: RelayStore,
    tokens: TokenVerifier,
    revoked: RevokedTokens,
  ) {
    const { tenantId, logger, now, limits, idleUnloadMs, maxTokenLifetimeSeconds } = options;
    this.#options = options;
    this.#store = store;
    this.#revoked = revoked;
    const connects = new DocumentRateLimit(limits.connectsPerDocument, now);
    const metrics = this.#metrics;
    const quotas = new WriteQuotas(limits, options.store, now);
    this.#upkeep = new Upkeep({
      ...{ ...options, store, metrics },
      watching: (documentId, work) => this.#documents.watching(documentId, work),
      remove: (documentId) => this.#documents.delete(documentId),
      isLoaded: (documentId) => this.#documents.isLoaded(documentId),
      summarize: options.summarize,
      isOver: options.isOver,
    });
    this.#documents = new LoadedDocuments({
      store,
      tenantId,
      logger,
      metrics,
      now,
      opBytes: limits.opBytes,
      // As large as one that comes in one request.
      summaryBytes: limits.requestBytes,
      logBytes: limits.logBytes,
      acceptsTreeSchema: options.acceptsTreeSchema,
      startMark: options.startMark,
      idleMs: idleUnloadMs,
      emit: (room, event, ...args) => this.#gateway.emitToRoom(room, event, ...args),
      dropSockets: (documentId) => this.#gateway.dropDocument(documentId),
      onUnloaded: (documentId) => void this.#upkeep.tidy(documentId),
    });
    this.#place = placeOf(options.at);
    const networksOf = (request: AddressedRequest) => networksOfRequest(request, options);
    const context = {
      ...{ tenantId, store, documents: this.#documents, tokens, limits, metrics, logger, now },
      requests: new DocumentRateLimit(limits.requestsPerDocument, now),
      creates: new Throttle(limits.createsPerUser, now),
      quotas,
      usedTokens: new UsedTokens(),
      makers: this.#makers,
      revokeAll: (documentId: string) => this.revokeAll(documentId),
      baseUrl: baseUrlOf(options),
      ...{ networksOf, senders: new Senders(tokens), work: new FairQueue(REQUESTS_AT_ONCE, standsBack()) },
      ...{ answers: new AnswerSender(), summaries: new AnswerCache() },
    };
    this.#place.app.use(relayRouter(context));
    if (this.#place.own) this.#place.app.use(operationRoutes(this, options.metricsAccess));
    this.#gateway = new Gateway({
      server: this.#place.server,
      ...{ tenantId, limits, maxTokenLifetimeSeconds, metrics, now, networksOf, quotas },
      orderers: this.#documents,
      allowedOrigins: options.allowedOrigins,
      lastSequenceNumber: (documentId) => this.#documents.lastSequenceNumber(documentId),
      guardOf: (documentId) => this.#documents.guardOf(documentId),
      ...admission({ store, documents: this.#documents, tokens, connects, metrics, logger }),
    });
    if (this.#place.own) boundArrivals(this.#place.server, networksOf);
    this.#exposeGauges();
    metrics.gauge('relay_disk_low', 'Whether only small writes are taken.', () => Number(quotas.isDiskLow));
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

  async checkDocument(id: string): Promise<void> {
    await this.#documents.getOrderer(this.#options.tenantId, id);
  }

  connected(): readonly { readonly documentId: string; readonly userId: string }[] {
    return this.#gateway.clients.users();
  }

  async makerOf(id: string): Promise<DocumentMaker> {
    const userId = this.#makers.of(id);
    if (userId !== undefined) return { userId };
    return (await this.#store.readDocument(id)) ? 'unknown' : 'absent';
  }

  startOf(id: string): StartOfTable | undefined {
    const start = this.#documents.guardOf(id)?.start;
    if (!start) return undefined;
    const { userId, atMs } = start;
    return { ...(userId !== undefined && { userId }), agoMs: this.#options.now() - atMs };
  }

  async senderOf(id: string, sequenceNumber: number): Promise<string | undefined> {
    try {
      return await senderOf(this.#store, id, sequenceNumber);
    } catch (error) {
      if (isRelayError(error, 'document/gap')) return undefined;
      throw error;
    }
  }

  revoke(documentId: string, userIds: readonly string[]): void {
    for (const userId of userIds) this.#revoked.revoke(documentId, userId);
    this.#gateway.dropUsers(documentId, new Set(userIds));
  }

  disconnect(documentId: string): void {
    this.#gateway.dropDocument(documentId);
  }

  revokeAll(documentId: string): void {
    this.#revoked.revokeAll(documentId);
    this.#gateway.dropDocument(documentId);
  }

  allowAll(documentId: string): void {
    this.#revoked.allowAll(documentId);
  }

  setAside(id: string, sequenceNumbers: readonly number[]): Promise<void> {
    return this.#documents.repairing(id, () => setAside(this.#store, id, sequenceNumbers));
  }

  async readOps(id: string, sequenceNumbers: readonly number[]): Promise<readonly string[]> {
    return (await findOps(this.#store, id, sequenceNumbers)).map(({ body }) => body);
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

  tidyDocument(id: string): Promise<unknown> {
    return this.#upkeep.tidy(id);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  leaseLost(): void {
    this.#lost = true;
    this.#gateway.dropAll();
    this.#options.onFatal(new RelayError('store/lease-lost', 'Another process holds the database lease.'));
  }

  async #close(): Promise<void> {
    clearInterval(this.#sweepTimer);
    // New connections are refused first; then all are closed, and their leaves are still written.
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
    // The process that a relay is embedded in exposes its own memory.
    if (this.#place.own) {
      this.#metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () =>
        process.memoryUsage.rss(),
      );
    }
  }
}
