import type { IClient } from '@fluidframework/protocol-definitions';
import type {
  IOrderer,
  IOrdererConnection,
  IOrdererManager,
  IWebSocket,
} from '@fluidframework/server-services-core';
import { describeError, isRelayError, RelayError } from '../errors.ts';
import type { DocumentGuard } from '../operations/documentGuard.ts';
import { DocumentBackoff, isDamage } from './documentBackoff.ts';
import type { LoadedDocumentsOptions } from './loadedDocumentsOptions.ts';
import { watchedConnection } from './ordererConnection.ts';
import { Pipeline } from './pipeline.ts';
import { pipelineReports } from './pipelineReports.ts';

interface Loaded {
  readonly pipeline: Promise<Pipeline>;
  /** Set when the pipeline is ready. */
  ready: Pipeline | undefined;
  readonly clients: Set<string>;
  idleTimer: NodeJS.Timeout | undefined;
  closed: boolean;
}

const DRAIN_WITHIN_MS = 3_000;

/**
 * The documents in memory, each with its pipeline. An error in a pipeline closes it and drops its sockets; the clients come
 * back, and the document is loaded from the database again.
 */
export class LoadedDocuments implements IOrdererManager {
  readonly #options: LoadedDocumentsOptions;
  readonly #loaded = new Map<string, Loaded>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #deleting = new Set<string>();
  readonly #backoff: DocumentBackoff;
  #shutDown = false;

  constructor(options: LoadedDocumentsOptions) {
    this.#options = options;
    this.#backoff = new DocumentBackoff(options.now);
  }

  get count(): number {
    return this.#loaded.size;
  }

  get stopped(): number {
    return this.#backoff.stopped;
  }

  isLoaded(documentId: string): boolean {
    return this.#loaded.has(documentId);
  }

