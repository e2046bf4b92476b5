// Tinylicious, the local Fluid service, kept on the loopback address: by itself it listens on all interfaces, and
// it checks no token.
import { Server } from 'node:net';

const LOOPBACK = '127.0.0.1';
const listen = Server.prototype.listen;

function listenOnLoopback(this: Server, ...args: unknown[]): Server {
  const [port, ...rest] = args;
  const listensEverywhere = typeof port === 'number' && typeof rest[0] !== 'string';
  return Reflect.apply(listen, this, listensEverywhere ? [port, LOOPBACK, ...rest] : args);
}
Server.prototype.listen = listenOnLoopback as typeof listen;

await import('tinylicious');
