/**
 * For whoever answers for the data: what is kept of a session, all of it, and its end.
 *
 *   npm run session -- list --meeting <chat id> [--tenant <id>]
 *   npm run session -- export <session id> --out <file> [--server <address>]
 *   npm run session -- delete <session id> [--server <address>]
 *
 * With the settings of the server, which goes on running. Exit codes: 0 done, 1 there is no such session or it cannot be
 * read, 2 called wrongly or settings are missing, 4 the data cannot be used.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig, type ServerConfig } from '../src/server/config.ts';
import { chooseFluidAdmin } from '../src/server/fluidAdmin/chooseFluidAdmin.ts';
import { createLogger } from '../src/server/logging.ts';
import { openRegistry } from '../src/server/registry/openRegistry.ts';
import type { Registry, SessionRecord } from '../src/server/registry/registry.ts';
import { createMeetingVault } from '../src/server/sessions/meetingVault.ts';
import { createRemoval } from '../src/server/sessions/removal.ts';
import { StartupError } from '../src/server/startupError.ts';
import { createFluidTokens } from '../src/server/tokens/fluid.ts';
import { databasePassword } from '../src/shared/managedIdentity.ts';
import { withSecretFiles } from '../src/shared/secretFiles.ts';
import { contentsReader } from './session/contents.ts';
import { peopleOf } from './session/people.ts';

const USAGE = `Usage: npm run session -- list --meeting <chat id> [--tenant <id>]
       npm run session -- export <session id> --out <file> [--server <address>]
       npm run session -- delete <session id> [--server <address>]`;
const OWNER_ONLY = 0o600;

interface Options {
  readonly meeting?: string;
  readonly tenant?: string;
  readonly out?: string;
  readonly server?: string;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function complain(exitCode: number, sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return exitCode;
}

async function main(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  if (!call) return complain(2, USAGE);
  const secrets = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'));
  const reading = readConfig(secrets.environment);
  const problems = [...secrets.problems, ...('problems' in reading ? reading.problems : [])];
  if ('problems' in reading || problems.length > 0) {
    return complain(2, `The settings are not those of a server: ${problems.join('; ')}.`);
  }
  const { config } = reading;
  const password = databasePassword(config.managedIdentity);
  let registry: Registry;
  try {
    registry = await openRegistry({ ...config, ...(password && { databasePassword: password }) });
  } catch (error) {
    if (error instanceof StartupError) return complain(4, error.message);
    throw error;
  }
  try {
    return await call.run(registry, config);
  } finally {
    await registry.close();
  }
}

interface Call {
  readonly run: (registry: Registry, config: ServerConfig) => Promise<number>;
}

function readCall(args: readonly string[]): Call | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { meeting: text, tenant: text, out: text, server: text },
    });
    const [what, id, ...others] = positionals;
    const options = values as Options;
    if (others.length > 0) return undefined;
    if (what === 'list' && options.meeting && id === undefined) {
      const { meeting, tenant } = options;
      return { run: (registry, config) => list(registry, config, meeting, tenant) };
    }
    if (id === undefined) return undefined;
    if (what === 'delete') {
      return {
        run: (registry, config) => remove(registry, config, id, options.server ?? config.appOrigin),
      };
    }
    const { out } = options;
    if (what !== 'export' || !out) return undefined;
    return {
      run: (registry, config) =>
        write(registry, config, id, { out, server: options.server ?? config.appOrigin }),
    };
  } catch {
    return undefined;
  }
}

async function list(
  registry: Registry,
  config: ServerConfig,
  chatId: string,
  tenant?: string,
): Promise<number> {
  const tenantId = (tenant ?? config.entra.tenantIds[0] ?? '').toLowerCase();
  const vault = createMeetingVault(config.serverKey);
  const place = { tenantId, meetingKey: vault.keyOf(tenantId, chatId) };
  const sessions = await registry.listSessions(tenantId, place.meetingKey);
  const decks = await registry.teamDecks.list(place);
  if (sessions.length + decks.length === 0) return complain(1, 'Nothing is kept of that meeting.');
  for (const { id, startedAtMs, endedAtMs } of sessions)
    say([id, moment(startedAtMs), moment(endedAtMs) ?? 'goes on'].join('  '));
  for (const { id, version, savedAtMs } of decks) {
    say(`deck ${id}  ${moment(savedAtMs)}  version ${version}, of the meeting`);
  }
  return 0;
}

async function write(
  registry: Registry,
  config: ServerConfig,
  id: string,
  { out, server }: { readonly out: string; readonly server: string },
): Promise<number> {
  const session = await registry.findSession(id);
  if (!session) return complain(1, 'There is no such session.');
  const read = contentsReader(config.fluid, server);
  const documents: { kind: string; table: number; contents: unknown }[] = [];
  for (const { kind, table, documentId } of await registry.listDocuments(id)) {
    try {
      documents.push({ kind, table, contents: await read(kind, documentId) });
    } catch {
      return complain(
        1,
        `The session’s ${kind} cannot be read at ${server}: does the server run? Nothing was written.`,
      );
    }
  }
  const everything = await everythingElse(registry, config, session);
  writeFileSync(out, `${JSON.stringify({ ...everything, documents }, null, 2)}\n`, {
    mode: OWNER_ONLY,
    flag: 'wx',
  });
  say(`${out}: everything that is kept of the session. It holds what people wrote.`);
  return 0;
}

async function everythingElse(registry: Registry, config: ServerConfig, session: SessionRecord) {
  const { id, tenantId, meetingKey, sealedMeeting, startedAtMs, endedAtMs } = session;
  const chatId = createMeetingVault(config.serverKey).open(tenantId, sealedMeeting);
  const people = chatId === undefined ? undefined : await peopleOf(config, session, chatId);
  const place = { tenantId, meetingKey };
  const kept = await registry.teamDecks.list(place);
  const decks = await Promise.all(kept.map((entry) => registry.teamDecks.find(place, entry.id)));
  return {
    session: { id, tenantId, chatId, startedAt: moment(startedAtMs), endedAt: moment(endedAtMs) },
    roles: await registry.conversation.listRoles(id),
    // By the pseudonyms that stand in the rest of the file; looked up now, kept nowhere.
    people: people ?? 'not known here',
    // Of the meeting, for all its sessions.
    teamDecks: decks.flatMap((entry) => (entry ? [JSON.parse(entry.deck)] : [])),
  };
}

async function remove(registry: Registry, config: ServerConfig, id: string, server: string): Promise<number> {
  const session = await registry.findSession(id);
  const decksBefore = session ? await registry.teamDecks.list(session) : [];
  const fluidTokens = createFluidTokens(config.fluid, Date.now);
  // The own relay takes orders at the app's address, as one elsewhere does at its own.
  const fluidAdmin = chooseFluidAdmin({ ...config, appOrigin: server }, fluidTokens);
  const logger = createLogger('silent');
  const removed = await createRemoval({ registry, fluidAdmin, logger, now: Date.now }).removeSession(id);
  if (!session || !removed) return complain(1, 'There is no such session.');
  const decks = decksBefore.length - (await registry.teamDecks.list(session)).length;
  say(
    removed.isDone
      ? 'The session is gone, and all that was written at its table.'
      : 'The session is gone. Its documents are still in the Fluid service: the server removes them within two hours.',
  );
  if (decks > 0) say(`It was the meeting’s last: decks of its own are gone, too (${decks}).`);
  return 0;
}

function moment(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

process.exitCode = await main(process.argv.slice(2));
// Fluid's client keeps timers for minutes after it was closed.
process.exit();
