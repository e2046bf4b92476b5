/**
 * Finds one person in all sessions of their tenant: lists everything with one of their pseudonyms, writes it to a
 * file, or replaces the pseudonym. The server has to run: tables and notes are read and changed as a page does it.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Replacement, replacePerson } from '../../src/domain/table/replacePerson.ts';
import { openTableDocument } from '../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../src/fluid/tokens.ts';
import { whenLive } from '../../src/fluid/whenLive.ts';
import { actorHash } from '../../src/securityLog/actorHash.ts';
import { filesOf } from '../../src/securityLog/lineSink.ts';
import type { FluidConfig, ServerConfig } from '../../src/server/config.ts';
import { fluidOf } from '../../src/server/fluidServices.ts';
import { createPseudonyms } from '../../src/server/identity/pseudonym.ts';
import { deriveKey } from '../../src/server/keys.ts';
import type { DocumentRecord, Registry, SessionRecord } from '../../src/server/registry/registry.ts';
import { createFluidTokens } from '../../src/server/tokens/fluid.ts';
import { recordAdmin } from './adminLog.ts';
import { contentsReader, servicesAt } from './contents.ts';
import { endSession } from './ending.ts';
import { signaturesOf } from './signed.ts';
import { type Step, stepsOf } from './steps.ts';

const OWNER_ONLY = 0o600;
const PSEUDONYM_BYTES = 16;
const WRITTEN_WITHIN_MS = 30_000;

export type PersonAction =
  | { readonly do: 'list' }
  | { readonly do: 'export'; readonly out: string }
  /** Ends running sessions that hold data of the person. */
  | { readonly do: 'end' }
  /** `remove`: also removes texts that the person wrote under their name. */
  | { readonly do: 'pseudonymise' | 'remove' };

export interface PersonCall {
  readonly objectId: string;
  readonly tenant: string | undefined;
  readonly server: string;
  readonly wish: PersonAction;
  readonly say: (line: string) => void;
  readonly complain: (exitCode: number, sentence: string) => number;
}

/** What this command leaves unchanged; the answer to the person must say so. */
const OUT_OF_REACH = [
  'what others wrote about the person, and notes: notes do not say who wrote them, only their log does',
  'answers without a name: nobody can tell whose they are',
  'decks of a meeting: they do not say who made them',
  'the log of a table or notes: it is listed, and keeps the pseudonym until it is trimmed (docs/privacy.md, The log)',
  'the security log: it is listed, and keeps its lines until their time is up',
  'sessions that somebody has deleted within the last hour: they go by themselves, unless that is undone',
  'backups, archives of the database, files that people saved, and what is kept on people’s own devices',
];

interface Place {
  /** Where in the document, such as `ownCards/0/author`. */
  readonly at: string;
  /** The data around the pseudonym: the card, the words. */
  readonly holds: unknown;
}

interface DocumentTraces extends Pick<DocumentRecord, 'kind' | 'table' | 'documentId'> {
  readonly places: readonly Place[];
  readonly steps: readonly Step[];
}

interface SessionTraces {
  readonly session: SessionRecord;
  readonly participant: string;
  readonly roles: readonly string[];
  readonly sharings: readonly { readonly madeAt: string; readonly endsAt: string }[];
  readonly documents: readonly DocumentTraces[];
  /** Documents that could not be read. */
  readonly unread: readonly string[];
}

const EVENTS = {
  list: 'adminLookup',
  export: 'adminExport',
  end: 'adminEnd',
  pseudonymise: 'adminDeletion',
  remove: 'adminDeletion',
} as const;

