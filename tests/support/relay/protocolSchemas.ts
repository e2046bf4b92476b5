/**
 * What a Fluid service and its clients send to each other, as far as Fluid's protocol specification 1.0.0 (draft, in
 * FluidFramework's `server/routerlicious/docs/protocol-spec`) says what is in it, written down anew. Unknown keys are
 * allowed, as there. Where today's official clients and lambdas differ from the draft, a comment says so.
 */
import { z } from 'zod';

const count = z.int().min(0);
const mode = z.enum(['read', 'write']);
/** The draft takes numbers from 0 on; the official ordering lambda gives its own messages -1. */
const numberOfClient = z.int().min(-1);

const user = z.looseObject({ id: z.string() });

export const client = z.looseObject({
  mode,
  details: z.looseObject({
    capabilities: z.looseObject({ interactive: z.boolean() }),
    type: z.string().optional(),
    environment: z.string().optional(),
    device: z.string().optional(),
  }),
  permission: z.array(z.string()),
  user,
  scopes: z.array(z.string()),
  timestamp: z.int().optional(),
});

export const tokenClaims = z.looseObject({
  documentId: z.string(),
  scopes: z.array(z.enum(['doc:read', 'doc:write', 'summary:write'])),
  tenantId: z.string(),
  user,
  iat: z.int(),
  exp: z.int(),
  ver: z.string(),
  jti: z.string().optional(),
});

export const connect = z.looseObject({
  tenantId: z.string(),
  id: z.string(),
  token: z.string().nullable().optional(),
  client,
  versions: z.array(z.string()),
  mode,
  driverVersion: z.string().optional(),
  nonce: z.string().optional(),
  epoch: z.string().optional(),
  supportedFeatures: z.record(z.string(), z.unknown()).optional(),
  relayUserAgent: z.string().optional(),
});

const trace = z.looseObject({ service: z.string(), action: z.string(), timestamp: z.number() });

export const sequencedMessage = z.looseObject({
  clientId: z.string().nullable(),
  sequenceNumber: z.int().min(1),
  minimumSequenceNumber: count,
  clientSequenceNumber: numberOfClient,
  referenceSequenceNumber: numberOfClient,
  type: z.string(),
  // Required, and anything.
  contents: z.unknown().refine((contents) => contents !== undefined, 'contents are missing'),
  timestamp: z.int(),
  traces: z.array(trace).optional(),
  data: z.string().optional(),
  compression: z.string().optional(),
  origin: z
    .looseObject({ id: z.string(), sequenceNumber: z.int(), minimumSequenceNumber: z.int() })
    .optional(),
});

export const signal = z.looseObject({
  clientId: z.string().nullable(),
  content: z.unknown().refine((content) => content !== undefined, 'content is missing'),
  type: z.string().optional(),
  clientConnectionNumber: z.int().optional(),
  referenceSequenceNumber: z.int().optional(),
  targetClientId: z.string().optional(),
});

export const connected = z.looseObject({
  claims: tokenClaims,
  clientId: z.string(),
  existing: z.boolean(),
  maxMessageSize: count,
  mode,
  serviceConfiguration: z.looseObject({
    maxMessageSize: count,
    blockSize: count,
    noopTimeFrequency: z.int().optional(),
    noopCountFrequency: z.int().optional(),
  }),
  initialClients: z.array(
    z.looseObject({
      clientId: z.string(),
      client,
      clientConnectionNumber: z.int().optional(),
      referenceSequenceNumber: z.int().optional(),
    }),
  ),
  initialMessages: z.array(sequencedMessage),
  initialSignals: z.array(signal),
  supportedVersions: z.array(z.string()),
  supportedFeatures: z.record(z.string(), z.unknown()).optional(),
  version: z.string(),
  timestamp: z.int().optional(),
  checkpointSequenceNumber: z.int().optional(),
  epoch: z.string().optional(),
  relayServiceAgent: z.string().optional(),
});

export const connectError = z.looseObject({ code: z.int(), message: z.string() });

export const MESSAGE_TYPES = [
  ...['noop', 'join', 'leave', 'propose', 'reject', 'accept', 'summarize', 'summaryAck', 'summaryNack'],
  ...['op', 'noClient', 'tripComplete', 'control'],
];

/** The draft requires contents; official clients leave them out of no-ops. */
export const documentMessage = z.looseObject({
  clientSequenceNumber: z.int().min(1),
  referenceSequenceNumber: count,
  type: z.enum(MESSAGE_TYPES),
  traces: z.array(trace).optional(),
  compression: z.string().optional(),
});

export const nack = z.looseObject({
  operation: documentMessage.nullable().optional(),
  sequenceNumber: z.int(),
  content: z.looseObject({
    code: z.int(),
    type: z.enum(['ThrottlingError', 'InvalidScopeError', 'BadRequestError', 'LimitExceededError']),
    message: z.string(),
    retryAfter: z.int().min(0).optional(),
  }),
});

export const join = z.looseObject({ clientId: z.string(), detail: client });

export const summarize = z.looseObject({
  handle: z.string(),
  message: z.string(),
  parents: z.array(z.string()),
  head: z.string(),
  details: z.looseObject({ includesProtocolTree: z.boolean().optional() }).optional(),
});

const proposal = z.looseObject({ summarySequenceNumber: count });
export const summaryAck = z.looseObject({ handle: z.string(), summaryProposal: proposal });
export const summaryNack = z.looseObject({
  summaryProposal: proposal,
  code: z.int().optional(),
  message: z.string().optional(),
  retryAfter: z.number().optional(),
});

export const session = z.looseObject({
  ordererUrl: z.string(),
  historianUrl: z.string(),
  deltaStreamUrl: z.string(),
  messageBrokerId: z.string().optional(),
  isSessionAlive: z.boolean(),
  isSessionActive: z.boolean(),
});

export const documentFacts = z.looseObject({
  id: z.string(),
  tenantId: z.string(),
  sequenceNumber: count,
});

export const createdBlob = z.looseObject({ sha: z.string(), url: z.string() });
export const blob = z.looseObject({
  sha: z.string(),
  size: count,
  content: z.string(),
  encoding: z.enum(['base64', 'utf-8']),
  url: z.string(),
});

const author = z.looseObject({ name: z.string(), email: z.string(), date: z.iso.datetime({ offset: true }) });
/** As in the list of a document's commits: there the commit is one level further in. */
export const commitDetails = z.looseObject({
  sha: z.string(),
  url: z.string(),
  parents: z.array(z.looseObject({ sha: z.string(), url: z.string() })),
  commit: z.looseObject({
    message: z.string(),
    author,
    committer: author,
    url: z.string(),
    tree: z.looseObject({ sha: z.string(), url: z.string() }),
  }),
});
