/** HTTP by hand: also what no client would send. */
import { connect, type Socket } from 'node:net';

export interface RawReply {
  /** 0 if the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
}

function open(origin: string): { socket: Socket; whole: Promise<string> } {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let text = '';
  const whole = new Promise<string>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
  return { socket, whole };
}

/** Sends the bytes and reads until the other side closes. `Connection: close` in the text makes it do so. */
export async function sendRaw(origin: string, text: string): Promise<RawReply> {
  const { socket, whole } = open(origin);
  socket.write(text, 'latin1');
  const answer = await whole;
  return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0), text: answer };
}

/** A server closes a connection on which more requests wait. */
const REQUESTS_PER_CONNECTION = 7;
const CONNECTIONS_AT_ONCE = 50;

/**
 * Sends the requests over many connections, a few on each.
 * @param requests heads without the empty line at their end
 * @returns the statuses of the answers, each once
 */
export async function statusesOf(origin: string, requests: readonly string[]): Promise<Set<string>> {
  const statuses = new Set<string>();
  const connection = async (heads: readonly string[]) => {
    const { text } = await sendRaw(origin, `${heads.join('\r\n')}Connection: close\r\n\r\n`);
    for (const [, status = ''] of text.matchAll(/HTTP\/1\.1 (\d+)/g)) statuses.add(status);
  };
  const step = CONNECTIONS_AT_ONCE * REQUESTS_PER_CONNECTION;
  for (let from = 0; from < requests.length; from += step) {
    const starts = Array.from(
      { length: CONNECTIONS_AT_ONCE },
      (_, i) => from + i * REQUESTS_PER_CONNECTION,
    ).filter((start) => start < requests.length);
    await Promise.all(
      starts.map((start) => connection(requests.slice(start, start + REQUESTS_PER_CONNECTION))),
    );
  }
  return statuses;
}

export interface BegunRequest {
  more(text: string): void;
  giveUp(): void;
  /** What the other side has said when the connection is closed. */
  readonly whole: Promise<string>;
}

/** A request that is begun and never ended; the returned functions go on with it and give it up. */
export function beginRaw(origin: string, text: string): BegunRequest {
  const { socket, whole } = open(origin);
  socket.write(text, 'latin1');
  return {
    more: (next) => void socket.write(next, 'latin1'),
    giveUp: () => void socket.destroy(),
    whole,
  };
}
