import { EventEmitter } from 'node:events';
import { exceedsShape } from '../../shared/jsonShape.ts';
import type { TurnQueue } from '../../shared/turnQueue.ts';
import { isRecord, parseJson } from '../json.ts';

/** socket.io's packets (its protocol, version 5), as far as Fluid's clients use them: one namespace, nothing binary. */
interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly id?: number;
  readonly data?: unknown;
}

const CONNECT = 0;
const DISCONNECT = 1;
const EVENT = 2;
const CONNECT_ERROR = 4;
const NAMESPACE = '/';
/** socket.io ends a connection whose client sends this. */
const UNREADABLE: Packet = { type: CONNECT_ERROR, nsp: NAMESPACE };

/** An event, with the number of the acknowledgement that Fluid's clients ask for with some. */
const EVENT_HEAD = /^2(\d{0,10})\[/;
/** What a client may add when it enters the namespace; Fluid's add nothing. */
const CONNECT_MAX_CHARS = 1_024;
/** Events that the program itself sends to its own sockets. */
const RESERVED = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'];

/**
 * A frame has as many operations as may be sent at once, with some eight fields each; what they contain is text. Measured: an
 * honest frame has 5 to 60 parts and is 5 levels deep.
 */
const SHAPE = { parts: 40_000, depth: 32 };

/** A frame costs something also when it is empty. In units of its characters. */
const FRAME_COST = 512;

/** How socket.io reads and writes its frames: counted before they are parsed, and so many in one turn of the event loop. */
export function frameParser(turns: TurnQueue): {
  Encoder: typeof FrameEncoder;
  Decoder: new () => EventEmitter;
} {
  class Decoder extends EventEmitter {
    /** Called with each message of a connection. What it throws ends the connection. */
    add(message: unknown): void {
      if (typeof message !== 'string') throw new Error('Binary messages are not taken.');
      turns.add(this, FRAME_COST + message.length, () => this.emit('decoded', decode(message)));
    }

    destroy(): void {
      turns.drop(this);
    }
  }
  return { Encoder: FrameEncoder, Decoder };
}

class FrameEncoder {
  encode({ type, id, data }: Packet): string[] {
    return [`${type}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}

function decode(text: string): Packet {
  if (text === String(DISCONNECT)) return { type: DISCONNECT, nsp: NAMESPACE };
  if (text === String(CONNECT)) return { type: CONNECT, nsp: NAMESPACE };
  if (text.startsWith(String(CONNECT)) && text.length <= CONNECT_MAX_CHARS) {
    const data = parseJson(text.slice(1));
    return isRecord(data) ? { type: CONNECT, nsp: NAMESPACE, data } : UNREADABLE;
  }
  const [head, id] = EVENT_HEAD.exec(text) ?? [];
  if (head === undefined) return UNREADABLE;
  const json = text.slice(head.length - 1);
  const data = exceedsShape(json, SHAPE) ? undefined : parseJson(json);
  if (!Array.isArray(data) || typeof data[0] !== 'string' || RESERVED.includes(data[0])) return UNREADABLE;
  return { type: EVENT, nsp: NAMESPACE, data, ...(id ? { id: Number(id) } : {}) };
}
