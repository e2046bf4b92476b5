import { createServer } from 'node:net';
import { EXIT_CODES, StartError } from './errors.ts';

const HIGHEST_PORT = 65535;

/**
 * The wanted port, or any free one for 0.
 * @throws {StartError} when the port is in use, or the host is not this machine's
 */
export async function wantedPort(port: number, host: string): Promise<number> {
  const found = await tryPort(port, host);
  if (typeof found === 'number') return found;
  switch (found.code) {
    case 'EADDRINUSE':
      throw new StartError(
        `Port ${port} is in use by another program. Stop that one, or choose another: PORT=${port + 10} npm start`,
        EXIT_CODES.portInUse,
      );
    case 'EACCES':
      throw new StartError(
        `Port ${port} may not be used by you; choose one above 1023.`,
        EXIT_CODES.portInUse,
      );
    default:
      throw new StartError(
        `HOST "${host}" is no address of this machine (${found.code}).`,
        EXIT_CODES.setting,
      );
  }
}

/** The first free port after an occupied one, so that a product's ports are adjacent. */
export async function nextFreePort(after: number, host: string): Promise<number> {
  for (let port = after + 1; port <= HIGHEST_PORT; port++) {
    const found = await tryPort(port, host);
    if (typeof found === 'number') return found;
  }
  return wantedPort(0, host);
}

function tryPort(port: number, host: string): Promise<number | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
