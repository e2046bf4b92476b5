import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { configureWebSocketServices } from '@fluidframework/server-lambdas';
import {
  DefaultMetricClient,
  type IDocumentStorage,
  type ILogger,
  type IOrdererManager,
  type ITenantManager,
  type IWebSocketServer,
} from '@fluidframework/server-services-core';
import { Server, type Socket } from 'socket.io';
import type { Network } from '../../shared/clientAddress.ts';
import type { Metrics } from '../../shared/metrics.ts';
import { TurnQueue } from '../../shared/turnQueue.ts';
import type { RelayLimits } from '../limits.ts';
import type { DocumentGuard } from '../operations/documentGuard.ts';
import { Throttle } from '../throttle.ts';
import type { WriteQuotas } from '../writeQuotas.ts';
import { ByteRates } from './byteBudget.ts';
import { ClientRegistry } from './clientRegistry.ts';
import { Connections } from './connections.ts';
import { frameParser } from './frameParser.ts';
import { isOriginAllowed } from './origins.ts';
import { Places } from './places.ts';
import { RelaySocket, type StandingOf } from './relaySocket.ts';
import { SubmitThrottler } from './submitThrottler.ts';

export interface GatewayOptions {
  readonly server: HttpServer;
  readonly tenantId: string;
  readonly limits: RelayLimits;
  readonly maxTokenLifetimeSeconds: number;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly quotas: WriteQuotas;
  /** Whose a request is by its address. */
  readonly networksOf: (request: IncomingMessage) => readonly Network[];
  readonly orderers: IOrdererManager;
  readonly lastSequenceNumber: (documentId: string) => number | undefined;
  /** Origins of pages that may open a socket; any, if it is missing. */
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly guardOf: (documentId: string) => DocumentGuard | undefined;
  /** Resolves if the token may connect; rejects with what the client is told. */
  readonly admit: (tenantId: string, token: string) => Promise<void>;
  /** How the token opens that document; rejects as well. */
  readonly standing: StandingOf;
}

/** The official code's own limit on clients, which a burst of newcomers gets past. */
const COUNTED_BY_PLACES = Number.MAX_SAFE_INTEGER;

/** One message in so many gets a trace; none does, in effect. */
const MESSAGES_PER_TRACE = Number.MAX_SAFE_INTEGER;

/**
 * Fluid's client closes its document for good when the line ends in the same breath in which it was let in: its driver
 * finds the end before it has taken note of the beginning, and takes that for a fault of its own.
 */
const SETTLED_AFTER_MS = 250;

/** In characters of frames: what is read in one turn of the event loop takes some ten milliseconds. */
const FRAMES_COST_PER_TURN = 128 * 1024;

/** The sockets: socket.io below, the official connection code above, {@link RelaySocket} between them. */
export class Gateway {
  readonly clients = new ClientRegistry();
  readonly #io: Server;
  readonly #letInAtMs = new WeakMap<Socket, number>();
  readonly #tenantId: string;
  readonly #connections: Connections;

  constructor(options: GatewayOptions) {
    this.#tenantId = options.tenantId;
    this.#io = new Server(options.server, {
      allowEIO3: false,
      serveClient: false,
      maxHttpBufferSize: options.limits.frameBytes,
      connectTimeout: options.limits.connectWithinMs,
      perMessageDeflate: false,
      parser: frameParser(new TurnQueue(FRAMES_COST_PER_TURN)),
      // Clients authenticate by token, not cookie, so any origin may ask.
      cors: { origin: '*' },
      allowRequest: (request, answer) => {
        const isAllowed = isOriginAllowed(request, options.allowedOrigins);
        if (!isAllowed)
          options.metrics.count('relay_origins_refused_total', 'Sockets refused for their page.');
        answer(isAllowed ? null : 'This page may not open a socket here.', isAllowed);
      },
    });
    this.#connections = new Connections(this.#io.engine, options);
    this.#serve(options);
  }

  get sockets(): number {
    return this.#io.engine.clientsCount;
  }

  emitToRoom(room: string, event: string, ...args: readonly unknown[]): void {
    this.#io.to(room).emit(event, ...args);
  }

  /** Clients that were admitted just now are dropped after a delay: Fluid closes the container for good otherwise. */
  dropDocument(documentId: string): void {
    this.#dropRoom(`${this.#tenantId}/${documentId}`);
  }

  /** Of that document only. */
  dropUsers(documentId: string, userIds: ReadonlySet<string>): void {
    // The official code gives each client a room of its own.
    for (const clientId of this.clients.clientsOf(documentId, userIds)) this.#dropRoom(`client#${clientId}`);
  }

  #dropRoom(room: string): void {
    const { adapter, sockets } = this.#io.sockets;
    for (const id of [...(adapter.rooms.get(room) ?? [])]) {
      const socket = sockets.get(id);
      if (!socket) continue;
      const hereMs = performance.now() - (this.#letInAtMs.get(socket) ?? 0);
      if (hereMs >= SETTLED_AFTER_MS) socket.disconnect(true);
      else setTimeout(() => socket.disconnect(true), SETTLED_AFTER_MS - hereMs).unref();
    }
  }

  dropAll(): void {
    this.#io.disconnectSockets(true);
  }

  /** Ends the socket server. A web server that was handed in goes on. */
  async close(): Promise<void> {
    await this.#connections.close();
    this.#io.removeAllListeners();
  }

  #serve(options: GatewayOptions): void {
    const { limits, metrics, now, quotas, lastSequenceNumber, guardOf, standing } = options;
    const { io, clients } = { io: this.#io, clients: this.clients };
    const places = new Places(limits.clientsPerDocument);
    const byteRates = new ByteRates(limits, now);
    const wrap = (socket: Socket): RelaySocket =>
      new RelaySocket(socket, {
        ...{ io, limits, metrics, clients, places, byteRates, quotas, lastSequenceNumber, guardOf, standing },
        onConnected: () => {
          this.#connections.enteredDocument(socket.conn);
          this.#letInAtMs.set(socket, performance.now());
        },
        // A client that leaves only socket.io's namespace would keep the connection below it, and its slot.
        onEnded: () => this.#connections.end(socket.conn),
      });
    configureWebSocketServices(
      socketServerOf(io, wrap),
      options.orderers,
      { verifyToken: options.admit } as ITenantManager,
      unusedByConnections<IDocumentStorage>(),
      clients,
      new DefaultMetricClient(),
      silent,
      COUNTED_BY_PLACES,
      MESSAGES_PER_TRACE,
      options.maxTokenLifetimeSeconds,
      true /* a socket ends with its token */,
      false,
      false,
      undefined,
      undefined,
      undefined,
      new SubmitThrottler(
        {
          perConnection: new Throttle(limits.opsPerConnection, now),
          perDocument: new Throttle(limits.opsPerDocument, now),
        },
        clients,
        metrics,
      ),
      new SubmitThrottler(
        { perConnection: new Throttle(limits.signalsPerConnection, now) },
        clients,
        metrics,
      ),
    );
  }
}

function socketServerOf(io: Server, wrap: (socket: Socket) => RelaySocket): IWebSocketServer {
  return {
    on: (event: string, listener: (socket: RelaySocket) => void) => {
      if (event === 'connection') io.on('connection', (socket) => listener(wrap(socket)));
    },
    close: async () => undefined,
  };
}

/** The connection code takes a document storage and never asks it anything. */
function unusedByConnections<T>(): T {
  return undefined as T;
}

/** The official code's messages can hold what clients sent; the relay logs for itself. */
const silent: ILogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
