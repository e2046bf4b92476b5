import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server, Socket } from 'socket.io';
import type { Network } from '../../shared/clientAddress.ts';
import type { Metrics } from '../../shared/metrics.ts';
import type { RelayLimits } from '../limits.ts';
import { WaitingRoom } from './waitingRoom.ts';
import { cutAtTooMuch, Inbound, packetsIn, Wire, type WireLimits } from './wire.ts';

/** What lies below a socket: one connection of one browser, over a WebSocket or over requests. */
export type Connection = Socket['conn'];

export interface ConnectionsOptions {
  readonly limits: RelayLimits;
  readonly metrics: Metrics;
  readonly now: () => number;
  /** Whose a request is by its address. */
  readonly networksOf: (request: IncomingMessage) => readonly Network[];
}

interface Known {
  readonly connection: Connection;
  readonly wires: Set<Wire>;
  /** What its requests may bring, if they take the place of a WebSocket. */
  readonly posted: Inbound;
  isAtDocument: boolean;
}

const KIB = 1024;
/** Fluid's clients need 1.1 kB, most of it the token, in three frames; pings are answered meanwhile. */
const GREETING_BYTES = 16 * KIB;
const GREETING_FRAMES = 32;
/** Texts in JSON in texts in JSON: each quotation mark becomes four bytes. */
const BYTES_ON_THE_WIRE = 4;
/** Beside operations and signals there are pings. */
const FRAMES_BESIDE = 2;
/** Part of the sockets that may wait without a verified token. */
const WAITING_SHARE = 1 / 2;
const ID_BYTES = 16;
/** What the program keeps of a packet that waits, besides what is in it. */
const PACKET_BYTES = 256;
/** Time for a last word to arrive. */
const LINGER_MS = 5_000;
/** Time for clients to say goodbye when the relay ends. A WebSocket without an answer would be waited for half a minute. */
const GOODBYE_MS = 1_000;

/**
 * The connections below the sockets: how many there may be, what each may bring before its client is at a document and
 * afterwards, and how much may wait for one that does not read.
 */
export class Connections {
  readonly #engine: Server['engine'];
  readonly #options: ConnectionsOptions;
  readonly #waitingRoom: WaitingRoom<Connection>;
  readonly #wireLimits: WireLimits;
  readonly #known = new Map<string, Known>();
  readonly #idOf = new WeakMap<Connection, string>();
  readonly #idFor = new WeakMap<IncomingMessage, string>();
  readonly #wireOf = new WeakMap<IncomingMessage, Wire>();
  /** Those that stand, also of connections that are over: a client may not have answered that. */
  readonly #wires = new Map<Wire, Promise<void>>();
  #isClosing = false;

