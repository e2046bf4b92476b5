/**
 * For the administrator: lists, exports, deletes and restores what is stored of a session or a person.
 *
 *   npm run session -- list --meeting <chat id> [--tenant <id>]
 *   npm run session -- export <session id> --out <file> [--server <address>]
 *   npm run session -- delete <session id> [--server <address>]
 *   npm run session -- restore <session id>
 *   npm run session -- end <session id>
 *   npm run session -- rewind <session id> [--keep <file>]
 *   npm run session -- move <session id> --to <service> [--accept] [--server <address>]
 *   npm run session -- move --from <service> --to <service> [--accept] [--server <address>]
 *   npm run session -- person <object id> [--tenant <id>] [--out <file> | --end | --pseudonymise | --remove] [--server <address>]
 *
 * Uses the settings of the server, which keeps running; only for `rewind` it has to be stopped. Exit codes: 0 done, 1 no
 * such session or it cannot be read, 2 wrong use or missing settings, 4 the data cannot be used.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ServerConfig } from '../src/server/config.ts';
import { createFluidServices, fluidOf } from '../src/server/fluidServices.ts';
import type { Registry, SessionRecord } from '../src/server/registry/registry.ts';
import { createMeetingIdCipher } from '../src/server/sessions/meetingIdCipher.ts';
import { createRemoval } from '../src/server/sessions/removal.ts';
import { programLog } from '../src/shared/log/programLog.ts';
import { recordAdmin } from './session/adminLog.ts';
import { contentsReader, type ReadDocument } from './session/contents.ts';
import { endSession } from './session/ending.ts';
import { complain, say, withInstallation } from './session/installation.ts';
import { move } from './session/move.ts';
import { peopleOf } from './session/people.ts';
import { type PersonAction, person } from './session/person.ts';
import { rewind } from './session/rewind.ts';
import { signaturesOf } from './session/signed.ts';

const USAGE = `Usage: npm run session -- list --meeting <chat id> [--tenant <id>]
       npm run session -- export <session id> --out <file> [--server <address>]
       npm run session -- delete <session id> [--server <address>]
       npm run session -- restore <session id>
       npm run session -- end <session id> [--server <address>]
       npm run session -- rewind <session id> [--keep <file>]
       npm run session -- move <session id> --to <service> [--accept] [--server <address>]
       npm run session -- move --from <service> --to <service> [--accept] [--server <address>]
       npm run session -- person <object id> [--tenant <id>] [--out <file> | --end | --pseudonymise | --remove] [--server <address>]`;
const OWNER_ONLY = 0o600;

interface Options {
  readonly meeting?: string;
  readonly tenant?: string;
  readonly out?: string;
  readonly server?: string;
  readonly keep?: string;
  readonly from?: string;
  readonly to?: string;
  readonly accept?: boolean;
  readonly end?: boolean;
  readonly pseudonymise?: boolean;
  readonly remove?: boolean;
}

async function main(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  return call ? withInstallation(call.run) : complain(2, USAGE);
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
      options: {
        ...{ meeting: text, tenant: text, out: text, server: text, keep: text, from: text, to: text },
        ...{
          accept: { type: 'boolean' },
          end: { type: 'boolean' },
          pseudonymise: { type: 'boolean' },
          remove: { type: 'boolean' },
        },
      },
    });
    const [what, id, ...others] = positionals;
    const options = values as Options;
    if (others.length > 0) return undefined;
    if (what === 'list' && options.meeting && id === undefined) {
      const { meeting, tenant } = options;
      return { run: (registry, config) => list(registry, config, meeting, tenant) };
    }
    if (what === 'move') return moveFor(id, options);
    if (id === undefined) return undefined;
    if (what === 'delete') {
      return {
        run: (registry, config) => remove(registry, config, id, options.server ?? config.appOrigin),
      };
    }
    if (what === 'restore') return { run: (registry, config) => restore(registry, config, id) };
    if (what === 'end') {
      return { run: (registry, config) => end(registry, config, id, options.server ?? config.appOrigin) };
    }
    if (what === 'rewind') {
      return {
        run: (registry, config) => rewind(registry, config, id, { keep: options.keep, say, complain }),
      };
    }
    if (what === 'person') {
      const wish = actionFor(options);
      const { tenant, server } = options;
      return (
        wish && {
          run: (registry, config) =>
            person(registry, config, {
              ...{ objectId: id, tenant, server: server ?? config.appOrigin, wish, say, complain },
            }),
        }
      );
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

/** One session, or all of a service. */
function moveFor(id: string | undefined, { from, to, accept, server }: Options): Call | undefined {
  if (!to || (id === undefined) === (from === undefined)) return undefined;
  const which = id === undefined ? { from: from ?? '' } : { id };
  return {
    run: (registry, config) =>
      move(registry, config, { to, which, accepted: accept === true, server: server ?? config.appOrigin }),
  };
}

/** Exactly one action. */
function actionFor({
  out,
  end = false,
  pseudonymise = false,
  remove = false,
}: Options): PersonAction | undefined {
  const wishes: readonly PersonAction[] = [
    ...(out ? [{ do: 'export', out } as const] : []),
    ...(end ? [{ do: 'end' } as const] : []),
    ...(pseudonymise ? [{ do: 'pseudonymise' } as const] : []),
    ...(remove ? [{ do: 'remove' } as const] : []),
  ];
  return wishes.length > 1 ? undefined : (wishes[0] ?? { do: 'list' });
}

