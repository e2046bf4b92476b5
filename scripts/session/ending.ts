/** Ends a session for everybody, and disconnects the people at its documents where its Fluid service can. */
import type { ServerConfig } from '../../src/server/config.ts';
import { FluidAdminError } from '../../src/server/fluidAdmin/fluidAdmin.ts';
import { createFluidServices } from '../../src/server/fluidServices.ts';
import type { Registry, SessionRecord } from '../../src/server/registry/registry.ts';

const ENDED = 'The session has ended: its tickets are worthless, and whoever comes now can only read.';
const DISCONNECTED = 'Everybody was disconnected, and no earlier token opens its documents.';
const UNSUPPORTED =
  'Its Fluid service cannot disconnect people: who is connected writes until their token ends, within 50 minutes.';
const noAnswer = (server: string): string =>
  `Its Fluid service gave no answer (${server}, another one with --server): if it is running, who is connected writes until their token ends, within 50 minutes.`;

/** Returns what has become of it, for the administrator. `server`: a relay in the server's process takes commands at the app's address. */
export async function endSession(
  registry: Registry,
  config: ServerConfig,
  { id, fluidService }: SessionRecord,
  server: string,
): Promise<string> {
  // First, so that the next token is one to read.
  await registry.endSession(id, Date.now());
  const { adminOf } = createFluidServices({ ...config, appOrigin: server }, Date.now);
  try {
    for (const { documentId } of await registry.listDocuments(id)) {
      if ((await adminOf(fluidService).revokeAll(documentId)) === 'unsupported')
        return `${ENDED} ${UNSUPPORTED}`;
    }
    return `${ENDED} ${DISCONNECTED}`;
  } catch (error) {
    if (error instanceof FluidAdminError) return `${ENDED} ${noAnswer(server)}`;
    throw error;
  }
}
