/** What people may do, wired from its parts: which adapter stands behind each port is decided here and nowhere else. */
import { randomBytes } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SecurityLog } from '../securityLog/securityLog.ts';
import { DiskFloor } from '../shared/diskFloor.ts';
import { AnonymousAnswers } from './anonymous/anonymousAnswers.ts';
import { createServerIdentity } from './anonymous/serverIdentity.ts';
import type { ServerConfig } from './config.ts';
import type { Decks } from './decks/decks.ts';
import { createDeckTickets, type DeckTickets } from './decks/deckTickets.ts';
import { createTeamDecks, type TeamDecks } from './decks/teamDecks.ts';
import type { Directory } from './directory/directory.ts';
import { createGraphDirectory } from './directory/graph.ts';
import { createGraphClient } from './directory/graphClient.ts';
import { createMeetingIdDirectory } from './directory/meetingIdAsProof.ts';
import { createFluidPlacement, type FluidPlacement } from './fluidPlacement.ts';
import { createFluidServices, type MountedService } from './fluidServices.ts';
import { type Authentication, createAuthentication } from './http/auth.ts';
import type { Conversation } from './http/conversation.ts';
import { createEntraIdentity } from './identity/entra.ts';
import { entraCredential } from './identity/ownCredentials.ts';
import { createPseudonyms } from './identity/pseudonym.ts';
import { deriveKey } from './keys.ts';
import { errorFacts, type Logger } from './logging.ts';
import { createPhoneTickets } from './phones/phoneTickets.ts';
import type { Registry } from './registry/registry.ts';
import { createAccessControl } from './sessions/accessControl.ts';
import { createDamageReports, type DamageReports } from './sessions/damageReports.ts';
import { createDocuments, type Documents } from './sessions/documents.ts';
import { createExpulsion, type Expulsion } from './sessions/expulsion.ts';
import { createMeetingIdCipher } from './sessions/meetingIdCipher.ts';
import { createMemberNames } from './sessions/memberNames.ts';
import { createNames, havePagesCryptography } from './sessions/names.ts';
import {
  createPersonQuota,
  DAMAGE_REPORTS,
  NEW_DOCUMENTS,
  NEW_SESSIONS,
  SAVED_DECKS,
} from './sessions/personQuota.ts';
import { createPhones, type Phones } from './sessions/phones.ts';
import { createPolls } from './sessions/polls.ts';
import { createRemoval, REOPEN_WITHIN_MS } from './sessions/removal.ts';
import { createRoles } from './sessions/roles.ts';
import { createRoomNames, type RoomNames } from './sessions/roomNames.ts';
import { createSealKeys, createSeals } from './sessions/seals.ts';
import { createSessionEndings, type SessionEndings } from './sessions/sessionEndings.ts';
import { createSessions, type Sessions } from './sessions/sessions.ts';
import { createTableConditions } from './sessions/tableConditions.ts';
import { createTablePreviews, type TablePreviews } from './sessions/tablePreviews.ts';
import { createWords } from './sessions/words.ts';
import { createTextCipher } from './textCipher.ts';
import { createTickets } from './tokens/ticket.ts';

export interface ServiceParts {
  readonly registry: Registry;
  readonly decks: Decks;
  /** The Fluid service in this process, if there is one. */
  readonly mounted?: MountedService | undefined;
  readonly logger: Logger;
  readonly securityLog: SecurityLog;
  readonly now: () => number;
}

export interface Services {
  readonly authentication: Authentication;
  readonly sessions: Sessions;
  readonly documents: Documents;
  readonly conversation: Conversation;
  readonly phones: Phones;
  readonly roomNames: RoomNames;
  readonly tablePreviews: TablePreviews;
  readonly teamDecks: TeamDecks;
  readonly deckTickets: DeckTickets;
  readonly damageReports: DamageReports;
  readonly expulsion: Expulsion;
  readonly sessionEndings: SessionEndings;
  readonly fluidPlacement: FluidPlacement;
  /** What has to be done now and then. It never rejects. */
  cleanUp(closing: AbortSignal): Promise<void>;
  /** Ends what was deleted before its time was up; the same, more often. */
  removeDeleted(closing: AbortSignal): Promise<void>;
  /** Called when the server stops, after the last answer. */
  close(): Promise<void>;
}

const SESSION_ID_BYTES = 16;