  /** Throws if the document may not be opened now. */
  checkOpen(documentId: string): void {
    if (this.#shutDown) throw new RelayError('relay/closing', 'The relay is stopping.');
    if (this.#deleting.has(documentId))
      throw new RelayError('document/unknown', 'The document does not exist.');
    this.#backoff.check(documentId);
  }

  /** No client can have seen anything later than this. Undefined if the document is not loaded. */
  lastSequenceNumber(documentId: string): number | undefined {
    return this.#loaded.get(documentId)?.ready?.log.durable;
  }

  /** What the document's operations are checked against. Undefined if the document is not loaded. */
  guardOf(documentId: string): DocumentGuard | undefined {
    return this.#loaded.get(documentId)?.ready?.guard;
  }

  async getOrderer(_tenantId: string, documentId: string): Promise<IOrderer> {
    this.checkOpen(documentId);
    const loaded = this.#loaded.get(documentId) ?? this.#load(documentId);
    const pipeline = await loaded.pipeline;
    return {
      connect: (socket, clientId, client) =>
        this.#connect(documentId, loaded, pipeline, socket, clientId, client),
      close: async () => undefined,
    };
  }

  /** Documents are unloaded by their own clock, not with the last connection. */
  removeOrderer(): void {}

  /** Work on a document outside of its pipeline. Damage that comes to light there stops the document like any other. */
  async watching<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isDamage(error)) await this.#damaged(documentId, error);
      throw error;
    }
  }

  /** Ends the document's sockets, unloads it and removes every row. False if there was none. */
  async delete(documentId: string): Promise<boolean> {
    this.#deleting.add(documentId);
    try {
      await this.#close(documentId);
      this.#options.dropSockets(documentId);
      const existed = await this.#options.store.deleteDocument(documentId);
      this.#backoff.forget(documentId);
      return existed;
    } finally {
      this.#deleting.delete(documentId);
    }
  }

  /**
   * Ends the document's sockets, unloads it, does the work on what is stored, and lets it be opened again, also after it
   * was stopped for damage.
   */
  async repairing<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    this.#deleting.add(documentId);
    try {
      await this.#close(documentId);
      this.#options.dropSockets(documentId);
      const done = await work();
      this.#backoff.forget(documentId);
      return done;
    } finally {
      this.#deleting.delete(documentId);
    }
  }

  /** Refuses newcomers, lets what came in be written, and unloads everything. The sockets must have been ended. */
  async shutDown(): Promise<void> {
    this.#shutDown = true;
    const documents = [...this.#loaded];
    await Promise.all(
      documents.map(async ([documentId, { pipeline }]) => {
        await pipeline.then((p) => p.drain(DRAIN_WITHIN_MS)).catch(() => undefined);
        await this.#close(documentId);
      }),
    );
    await Promise.all(this.#closing.values());
  }

  #load(documentId: string): Loaded {
    const { metrics, logger } = this.#options;
    const start = performance.now();
    const pipeline = this.#loadPipeline(documentId, (error) => {
      // Of one that has been closed it is old news: its successor has read what is true.
      if (this.#loaded.get(documentId) === loaded)
        void this.#fail(documentId, error, 'A document failed and is closed');
    });
    const loaded: Loaded = {
      pipeline,
      ready: undefined,
      clients: new Set(),
      idleTimer: undefined,
      closed: false,
    };
    this.#loaded.set(documentId, loaded);
    pipeline.then(
      (ready) => {
        loaded.ready = ready;
        const ms = performance.now() - start;
        metrics.observeMs('relay_document_load_seconds', 'Time to load a document from the database.', ms);
        logger.info({ documentId, ...ready.report, ms: Math.round(ms) }, 'Document loaded');
        this.#unloadWhenIdle(documentId, loaded);
      },
      (error) => {
        if (this.#loaded.get(documentId) === loaded) this.#loaded.delete(documentId);
        this.#recordFailure(documentId, error, 'A document could not be loaded');
      },
    );
    return loaded;
  }

  async #loadPipeline(documentId: string, onFailure: (error: unknown) => void): Promise<Pipeline> {
    await this.#closing.get(documentId);
    const {
      store,
      tenantId,
      emit,
      now,
      opBytes,
      summaryBytes,
      logBytes,
      acceptsTreeSchema,
      startMark,
      metrics,
      logger,
    } = this.#options;
    return Pipeline.load({
      store,
      tenantId,
      documentId,
      emit,
      now,
      opBytes,
      summaryBytes,
      logBytes,
      acceptsTreeSchema,
      startMark,
      ...pipelineReports({ documentId, metrics, logger }),
      onFailure,
    });
  }

  /**
   * Must not reject: the official socket code leaves that unhandled. A connection to a pipeline that has just been closed
   * is ended instead, so that the client comes back.
   */
  async #connect(
    documentId: string,
    loaded: Loaded,
    pipeline: Pipeline,
    socket: IWebSocket,
    clientId: string,
    client: IClient,
  ): Promise<IOrdererConnection> {
    const connection = await pipeline.connect(socket, clientId, client);
    loaded.clients.add(clientId);
    clearTimeout(loaded.idleTimer);
    if (loaded.closed) socket.disconnect(true);
    return watchedConnection(connection, () => {
      loaded.clients.delete(clientId);
      this.#unloadWhenIdle(documentId, loaded);
    });
  }

  #unloadWhenIdle(documentId: string, loaded: Loaded): void {
    if (loaded.clients.size > 0 || loaded.closed) return;
    clearTimeout(loaded.idleTimer);
    loaded.idleTimer = setTimeout(() => void this.#unload(documentId, loaded), this.#options.idleMs);
    loaded.idleTimer.unref();
  }

  async #unload(documentId: string, loaded: Loaded): Promise<void> {
    if (loaded.clients.size > 0 || this.#loaded.get(documentId) !== loaded) return;
    await this.#close(documentId);
    this.#options.logger.info({ documentId }, 'Idle document unloaded');
    this.#options.onUnloaded(documentId);
  }

  #close(documentId: string): Promise<void> {
    const loaded = this.#loaded.get(documentId);
    if (!loaded) return this.#closing.get(documentId) ?? Promise.resolve();
    loaded.closed = true;
    clearTimeout(loaded.idleTimer);
    this.#loaded.delete(documentId);
    const closing = loaded.pipeline
      .then((pipeline) => pipeline.close())
      .catch(() => undefined)
      .finally(() => {
        if (this.#closing.get(documentId) === closing) this.#closing.delete(documentId);
      });
    this.#closing.set(documentId, closing);
    return closing;
  }

  async #damaged(documentId: string, error: unknown): Promise<void> {
    // What is deleted meanwhile is missing, and not damaged. One that cannot be read is there.
    const isGone =
      (await this.#options.store.readDocument(documentId).catch(() => 'unreadable')) === undefined;
    if (isGone || this.#backoff.hasStopped(documentId)) return;
    await this.#fail(documentId, error, 'A document is damaged and is closed');
  }

  async #fail(documentId: string, error: unknown, message: string): Promise<void> {
    if (this.#deleting.has(documentId)) return;
    this.#recordFailure(documentId, error, message);
    const closed = this.#close(documentId);
    this.#options.dropSockets(documentId);
    await closed;
  }

  #recordFailure(documentId: string, error: unknown, message: string): void {
    const { logger, metrics } = this.#options;
    // An unknown document, or one that the relay is closing, is no failure.
    if (isRelayError(error, 'document/unknown', 'document/closed', 'relay/closing')) return;
    const code = describeError(error);
    const stopped = this.#backoff.record(documentId, error);
    metrics.count('relay_document_failures_total', 'Documents closed by an error.', { code });
    logger.error({ documentId, code, stopped }, message);
  }
}
