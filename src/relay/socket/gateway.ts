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
import type { Metrics } from '../../shared/metrics.ts';
import type { RelayLimits } from '../limits.ts';
import { Throttle } from '../throttle.ts';
import { ClientRegistry } from './clientRegistry.ts';
import { Places } from './places.ts';
import { RelaySocket, type StandingOf } from './relaySocket.ts';
import { SubmitThrottler } from './submitThrottler.ts';
import { WaitingRoom } from './waitingRoom.ts';

export interface GatewayOptions {
  readonly server: HttpServer;
  readonly tenantId: string;
  readonly limits: RelayLimits;
  readonly maxTokenLifetimeSeconds: number;
  readonly metrics: Metrics;
  readonly now: () => number;
  /** Whose a request is by its address. */
  readonly networkOf: (request: IncomingMessage) => string;
  readonly orderers: IOrdererManager;
  readonly lastSequenceNumber: (documentId: string) => number | undefined;
  /** Resolves if the token may connect; rejects with what the client is told. */
  readonly admit: (tenantId: string, token: string) => Promise<void>;
  /** How the token opens that document; not at all if it is missing. */
  readonly standing: StandingOf;
}

/** What lies below a socket: one connection of one browser. */
type Connection = Socket['conn'];

/** The official code's own limit on clients, which a burst of newcomers gets past. */
const COUNTED_BY_PLACES = Number.MAX_SAFE_INTEGER;

/** One message in so many gets a trace; none does, in effect. */
const MESSAGES_PER_TRACE = Number.MAX_SAFE_INTEGER;

/**
 * Fluid's client closes its document for good when the line ends in the same breath in which it was let in: its driver
 * finds the end before it has taken note of the beginning, and takes that for a fault of its own.
 */
const SETTLED_AFTER_MS = 250;

/** The sockets: socket.io below, the official connection code above, {@link RelaySocket} between them. */
export class Gateway {
  readonly clients = new ClientRegistry();
  readonly #io: Server;
  readonly #letInAtMs = new WeakMap<Socket, number>();
  readonly #tenantId: string;
  readonly #waitingRoom: WaitingRoom<Connection>;

  constructor(options: GatewayOptions) {
    this.#tenantId = options.tenantId;
    this.#io = new Server(options.server, {
      allowEIO3: false,
      serveClient: false,
      maxHttpBufferSize: options.limits.frameBytes,
      connectTimeout: options.limits.connectWithinMs,
      perMessageDeflate: false,
      // Tokens, not cookies, say who somebody is: any page may try.
      cors: { origin: '*' },
    });
    this.#waitingRoom = new WaitingRoom(options.limits.waitingPerAddress);
    this.#io.engine.on('connection', (connection: Connection) => this.#arrive(connection, options));
    this.#serve(options);
  }

  get sockets(): number {
    return this.#io.engine.clientsCount;
  }

  emitToRoom(room: string, event: string, ...args: readonly unknown[]): void {
    this.#io.to(room).emit(event, ...args);
  }

  /** Those who were let in just now are dropped when they have settled. */
  dropDocument(documentId: string): void {
    const { adapter, sockets } = this.#io.sockets;
    for (const id of [...(adapter.rooms.get(`${this.#tenantId}/${documentId}`) ?? [])]) {
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
    this.#io.engine.close();
    this.#io.removeAllListeners();
  }

  #arrive(connection: Connection, { limits, networkOf }: GatewayOptions): void {
    const hasRoom =
      this.#io.engine.clientsCount <= limits.sockets &&
      this.#waitingRoom.enter(connection, networkOf(connection.request));
    if (hasRoom) connection.once('close', () => this.#waitingRoom.leave(connection));
    else connection.close();
  }

  #serve(options: GatewayOptions): void {
    const { limits, metrics, now, lastSequenceNumber, standing } = options;
    const { io, clients } = { io: this.#io, clients: this.clients };
    const places = new Places(limits.clientsPerDocument);
    const wrap = (socket: Socket): RelaySocket =>
      new RelaySocket(socket, {
        ...{ io, limits, metrics, clients, places, lastSequenceNumber, standing },
        onConnected: () => {
          this.#waitingRoom.leave(socket.conn);
          this.#letInAtMs.set(socket, performance.now());
        },
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