export function wireServices(config: ServerConfig, parts: ServiceParts): Services {
  const { registry, mounted, logger, securityLog, now } = parts;
  const presence = mounted?.presence;
  const keyFor = (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(config.serverKey, purpose);
  const tickets = createTickets(keyFor('viewing-ticket'), now);
  const identity = createEntraIdentity({ config: config.entra, fetch, now });
  const directory = chooseDirectory(config, now);
  const meetingIdCipher = createMeetingIdCipher(config.serverKey);
  const pseudonyms = createPseudonyms(keyFor('pseudonym'));
  const fluidServices = createFluidServices(config, now, mounted);
  const fluidPlacement = createFluidPlacement({
    ...{ services: fluidServices, registry, appOrigin: config.appOrigin, logger, fetch, now },
  });

  const { dataDir: folder, freeDiskBytes: floorBytes } = config;
  const disk =
    config.databaseUrl === undefined
      ? new DiskFloor({ folder, floorBytes, statfs: statfsSync, now })
      : undefined;
  const memberNames = createMemberNames(directory, pseudonyms);
  const accessControl = createAccessControl({
    ...{ registry, directory, meetingIdCipher, memberNames, pseudonyms, securityLog, now },
  });
  const names = createNames(keyFor('names'), havePagesCryptography(config.appOrigin));
  const conditions = createTableConditions({ fluidServices, registry, now });
  const documents = createDocuments({
    ...{ registry, accessControl, pseudonyms, names, fluidServices, conditions, securityLog, now },
    creationQuota: createPersonQuota(NEW_DOCUMENTS, now),
  });
  const sealKeys = createSealKeys(keyFor('author-seal'), havePagesCryptography(config.appOrigin));
  const seals = createSeals({ sealKeys, accessControl, registry });
  const answers = new AnonymousAnswers({
    ...{ registry, logger, now },
    identity: createServerIdentity(keyFor('server-identity')),
    cipher: createTextCipher(keyFor('box-seal')),
  });
  const phoneTickets = createPhoneTickets(keyFor('phone-ticket'), keyFor('door-code'));
  const phones = createPhones({
    ...{ accessControl, registry, answers, names, sealKeys, securityLog, now },
    tickets: phoneTickets,
  });
  const roomNames = createRoomNames({ accessControl, registry, names, sealKeys });
  const tablePreviews = createTablePreviews({ accessControl, registry, now });
  const removal = createRemoval({
    ...{ registry, adminOf: fluidServices.adminOf, logger, now },
    ...(config.retentionDays !== undefined && { retentionDays: config.retentionDays }),
  });
  const expulsion = createExpulsion({ presence, registry, meetingIdCipher, memberNames, logger });
  const sessions = createSessions({
    ...{
      registry,
      accessControl,
      documents,
      expulsion,
      conditions,
      phones,
      tablePreviews,
      presence,
      meetingIdCipher,
      pseudonyms,
      names,
      sealKeys,
      tickets,
      fluidServices,
      fluidPlacement,
      securityLog,
      now,
    },
    creationQuota: createPersonQuota(NEW_SESSIONS, now),
    // People copy it to a command line, where a leading hyphen would make an option of it.
    newSessionId: () => randomBytes(SESSION_ID_BYTES).toString('hex'),
  });
  return {
    authentication: createAuthentication(identity, tickets, phoneTickets, now),
    sessions,
    documents,
    conversation: {
      roles: createRoles({ registry, accessControl, memberNames, securityLog, fluidServices }),
      seals,
      polls: createPolls({ accessControl, answers, seals }),
      words: createWords({ accessControl, answers }),
    },
    phones,
    roomNames,
    tablePreviews,
    teamDecks: createTeamDecks({
      ...{ store: registry.teamDecks, meetingOf: sessions.meetingOf, limits: config.teamDecks, now },
      creationQuota: createPersonQuota(SAVED_DECKS, now),
      hasRoomFor: (bytes) => disk === undefined || disk.allows(bytes),
    }),
    deckTickets: createDeckTickets({
      ...{ offered: parts.decks, store: registry.teamDecks, accessControl, tickets, securityLog },
    }),
    damageReports: createDamageReports({
      ...{ registry, accessControl, securityLog, fluidServices },
      reportQuota: createPersonQuota(DAMAGE_REPORTS, now),
    }),
    expulsion,
    fluidPlacement,
    sessionEndings: createSessionEndings({ presence, registry, logger }),
    async cleanUp(closing) {
      await removal.cleanUp(closing);
      await answers.tidy(now() - REOPEN_WITHIN_MS).catch((error: unknown) => {
        logger.error({ error: errorFacts(error) }, 'clean-up failed; retrying later');
      });
    },
    removeDeleted: removal.removeDeleted,
    close: () => answers.close(),
  };
}

function chooseDirectory(config: ServerConfig, now: () => number): Directory {
  if (config.membersFrom === 'meeting-id') return createMeetingIdDirectory();
  const { authority, clientId } = config.entra;
  const credential = entraCredential(config);
  const endpoint = config.graphEndpoint;
  const client = createGraphClient({ authority, endpoint, clientId, credential, fetch, now, sleep });
  return createGraphDirectory({ client, endpoint, channelMembers: config.channelMembers, now });
}
