import { isRecord, type JsonRecord } from '../json.ts';
import { isPerson } from './places.ts';

/**
 * The first message of a socket, `connect_document`. It is untrusted: Fluid's code compares its versions before it verifies the
 * token, and broadcasts the client's own details to the document. So Fluid's code gets a message that is built here, from
 * known, short fields.
 */
export interface Greeting {
  readonly tenantId: string;
  readonly documentId: string;
  readonly token: string;
  readonly kind: 'people' | 'agents';
  /** The message for Fluid's code. */
  readonly messageFor: (standing: 'reader' | 'writer') => object;
}

/** Fluid's clients name four, such as `^0.4.0`. */
const VERSIONS_MAX = 10;
const VERSION = /^[\^~]?\d{1,4}\.\d{1,4}\.\d{1,4}$/;
const ID_MAX_CHARS = 200;
/** One of the server's own tokens has some 700. */
const TOKEN_MAX_CHARS = 8_000;
/** What Fluid's clients tell apart by it. */
const SUMMARIZER = 'summarizer';

/** Undefined if no client of Fluid's says this. */
export function readGreeting(message: unknown): Greeting | undefined {
  if (!isRecord(message)) return undefined;
  const { tenantId, id, token, versions, mode, client, supportedFeatures } = message;
  if (!isId(tenantId) || !isId(id) || !isToken(token) || !areVersions(versions)) return undefined;
  if ((mode !== 'write' && mode !== 'read') || !isRecord(client)) return undefined;
  const kind = isPerson(client) ? 'people' : 'agents';
  return {
    ...{ tenantId, documentId: id, token: token ?? '', kind },
    messageFor: (standing) => ({
      ...{ tenantId, id, token, versions, mode },
      // Readers count as people, so that every watching client is shown to the others.
      client: clientOf(mode, standing === 'writer' ? detailsOf(client, kind) : detailsOf({}, 'people')),
      supportedFeatures: takesSignals(supportedFeatures) ? { submit_signals_v2: true } : {},
    }),
  };
}

/** The user is in the token. */
const clientOf = (mode: string, details: object): object => ({
  ...{ mode, details, permission: [], scopes: [], user: { id: '' } },
});

function detailsOf(client: JsonRecord, kind: Greeting['kind']): object {
  const isSummarizer = isRecord(client.details) && client.details.type === SUMMARIZER;
  return {
    capabilities: { interactive: kind === 'people' },
    ...(isSummarizer && { type: SUMMARIZER }),
  };
}

const isId = (value: unknown): value is string => typeof value === 'string' && value.length <= ID_MAX_CHARS;

const isToken = (value: unknown): value is string | null | undefined =>
  value === null || value === undefined || (typeof value === 'string' && value.length <= TOKEN_MAX_CHARS);

const areVersions = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length <= VERSIONS_MAX &&
  value.every((version) => typeof version === 'string' && VERSION.test(version));

const takesSignals = (features: unknown): boolean =>
  isRecord(features) && features.submit_signals_v2 === true;