/** Returns the exit code of `npm run session`. */
export async function person(registry: Registry, config: ServerConfig, call: PersonCall): Promise<number> {
  const actor = {
    tenantId: (call.tenant ?? config.entra.tenantIds[0] ?? '').toLowerCase(),
    objectId: call.objectId.toLowerCase(),
  };
  const actorKey = deriveKey(config.serverKey, 'security-log');
  const { wish, say, complain } = call;
  recordAdmin(config, EVENTS[wish.do], { actor }, actorKey);
  const lines = linesOf(config, actorHash(actorKey, actor));
  const sessions = await allSessions(registry, actor.tenantId);
  const pseudonyms = createPseudonyms(deriveKey(config.serverKey, 'pseudonym'));
  const participantIn = (id: string) => pseudonyms.ofMember(id, { ...actor, name: '' });
  const everywhere = new Set(sessions.map(({ id }) => participantIn(id)));
  const found: SessionTraces[] = [];
  for (const session of sessions) {
    const traces = await tracesIn(session, {
      registry,
      config,
      server: call.server,
      everywhere,
      participantIn,
    });
    if (isAnything(traces)) found.push(traces);
  }
  const unread = found.flatMap((traces) => traces.unread);
  if (unread.length > 0 && found.every(({ documents }) => documents.length === 0)) {
    return complain(
      1,
      `No document can be read at ${call.server}: check that the server is running. Nothing was done.`,
    );
  }
  if (wish.do === 'export') {
    const sessions = found.map(toFile);
    write(wish.out, { person: actor, sessions, securityLog: lines, unread, notHere: OUT_OF_REACH });
    say(`${wish.out}: what carries one of the person’s pseudonyms, in ${found.length} sessions.`);
  } else {
    for (const traces of found) say(lineOf(traces));
    say(`security log: ${typeof lines === 'string' ? lines : `${lines.length} lines`}`);
  }
  let exitCode = unread.length > 0 ? 1 : 0;
  for (const what of unread) say(`Could not be read: ${what}`);
  if (wish.do === 'end') {
    for (const traces of found.filter(({ session }) => session.endedAtMs === undefined)) {
      say(`${traces.session.id}: ${await endSession(registry, config, traces.session, call.server)}`);
    }
  }
  if (wish.do === 'pseudonymise' || wish.do === 'remove') {
    const texts = wish.do === 'remove' ? 'remove' : 'keep';
    for (const traces of found) {
      const done = await replaceIn(traces, { registry, config, server: call.server, everywhere, texts });
      if (!done) exitCode = 1;
      say(
        `${traces.session.id}: ${done ? 'the pseudonym is gone from roles, sharings and documents' : LEFT}`,
      );
    }
  }
  say('Not reached:');
  for (const what of OUT_OF_REACH) say(`- ${what}`);
  return exitCode;
}

const LEFT = 'left as it is: it goes on, or its table could not be changed. End it, and call this again.';

async function allSessions(registry: Registry, tenantId: string): Promise<SessionRecord[]> {
  const all: SessionRecord[] = [];
  for (;;) {
    const page = await registry.sessionsAfter(tenantId, all.at(-1)?.id ?? '');
    if (page.length === 0) return all;
    all.push(...page);
  }
}

interface Search {
  readonly registry: Registry;
  readonly config: ServerConfig;
  readonly server: string;
  readonly everywhere: ReadonlySet<string>;
  readonly participantIn: (sessionId: string) => string;
}

async function tracesIn(session: SessionRecord, search: Search): Promise<SessionTraces> {
  const { registry, config, server, everywhere, participantIn } = search;
  const participant = participantIn(session.id);
  const { facilitators, noteTakers } = await registry.conversation.listRoles(session.id);
  const viewings = await registry.conversation.listStageShares(session.id, 0);
  const fluid = fluidOf(config, session.fluidService);
  const read = contentsReader(fluid, server, signaturesOf(config, session.id));
  const documents: DocumentTraces[] = [];
  const unread: string[] = [];
  for (const { kind, table, documentId } of await registry.listDocuments(session.id)) {
    try {
      const { contents } = await read(kind, documentId);
      const steps = await stepsOf(fluid, server, documentId, everywhere);
      documents.push({ kind, table, documentId, places: placesIn(contents, everywhere), steps });
    } catch {
      unread.push(`${kind} of ${session.id}`);
    }
  }
  return {
    session,
    participant,
    roles: [
      ...(facilitators.includes(participant) ? ['facilitator'] : []),
      ...(noteTakers.includes(participant) ? ['note-taker'] : []),
    ],
    sharings: viewings
      .filter(({ madeBy }) => madeBy === participant)
      .map(({ madeAtMs, endsAtMs }) => ({ madeAt: moment(madeAtMs), endsAt: moment(endsAtMs) })),
    documents: documents.filter(({ places, steps }) => places.length + steps.length > 0),
    unread,
  };
}

