/** Connections to a server of the test itself, on which each byte is written by hand. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** Connects and sends these bytes; one that the server resets is no error. */
export function sayTo(server: Server, text = ''): Socket {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  // Read from the start: without that the server's end of it would not be seen.
  socket.on('error', () => undefined).resume();
  socket.write(text);
  return socket;
}

/** What comes from now on, once the connection is closed. */
export async function wholeOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (part) => {
    text += part;
  });
  await once(socket, 'close');
  return text;
}
