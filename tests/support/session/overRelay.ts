/** A meeting over the real relay in this process, with the real session code; the app server is a stand-in. */
import type { Api } from '../../../src/client/session/api.ts';
import { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import type { DocumentServices } from '../../../src/fluid/sharedDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { TENANT, token } from '../relay/tokens.ts';
import { ownCatalogue } from '../table/catalogues.ts';
import { seededRandom } from '../table/seats.ts';

const HOUR_MS = 3_600_000;

const tokenFor = (id: string, documentId = '', readOnly = false) =>
  token({ documentId, user: { id, name: id }, ...(readOnly && { scopes: ['doc:read'] }) });
interface AtUrl {
  readonly url: string;
}

const endpointOf = ({ url }: AtUrl) => ({ type: 'remote', endpoint: url, tenantId: TENANT }) as const;

/** What somebody reaches a document with. */
export function relayServices(relay: AtUrl, id: string, readOnly = false): DocumentServices {
  return {
    fluid: endpointOf(relay),
    tokens: createTokenProvider(
      async (documentId) => ({
        token: tokenFor(id, documentId, readOnly),
        expiresAtMs: Date.now() + HOUR_MS,
      }),
      Date.now,
    ),
    readOnly,
    nowMs: Date.now,
  };
}

/** Somebody's page of a meeting whose document is there. */
export function visitOverRelay(relay: AtUrl, id: string, documentId: string): MeetingSession {
  const session = { id: 's', startedAt: '2026-01-01T00:00:00Z' };
  const api = {
    openSession: async () => ({
      session,
      documentId,
      me: { id, name: id, role: 'member', organiser: false, noteTaker: false },
      fluid: endpointOf(relay),
    }),
    fluidToken: async () => ({
      token: tokenFor(id, documentId),
      expiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
    }),
    listSessions: async () => [session],
    catalogue: async () => ownCatalogue,
  } as unknown as Api;
  return new MeetingSession({
    memberApi: api,
    viewerApi: undefined,
    meetingId: 'm',
    language: 'da',
    origin: relay.url,
    defaultDeckId: 'unused',

    loadTable: async () => tableModule,
    storage: undefined,
    clock: { nowMs: Date.now, random: seededRandom(1), newId: () => 'unused' },
  });
}
