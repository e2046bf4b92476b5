/**
 * Repairs a session's documents that hold an operation which no page can apply. The server must be stopped: this
 * command takes its place at the database, reads each document as a page does, and empties only the failing
 * operations.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRelayError, RELAY_FILE, type Relay, startRelay } from '../../src/relay/index.ts';
import { MAIN_SERVICE, type ServerConfig } from '../../src/server/config.ts';
import type { Registry } from '../../src/server/registry/registry.ts';
import type { DocumentKind } from '../../src/shared/contract/limits.ts';
import { databasePassword } from '../../src/shared/managedIdentity.ts';
import { recordAdmin } from './adminLog.ts';
import { type LeftOutOp, readDamaged, servicesAt } from './contents.ts';

const OWNER_ONLY = 0o600;

interface Damaged {
  readonly kind: DocumentKind;
  readonly documentId: string;
  readonly leftOut: readonly LeftOutOp[];
}

export interface RewindTo {
  /** File for the removed operations; without it nothing is changed. */
  readonly keep: string | undefined;
  readonly say: (line: string) => void;
  readonly complain: (exitCode: number, sentence: string) => number;
}

/** Returns the exit code of `npm run session`. */
export async function rewind(
  registry: Registry,
  config: ServerConfig,
  id: string,
  to: RewindTo,
): Promise<number> {
  const session = await registry.findSession(id);
  if (!session) return to.complain(1, 'There is no such session.');
  if (!config.fluid.own || session.fluidService !== MAIN_SERVICE)
    return to.complain(
      2,
      'The documents are in a separate Fluid service (FLUID_ENDPOINT or FLUID_ENDPOINTS): ask its administrator.',
    );
  let relay: Relay;
  try {
    relay = await relayOver(config);
  } catch (error) {
    if (isRelayError(error, 'store/leased')) return to.complain(4, 'The server is running: stop it first.');
    if (isRelayError(error)) return to.complain(4, `The data cannot be used: ${error.message}`);
    throw error;
  }
  try {
    return await mend(registry, config, id, relay, to);
  } finally {
    await relay.close();
  }
}

function relayOver({ fluid, dataDir, databaseUrl, managedIdentity }: ServerConfig): Promise<Relay> {
  const password = databasePassword(managedIdentity);
  return startRelay({
    tenantId: fluid.tenantId,
    keys: [fluid.key, ...fluid.previousKeys],
    store:
      databaseUrl === undefined
        ? { sqliteFile: join(dataDir, RELAY_FILE) }
        : { postgresUrl: databaseUrl, ...(password && { postgresPassword: password }) },
    at: { port: 0 },
  });
}

async function mend(
  registry: Registry,
  config: ServerConfig,
  id: string,
  relay: Relay,
  { keep, say, complain }: RewindTo,
): Promise<number> {
  const damaged: Damaged[] = [];
  const services = servicesAt({ ...config.fluid, type: 'remote' }, relay.url ?? '');
  for (const { kind, documentId } of await registry.listDocuments(id)) {
    try {
      const { leftOut } = await readDamaged(services, kind, documentId, () => false);
      if (leftOut.length > 0) damaged.push({ kind, documentId, leftOut });
    } catch {
      return complain(1, `The session’s ${kind} cannot be read, with or without its operations.`);
    }
  }
  if (damaged.length === 0) {
    say('Every document of the session can be read: nothing to remove.');
    return 0;
  }
  for (const { kind, leftOut } of damaged) {
    for (const { operation, at, by } of leftOut)
      say(`${kind}: operation ${operation} of ${at}, from participant ${by ?? 'not known any more'}`);
  }
  if (keep === undefined) {
    say('No page can apply these operations. To remove them, and nothing else: add --keep <new file>.');
    return 0;
  }
  recordAdmin(config, 'adminRewind', { sessionId: id });
  const kept = await Promise.all(
    damaged.map(async ({ kind, documentId, leftOut }) => ({
      kind,
      documentId,
      operations: (await relay.readOps(documentId, numbersOf(leftOut))).map((body) => JSON.parse(body)),
    })),
  );
  writeFileSync(keep, `${JSON.stringify(kept, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  for (const { documentId, leftOut } of damaged) await relay.setAside(documentId, numbersOf(leftOut));
  say(`Removed, and saved in ${keep}. Start the server again: the documents open.`);
  return 0;
}

const numbersOf = (leftOut: readonly LeftOutOp[]): number[] => leftOut.map(({ operation }) => operation);
