import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** What Node does not document of a connection: its parser hands on each request by itself. */
interface Parsed {
  readonly parser?: { onIncoming?: OnIncoming | null } | null;
}
type OnIncoming = (request: IncomingMessage, keepAlive: boolean) => number;

/** As after an upgrade: the parser leaves alone what has come behind this head. */
const LEAVE_THE_REST = 2;

/** Closes a connection at once, or with an answer to the request. */
export type Verdict = 'go on' | 'close' | { readonly answer: string };

/**
 * Closes a connection at the head of the first request that is not to go on. Its parser would otherwise read all that came behind
 * it in one packet, thousands of requests or pieces of a body, before anybody else has a turn.
 */
export function closeAtRequest(socket: Socket, judge: (request: IncomingMessage) => Verdict): void {
  const { parser } = socket as Socket & Parsed;
  const onIncoming = parser?.onIncoming;
  if (!parser || !onIncoming) return;
  parser.onIncoming = (request, keepAlive) => {
    // What comes after the answer is a body, whatever it looks like.
    const verdict = socket.writableEnded ? 'close' : judge(request);
    if (verdict === 'go on') return onIncoming(request, keepAlive);
    if (verdict === 'close') socket.destroy();
    else socket.end(`HTTP/1.1 ${verdict.answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    return LEAVE_THE_REST;
  };
}
