/** A WebSocket by hand: also frames that no browser sends, and a client that does not read. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export const TEXT = 0x1;
export const CONTINUATION = 0x0;
export const PING = 0x9;
const FIN = 0x80;
const MASKED = 0x80;
/** A mask of noughts changes nothing. */
const MASK = Buffer.alloc(4);

export interface BareWebSocket {
  /** What has come so far, frames' headers included. */
  readonly heard: () => string;
  readonly isOpen: () => boolean;
  /** Resolves when the other side has closed it. */
  readonly ended: Promise<void>;
  /** Resolves with the next text that begins so. */
  hears(beginning: string): Promise<void>;
  say(text: string): void;
  send(bytes: Uint8Array): void;
  /** Reads nothing any more. */
  stopReading(): void;
  close(): void;
}

export function frame(payload: string | Uint8Array, opcode = TEXT, isLast = true): Buffer {
  const data = Buffer.from(payload);
  const first = (isLast ? FIN : 0) | opcode;
  const length = data.byteLength;
  const head =
    length < 126
      ? Buffer.from([first, MASKED | length])
      : length < 65_536
        ? Buffer.from([first, MASKED | 126, length >> 8, length & 0xff])
        : Buffer.from([first, MASKED | 127, 0, 0, 0, 0, ...uint32(length)]);
  return Buffer.concat([head, MASK, data]);
}

/** Resolves when the connection stands, or has been closed before that. */
export async function bareWebSocket(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<BareWebSocket> {
  const { hostname, port, host } = new URL(origin);
  const socket: Socket = connect(Number(port), hostname);
  let heard = '';
  let isOpen = true;
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOpen = false;
      resolve();
    };
    socket.once('close', end);
    socket.once('error', end);
  });
  const hears = async (text: string): Promise<void> => {
    while (!heard.includes(text) && isOpen) await Promise.race([once(socket, 'data'), ended]);
  };
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more.join('')}\r\n`,
  );
  await hears('"maxPayload"');
  return {
    heard: () => heard,
    isOpen: () => isOpen,
    ended,
    hears,
    say: (text) => void socket.write(frame(text)),
    send: (bytes) => void socket.write(bytes),
    stopReading: () => void socket.pause(),
    close: () => void socket.destroy(),
  };
}

/** socket.io's own greeting and `connect_document`, as texts of frames. */
export const ENTER_NAMESPACE = '40';
export const LEAVE_NAMESPACE = '41';
export const eventFrame = (event: string, ...args: readonly unknown[]): string =>
  `42${JSON.stringify([event, ...args])}`;

function uint32(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}