async function list(
  registry: Registry,
  config: ServerConfig,
  chatId: string,
  tenant?: string,
): Promise<number> {
  const tenantId = (tenant ?? config.entra.tenantIds[0] ?? '').toLowerCase();
  const meetingIdCipher = createMeetingIdCipher(config.serverKey);
  const place = { tenantId, meetingKey: meetingIdCipher.keyOf(tenantId, chatId) };
  const sessions = await registry.listSessions(tenantId, place.meetingKey);
  const decks = await registry.teamDecks.list(place);
  const deleted = (await registry.listDeleted()).filter(
    (session) => session.tenantId === tenantId && session.meetingKey === place.meetingKey,
  );
  if (sessions.length + decks.length + deleted.length === 0)
    return complain(1, 'No data is stored of that meeting.');
  for (const { id, startedAtMs, endedAtMs } of sessions)
    say([id, moment(startedAtMs), moment(endedAtMs) ?? 'goes on'].join('  '));
  for (const { id, startedAtMs, deletedAtMs } of deleted)
    say([id, moment(startedAtMs), `deleted ${moment(deletedAtMs)}, kept for an hour: restore`].join('  '));
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
  const read = contentsReader(fluidOf(config, session.fluidService), server, signaturesOf(config, id));
  const documents: ({ kind: string; table: number } & ReadDocument)[] = [];
  for (const { kind, table, documentId } of await registry.listDocuments(id)) {
    try {
      documents.push({ kind, table, ...(await read(kind, documentId)) });
    } catch {
      return complain(
        1,
        `The session’s ${kind} cannot be read at ${server}: check that the server is running. Nothing was written.`,
      );
    }
  }
  const everything = await everythingElse(registry, config, session);
  recordAdmin(config, 'adminExport', { sessionId: id });
  writeFileSync(out, `${JSON.stringify({ ...everything, documents }, null, 2)}\n`, {
    mode: OWNER_ONLY,
    flag: 'wx',
  });
  say(`${out}: all stored data of the session, including people's texts.`);
  const leftOut = documents.reduce((sum, document) => sum + document.leftOut.length, 0);
  if (leftOut > 0)
    say(`Operations that no page can apply (${leftOut}) are left out and named in the file. See: rewind.`);
  return 0;
}

async function everythingElse(registry: Registry, config: ServerConfig, session: SessionRecord) {
  const { id, tenantId, meetingKey, encryptedMeetingId, startedAtMs, endedAtMs } = session;
  const chatId = createMeetingIdCipher(config.serverKey).decrypt(tenantId, encryptedMeetingId);
  const people = chatId === undefined ? undefined : await peopleOf(config, session, chatId);
  const place = { tenantId, meetingKey };
  const kept = await registry.teamDecks.list(place);
  const decks = await Promise.all(kept.map((entry) => registry.teamDecks.find(place, entry.id)));
  return {
    session: { id, tenantId, chatId, startedAt: moment(startedAtMs), endedAt: moment(endedAtMs) },
    roles: await registry.conversation.listRoles(id),
    // By the pseudonyms in the rest of the file; looked up now and not stored.
    people: people ?? 'not known here',
    // Of the meeting, shared by all its sessions.
    teamDecks: decks.flatMap((entry) => (entry ? [JSON.parse(entry.deck)] : [])),
  };
}

/** Restores a session that a person deleted in the app within the last hour. */
async function restore(registry: Registry, config: ServerConfig, id: string): Promise<number> {
  const deleted = (await registry.listDeleted()).find((session) => session.id === id);
  if (!deleted) return complain(1, 'There is no such deleted session.');
  recordAdmin(config, 'adminRestoration', { sessionId: id });
  const restoration = await registry.restoreSession(id, Date.now());
  if (!restoration) return complain(1, 'There is no such deleted session.');
  const { session, replacedId } = restoration;
  say(session.endedAtMs === undefined ? 'The session is running.' : 'The session is restored. It has ended.');
  if (replacedId !== undefined) say(`Deleted in its place, because it was not started: ${replacedId}.`);
  return 0;
}

async function end(registry: Registry, config: ServerConfig, id: string, server: string): Promise<number> {
  const session = await registry.findSession(id);
  if (!session) return complain(1, 'There is no such session.');
  recordAdmin(config, 'adminEnd', { sessionId: id });
  say(await endSession(registry, config, session, server));
  return 0;
}

async function remove(registry: Registry, config: ServerConfig, id: string, server: string): Promise<number> {
  const session =
    (await registry.findSession(id)) ?? (await registry.listDeleted()).find((deleted) => deleted.id === id);
  if (session) recordAdmin(config, 'adminDeletion', { sessionId: id });
  const decksBefore = session ? await registry.teamDecks.list(session) : [];
  // A relay in the server's process takes commands at the app's address, a separate one at its own.
  const { adminOf } = createFluidServices({ ...config, appOrigin: server }, Date.now);
  const logger = programLog('silent');
  const removed = await createRemoval({ registry, adminOf, logger, now: Date.now }).removeSession(id);
  if (!session || !removed) return complain(1, 'There is no such session.');
  const decks = decksBefore.length - (await registry.teamDecks.list(session)).length;
  say(
    removed.isDone
      ? 'The session and everything written at its table are deleted.'
      : 'The session is deleted. The server removes remaining documents of the Fluid service and traces in the database’s files within two hours.',
  );
  if (decks > 0) say(`It was the meeting’s last session: its own decks are deleted, too (${decks}).`);
  return 0;
}

function moment(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

process.exitCode = await main(process.argv.slice(2));
// Fluid's client keeps timers for minutes after it was closed.
process.exit();
