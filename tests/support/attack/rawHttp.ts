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
