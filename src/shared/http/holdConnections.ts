import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { AddressedRequest, Network } from '../clientAddress.ts';
import { TurnQueue } from '../turnQueue.ts';
import { standsBack } from './accepting.ts';

const CONNECTIONS_PER_TURN = 4;
/** Room for those whose first request is on its way. */
const SILENT_CONNECTIONS = 2048;
/** Measured: some 4 KB each, and a server that was just started answers 1500 a second. */
const HELD_CONNECTIONS = 8192;
/** As many bytes as Node takes for the head of a request. */
const HEAD_BYTES = 16 * 1024;
/** Costs next to nothing, and decides whether the server is restarted: it waits behind nothing else. */
export const LIVENESS = '/healthz';

/** What Node does not document of a connection: one that is paused goes on reading until its buffer is full. */
interface Reading {
  readonly _handle?: { reading: boolean; readStop(): void } | null;
}

function stopReading(socket: Socket): void {
  socket.pause();
  const { _handle: handle } = socket as Socket & Reading;
  if (!handle?.reading) return;
  handle.reading = false;
  handle.readStop();
}

/** Who says to have sent these first bytes; the whole head decides once it is read. */
function senderOf(socket: Socket, head: string): AddressedRequest {
  const told = [...head.matchAll(/^x-forwarded-for:(.*)$/gim)].map(([, addresses = '']) => addresses);
  return { socket, headers: { 'x-forwarded-for': told.join() } };
}

/**
 * Hands new connections to Node's parser a few in each turn of the event loop, in the order in which their first bytes came;
 * the networks that send them take turns. A connection that waits has no parser, request or headers yet. Takes the place of
 * the server's listeners, so it is called after they are added.
 */
export function holdConnections(
  server: Server,
  networksOf: (request: AddressedRequest) => readonly Network[],
  { mostSilent = SILENT_CONNECTIONS, mostHeld = HELD_CONNECTIONS } = {},
): void {
  const takers = server.listeners('connection') as ((socket: Socket) => void)[];
  const turns = new TurnQueue(CONNECTIONS_PER_TURN, standsBack());
  const checks = new TurnQueue(CONNECTIONS_PER_TURN);
  /** The longest silent first. */
  const silent = new Set<Socket>();
  const waiting = new Set<Socket>();
  /** With those that were closed while they waited. */
  let held = 0;

  function handOn(socket: Socket, bytes: Buffer): void {
    held -= 1;
    waiting.delete(socket);
    socket.off('error', ignore).off('close', forget);
    if (socket.destroyed) return;
    socket.unshift(bytes);
    for (const take of takers) take.call(server, socket);
    socket.resume();
  }
  function wait(this: Socket, bytes: Buffer): void {
    stopReading(this);
    silent.delete(this);
    this.off('end', giveUp).off('timeout', giveUp).setTimeout(0);
    const head =
      bytes.toString('latin1', 0, Math.min(bytes.length, HEAD_BYTES)).split('\r\n\r\n', 1)[0] ?? '';
    const queue = head.startsWith(`GET ${LIVENESS} `) ? checks : turns;
    // The largest network: an IPv6 subscriber may have thousands of the smaller ones.
    const network = networksOf(senderOf(this, head)).at(-1)?.name;
    if (held >= mostHeld && queue.has(network)) {
      this.destroy();
      return;
    }
    held += 1;
    waiting.add(this);
    queue.add(network, 1, () => handOn(this, bytes));
  }
  function forget(this: Socket): void {
    silent.delete(this);
    waiting.delete(this);
  }

  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    const [longest] = silent;
    if (silent.size > mostSilent) longest?.destroy();
    socket.once('data', wait).on('error', ignore).on('close', forget);
    // As Node's parser does with a connection that brings no head.
    socket.on('end', giveUp).setTimeout(server.headersTimeout, giveUp);
  });
  const { closeIdleConnections, closeAllConnections } = server;
  server.closeIdleConnections = () => {
    for (const socket of silent) socket.destroy();
    closeIdleConnections.call(server);
  };
  server.closeAllConnections = () => {
    for (const socket of [...silent, ...waiting]) socket.destroy();
    closeAllConnections.call(server);
  };
}

/** One that is reset while it waits would end the process. */
function ignore(): void {}

function giveUp(this: Socket): void {
  this.destroy();
}
