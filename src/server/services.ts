/** What people may do, wired from its parts: which adapter stands behind each port is decided here and nowhere else. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerConfig } from './config.ts';
import { createTeamDecks, type TeamDecks } from './decks/teamDecks.ts';
import type { Directory } from './directory/directory.ts';
import { createGraphDirectory } from './directory/graph.ts';
import { createGraphClient } from './directory/graphClient.ts';
import { createMeetingIdDirectory } from './directory/meetingIdAsProof.ts';
import type { FluidAdmin } from './fluidAdmin/fluidAdmin.ts';
import { type Authentication, createAuthentication } from './http/auth.ts';
import type { Conversation } from './http/conversation.ts';
import { createEntraIdentity } from './identity/entra.ts';
import { entraCredential } from './identity/ownCredentials.ts';
import { createPseudonyms } from './identity/pseudonym.ts';
import { deriveKey } from './keys.ts';
import type { Logger } from './logging.ts';
import type { Registry } from './registry/registry.ts';
import { createSeal } from './sealing.ts';
import { createBoxes } from './sessions/boxes.ts';
import { createDocuments, type Documents } from './sessions/documents.ts';
import { createEntrance } from './sessions/entrance.ts';
import { createMeetingVault } from './sessions/meetingVault.ts';
import { createNames, havePagesCryptography } from './sessions/names.ts';
import { createPace, NEW_DOCUMENTS, NEW_SESSIONS } from './sessions/pace.ts';
import { createPolls } from './sessions/polls.ts';
import { createRemoval, type Removal } from './sessions/removal.ts';
import { createRoles } from './sessions/roles.ts';
import { createSessions, type Sessions } from './sessions/sessions.ts';
import { createWords } from './sessions/words.ts';
import { createFluidTokens } from './tokens/fluid.ts';
import { createTickets } from './tokens/ticket.ts';

export interface ServiceParts {
  readonly registry: Registry;
  readonly fluidAdmin: FluidAdmin;
  readonly logger: Logger;
  readonly now: () => number;
}

export interface Services {
  readonly authentication: Authentication;
  readonly sessions: Sessions;
  readonly documents: Documents;
  readonly conversation: Conversation;
  readonly teamDecks: TeamDecks;
  readonly removal: Removal;
}

const SESSION_ID_BYTES = 16;

export function wireServices(config: ServerConfig, parts: ServiceParts): Services {
  const { registry, fluidAdmin, logger, now } = parts;
  const keyFor = (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(config.serverKey, purpose);
  const tickets = createTickets(keyFor('viewing-ticket'), now);
  const identity = createEntraIdentity({ config: config.entra, fetch, now });
  const directory = chooseDirectory(config, now);
  const vault = createMeetingVault(config.serverKey);
  const pseudonyms = createPseudonyms(keyFor('pseudonym'));
  const fluidTokens = createFluidTokens(config.fluid, now);

  const entrance = createEntrance({ registry, directory, vault, pseudonyms, now });
  const names = createNames(keyFor('names'), havePagesCryptography(config.appOrigin));
  const documents = createDocuments({
    ...{ registry, entrance, pseudonyms, names, fluidTokens, now },
    pace: createPace(NEW_DOCUMENTS, now),
  });
  const boxes = createBoxes({
    registry,
    seal: createSeal(keyFor('box-seal')),
    markKey: keyFor('box-marks'),
  });
  const removal = createRemoval({
    ...{ registry, fluidAdmin, logger, now },
    ...(config.retentionDays !== undefined && { retentionDays: config.retentionDays }),
  });
  const sessions = createSessions({
    ...{ registry, entrance, documents, removal, vault, pseudonyms, names, tickets, now },
    // Named one by one: the key stays here.
    fluid: { type: config.fluid.type, endpoint: config.fluid.endpoint, tenantId: config.fluid.tenantId },
    pace: createPace(NEW_SESSIONS, now),
    // People copy it to a command line, where a leading hyphen would make an option of it.
    newSessionId: () => randomBytes(SESSION_ID_BYTES).toString('hex'),
  });
  return {
    authentication: createAuthentication(identity, tickets, now),
    sessions,
    documents,
    conversation: {
      roles: createRoles({ registry, entrance, directory, pseudonyms }),
      polls: createPolls({ entrance, boxes }),
      words: createWords({ entrance, boxes }),
    },
    teamDecks: createTeamDecks({
      ...{ store: registry.teamDecks, meetingOf: sessions.meetingOf, limits: config.teamDecks, now },
    }),
    removal,
  };
}

function chooseDirectory(config: ServerConfig, now: () => number): Directory {
  if (config.membersFrom === 'meeting-id') return createMeetingIdDirectory();
  const { authority, clientId } = config.entra;
  const credential = entraCredential(config);
  const endpoint = config.graphEndpoint;
  const client = createGraphClient({ authority, endpoint, clientId, credential, fetch, now, sleep });
  return createGraphDirectory({ client, endpoint, now });
}
