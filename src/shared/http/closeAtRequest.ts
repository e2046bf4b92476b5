import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** What Node does not document of a connection: its parser hands on each request by itself. */
interface Parsed {
  readonly parser?: { onIncoming?: OnIncoming | null } | null;
}
type OnIncoming = (request: IncomingMessage, keepAlive: boolean) => number;

/** As after an upgrade: the parser leaves alone what has come behind this request. */
const LEAVE_THE_REST = 2;

/**
 * Closes a connection with the first request for which `isTooMany` holds. Its parser would otherwise read all requests that
 * came with that one, thousands of them in one packet, before anybody else has a turn.
 */
export function closeAtRequest(socket: Socket, isTooMany: () => boolean): void {
  const { parser } = socket as Socket & Parsed;
  const onIncoming = parser?.onIncoming;
  if (!parser || !onIncoming) return;
  parser.onIncoming = (request, keepAlive) => {
    if (!isTooMany()) return onIncoming(request, keepAlive);
    socket.destroy();
    return LEAVE_THE_REST;
  };
}