  constructor(engine: Server['engine'], options: ConnectionsOptions) {
    const { limits } = options;
    this.#engine = engine;
    this.#options = options;
    this.#waitingRoom = new WaitingRoom({
      perAddress: limits.waitingPerAddress,
      places: Math.ceil(limits.sockets * WAITING_SHARE),
      now: options.now,
    });
    this.#wireLimits = wireLimits(limits);
    engine.generateId = (request) => {
      const id = randomBytes(ID_BYTES).toString('base64url');
      this.#idFor.set(request, id);
      return id;
    };
    engine.on('headers', (_headers: unknown, request: IncomingMessage) => this.#watch(request));
    engine.on('connection', (connection: Connection) => this.#arrive(connection));
    engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
      if (this.#mayPost(request)) return next();
      // What is unread on it goes with it.
      response.setHeader('Connection', 'close');
      response.writeHead(413).end();
    });
  }

  /** Its client has found its document. */
  enteredDocument(connection: Connection): void {
    this.#waitingRoom.leave(connection);
    const known = this.#find(connection);
    if (!known) return;
    known.isAtDocument = true;
    known.posted.open();
    for (const wire of known.wires) wire.open();
  }

  /** Ends it at once, whether its client reads or not. */
  cut(connection: Connection): void {
    const wires = this.#find(connection)?.wires ?? [];
    connection.close(true);
    for (const wire of wires) wire.cut();
  }

  /** Lets a last word arrive first. */
  end(connection: Connection): void {
    const wires = this.#find(connection)?.wires ?? [];
    connection.close();
    setTimeout(() => {
      connection.close(true);
      for (const wire of wires) wire.cut();
    }, LINGER_MS).unref();
  }

  /** Ends all of them, and cuts those whose client does not say goodbye. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#engine.close();
    const goodbye = new AbortController();
    const waited = delay(GOODBYE_MS, undefined, { signal: goodbye.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.#wires.values()), waited]);
    goodbye.abort();
    for (const wire of this.#wires.keys()) wire.cut();
  }

  #find(connection: Connection): Known | undefined {
    return this.#known.get(this.#idOf.get(connection) ?? '');
  }

  /** A WebSocket that is about to be opened, for a new connection or for one that began with requests. */
  #watch(request: IncomingMessage): void {
    if (request.headers.upgrade === undefined || this.#wireOf.has(request)) return;
    const wire = new Wire(request.socket, this.#wireLimits, this.#options.now);
    this.#wireOf.set(request, wire);
    this.#keep(wire, request.socket);
    const known = this.#known.get(connectionIdIn(request) ?? '');
    if (!known) return;
    known.wires.add(wire);
    if (known.isAtDocument) wire.open();
  }

  #keep(wire: Wire, socket: IncomingMessage['socket']): void {
    const isGone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    this.#wires.set(wire, isGone);
    // Clients that were sent away come back at once, while the web server still listens.
    if (this.#isClosing) setImmediate(() => wire.cut());
    void isGone.then(() => this.#wires.delete(wire));
  }

  #arrive(connection: Connection): void {
    const { limits, networksOf } = this.#options;
    const { request } = connection;
    const id = this.#idFor.get(request) ?? '';
    const wire = this.#wireOf.get(request);
    this.#idOf.set(connection, id);
    const posted = new Inbound(this.#wireLimits, this.#options.now);
    this.#known.set(id, { connection, wires: new Set(wire ? [wire] : []), posted, isAtDocument: false });
    connection.once('close', () => {
      this.#waitingRoom.leave(connection);
      this.#known.delete(id);
    });
    const isFull = this.#engine.clientsCount > limits.sockets && !this.#waitingRoom.sendLongestAway();
    const hasRoom =
      !isFull && this.#waitingRoom.enter(connection, networksOf(request), () => this.cut(connection));
    if (hasRoom) this.#watchBacklog(connection);
    else this.cut(connection);
  }

  /** What waits for a client that does not read is kept for it; one that is too far behind is cut off, and comes back. */
  #watchBacklog(connection: Connection): void {
    const { limits, metrics } = this.#options;
    let waitingBytes = 0;
    connection.on('packetCreate', ({ data }: { data?: string | Uint8Array }) => {
      waitingBytes += (data?.length ?? 0) + PACKET_BYTES;
      if (waitingBytes <= limits.backlogBytes) return;
      metrics.count('relay_slow_readers_total', 'Connections cut off because their client does not read.');
      this.cut(connection);
    });
    connection.on('flush', () => {
      waitingBytes = 0;
    });
  }

  /** Whether a request may bring what it says; those without a length could bring anything. What it brings is counted. */
  #mayPost(request: IncomingMessage): boolean {
    const { method, headers } = request;
    if (method !== 'POST') return true;
    const known = this.#known.get(connectionIdIn(request) ?? '');
    const most = known?.isAtDocument ? this.#options.limits.frameBytes : GREETING_BYTES;
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (headers['transfer-encoding'] !== undefined || !(length <= most)) return false;
    if (known) this.#countPosted(request, known);
    return true;
  }

  #countPosted(request: IncomingMessage, { connection, posted }: Known): void {
    cutAtTooMuch(
      request,
      (chunk) => posted.take(Buffer.byteLength(chunk), packetsIn(chunk)),
      () => {
        this.cut(connection);
        request.destroy();
      },
    );
  }
}

function wireLimits({ bytesPerConnection, opsPerConnection, signalsPerConnection }: RelayLimits): WireLimits {
  return {
    greetingBytes: GREETING_BYTES,
    greetingFrames: GREETING_FRAMES,
    bytes: {
      perSecond: bytesPerConnection.perSecond * BYTES_ON_THE_WIRE,
      burst: bytesPerConnection.burst * BYTES_ON_THE_WIRE,
    },
    frames: {
      perSecond: (opsPerConnection.perSecond + signalsPerConnection.perSecond) * FRAMES_BESIDE,
      burst: (opsPerConnection.burst + signalsPerConnection.burst) * FRAMES_BESIDE,
    },
  };
}

/** The connection of a request that takes the place of a WebSocket, or of the WebSocket that it goes on with. Engine.IO takes the last. */
function connectionIdIn({ url }: IncomingMessage): string | undefined {
  return new URL(url ?? '', 'http://relay').searchParams.getAll('sid').at(-1);
}