const isAnything = ({ roles, sharings, documents, unread }: SessionTraces): boolean =>
  roles.length + sharings.length + documents.length + unread.length > 0;

/** Every occurrence of one of the pseudonyms, as a value or as a field's name. */
function placesIn(
  value: unknown,
  people: ReadonlySet<string>,
  path: readonly string[] = [],
  around: unknown = value,
): Place[] {
  if (typeof value === 'string') return people.has(value) ? [{ at: path.join('/'), holds: around }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    const named = people.has(key) ? [{ at: at.join('/'), holds: inner }] : [];
    return [...named, ...placesIn(inner, people, at, Array.isArray(value) ? inner : value)];
  });
}

interface Replacing extends Omit<Search, 'participantIn'> {
  readonly texts: Replacement['texts'];
}

/** False if the session is running, or a table of it still names the person. */
async function replaceIn(traces: SessionTraces, replacing: Replacing): Promise<boolean> {
  const { session, participant, documents } = traces;
  const { registry, everywhere, texts } = replacing;
  const fluid = fluidOf(replacing.config, session.fluidService);
  if (session.endedAtMs === undefined) return false;
  const by = randomBytes(PSEUDONYM_BYTES).toString('base64url');
  for (const { kind, documentId, places } of documents) {
    if (places.length === 0) continue;
    if (kind !== 'table' || !(await replaceAt(documentId, { of: everywhere, by, texts }, fluid, replacing)))
      return false;
  }
  await registry.conversation.replacePerson(session.id, participant, by);
  return registry.eraseDeleted().then(() => true);
}

async function replaceAt(
  documentId: string,
  replacement: Replacement,
  fluid: FluidConfig,
  { server }: Replacing,
): Promise<boolean> {
  const tokens = createFluidTokens(fluid, Date.now);
  const user = { id: 'administrator', name: '' };
  const document = await openTableDocument(
    {
      ...servicesAt(fluid, server),
      tokens: createTokenProvider(
        (id = '') => tokens.issue({ documentId: id, access: 'write', user }),
        Date.now,
      ),
      readOnly: false,
    },
    documentId,
  );
  try {
    if (!(await whenLive(document, WRITTEN_WITHIN_MS))) return false;
    replacePerson(document.table, replacement);
    if (!(await document.flush(WRITTEN_WITHIN_MS))) return false;
  } finally {
    document.close();
  }
  const { contents } = await contentsReader(fluid, server, () => false)('table', documentId);
  return placesIn(contents, replacement.of).length === 0;
}

/** Lines about the person, or the files to search. */
function linesOf({ securityLog }: ServerConfig, hash: string): readonly unknown[] | string {
  if (securityLog.to === 'stdout') return `on the server’s standard output, with "actor":"${hash}"`;
  return filesOf(securityLog.folder).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      // A hash has no character that JSON escapes.
      .filter((line) => line.includes(`"actor":"${hash}"`))
      .map((line) => JSON.parse(line)),
  );
}

function write(out: string, contents: unknown): void {
  writeFileSync(out, `${JSON.stringify(contents, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
}

function toFile({ session, participant, roles, sharings, documents }: SessionTraces): unknown {
  const { id, startedAtMs, endedAtMs } = session;
  const ended = endedAtMs === undefined ? undefined : moment(endedAtMs);
  return { id, startedAt: moment(startedAtMs), endedAt: ended, participant, roles, sharings, documents };
}

function lineOf({ session, roles, sharings, documents }: SessionTraces): string {
  const { id, startedAtMs, endedAtMs } = session;
  const traces = [
    ...roles,
    ...(sharings.length > 0 ? [`${sharings.length} sharings of the stage`] : []),
    ...documents.map(
      ({ kind, places, steps }) => `${kind}: ${places.length} places, ${steps.length} steps in the log`,
    ),
  ];
  return [
    id,
    moment(startedAtMs),
    endedAtMs === undefined ? 'goes on' : moment(endedAtMs),
    traces.join('; '),
  ].join('  ');
}

const moment = (ms: number): string => new Date(ms).toISOString();
