/** The server's settings, read once from the environment and checked before anything else happens. */
import { z } from 'zod';
import type { FluidService, Statements } from '../shared/api.ts';
import { IDENTITY_USES, type ManagedIdentityConfig, managedIdentityIn } from '../shared/managedIdentity.ts';
import { isPostgresUrl } from '../shared/postgresUrl.ts';

export interface ServerConfig {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** PostgreSQL, for everything that is kept, instead of files in the data folder. Holds a password: never to be told. */
  readonly databaseUrl?: string;
  readonly logLevel: LogLevel;
  /** Of the machine, and what it is used for instead of a secret. */
  readonly managedIdentity?: ManagedIdentityConfig;
  /** Where people reach the app, such as `https://dialogkort.example.dk`. */
  readonly appOrigin: string;
  readonly entra: EntraConfig;
  readonly graphEndpoint: string;
  readonly fluid: FluidConfig;
  /** Secret behind pseudonyms, tickets and what the registry keeps about meetings. */
  readonly serverKey: string;
  /** Origins besides Teams' own that may frame the app. */
  readonly hostOrigins: readonly string[];
  /** A proxy that alone can reach the server says in `X-Forwarded-*` what was asked for, and by whom. */
  readonly trustProxy: boolean;
  /** So many proxies stand in a row before the server. */
  readonly proxyHops: number;
  /** Who is in a meeting: as Microsoft Graph says, or whoever knows the meeting's id. */
  readonly membersFrom: MembersFrom;
  /** How long sessions are kept that have ended or that nobody uses; missing to keep them for good. */
  readonly retentionDays?: number;
  /** Whoever bears it may read the metrics; without it nobody may. */
  readonly metricsToken?: string;
  /** What one meeting may keep of its own: so many decks, each so large as JSON. */
  readonly teamDecks: { readonly decks: number; readonly bytes: number };
  /** Folder with decks besides the built-in ones. */
  readonly deckDir?: string;
  /** Id of the deck that a meeting begins with when nobody has chosen one. */
  readonly defaultDeck: string;
  /** Where whoever runs the app publishes its own statements. */
  readonly statements: Statements;
  /** Folder with the built client, when it is not where the build puts it. */
  readonly clientDir?: string;
}

export interface EntraConfig {
  readonly authority: string;
  /** Lower case. */
  readonly tenantIds: readonly string[];
  readonly clientId: string;
  /** Any of these may stand in a token's `aud`. */
  readonly audiences: readonly string[];
  /** Missing when the managed identity vouches for the app. */
  readonly clientSecret?: string;
}

export interface FluidConfig extends FluidService {
  /** The service is the product's own, inside this server. */
  readonly own: boolean;
  /** Signs and verifies. */
  readonly key: string;
  /** Still verify, while they are being replaced. Of use to the own service only. */
  readonly previousKeys: readonly string[];
  /** Sources for the page's security policy besides the endpoint, for services spread over several hosts. */
  readonly extraSources: readonly string[];
  /** The service is Azure Fluid Relay, whose documents are deleted through Azure's resource manager. */
  readonly azure?: {
    readonly managementEndpoint: string;
    readonly resourceId: string;
    readonly tenantId: string;
  };
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MEMBERS_FROM = ['graph', 'meeting-id'] as const;
export type MembersFrom = (typeof MEMBERS_FROM)[number];

const FLUID_TYPES = ['remote', 'local'] as const satisfies readonly FluidService['type'][];

/** The page finds it where it found the app. */
const OWN_FLUID_ENDPOINT = '/';

const MIN_SECRET_CHARS = 32;
const BYTES_PER_KB = 1024;
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** What can stand in an `Authorization` header as it is. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** As the portal shows it under "JSON view". */
const FLUID_RELAY_RESOURCE =
  /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.FluidRelay\/fluidRelayServers\/[\w-]+$/i;
/** A host of the content security policy, with a wildcard as its first label if need be. */
const CSP_SOURCE = /^(https?|wss?):\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/i;

const required = z.string({ error: 'is missing' });
const list = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function webAddress(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

const isOrigin = (value: string): boolean => webAddress(value)?.origin === value && !value.includes('*');

/** Secrets travel there, so plain http is taken on this machine only. */
function isTrustedService(value: string): boolean {
  const url = webAddress(value);
  if (!url || url.search || url.hash || url.username || url.password) return false;
  return url.protocol === 'https:' || LOOPBACK_HOSTS.includes(url.hostname);
}

const isFluidEndpoint = (value: string): boolean =>
  (value.startsWith('/') && !value.startsWith('//')) || webAddress(value) !== undefined;

const secret = required.min(MIN_SECRET_CHARS, `must have at least ${MIN_SECRET_CHARS} characters`);
const guid = required.regex(GUID, 'must be an id such as 11111111-2222-3333-4444-555555555555');
const service = z
  .string()
  .refine(isTrustedService, 'must be an https address (http only for this machine) without a query')
  .transform((value) => value.replace(/\/+$/, ''));

const webPage = z
  .string()
  .refine((value) => webAddress(value)?.protocol === 'https:', 'must be the https address of a page');

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine(
      (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

const SETTINGS_SHAPE = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a whole number from 0 to 65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be an address such as postgres://user:password@host/database')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  APP_ORIGIN: required.refine(
    isOrigin,
    'must be an origin such as https://dialogkort.example.dk, without a path',
  ),
  ENTRA_AUTHORITY: service.default('https://login.microsoftonline.com'),
  ENTRA_TENANT_IDS: required
    .transform((value) => list(value).map((id) => id.toLowerCase()))
    .refine(
      (ids) => ids.length > 0 && ids.every((id) => GUID.test(id)),
      'must be one or more tenant ids, separated by commas',
    ),
  ENTRA_CLIENT_ID: guid,
  ENTRA_AUDIENCE: z.string().optional(),
  SECRET_ENTRA_CLIENT_SECRET: z.string().optional(),
  GRAPH_ENDPOINT: service.default('https://graph.microsoft.com'),
  FLUID_TYPE: z.enum(FLUID_TYPES, { error: `must be one of ${FLUID_TYPES.join(', ')}` }).default('remote'),
  FLUID_ENDPOINT: z
    .string()
    .refine(isFluidEndpoint, 'must be an http address, or a path such as /')
    .optional(),
  FLUID_TENANT_ID: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'may have letters, digits, - and _ only')
    .default('dialogkort'),
  FLUID_SOURCES: z
    .string()
    .default('')
    .transform(list)
    .refine(
      (sources) => sources.every((source) => CSP_SOURCE.test(source)),
      'must be sources such as https://*.example.dk, separated by commas',
    ),
  AZURE_FLUID_RESOURCE_ID: z
    .string()
    .regex(
      FLUID_RELAY_RESOURCE,
      'must be the id of a Fluid Relay resource: /subscriptions/…/providers/Microsoft.FluidRelay/fluidRelayServers/…',
    )
    .optional(),
  AZURE_TENANT_ID: guid.optional(),
  AZURE_MANAGEMENT_ENDPOINT: service.default('https://management.azure.com'),
  MANAGED_IDENTITY_FOR: z
    .string()
    .default('')
    .transform(list)
    .pipe(z.array(z.enum(IDENTITY_USES, { error: `may have ${IDENTITY_USES.join(' and ')} only` }))),
  AZURE_CLIENT_ID: guid.optional(),
  IDENTITY_ENDPOINT: z
    .string()
    .refine((value) => webAddress(value) !== undefined, 'must be an http address')
    .optional(),
  IDENTITY_HEADER: z.string().optional(),
  SECRET_FLUID_KEY: secret,
  SECRET_FLUID_KEY_PREVIOUS: secret.optional(),
  SECRET_SERVER_KEY: secret,
  SECRET_METRICS_TOKEN: secret.regex(HEADER_SAFE, 'may have no spaces or special letters').optional(),
  TEAMS_HOST_ORIGINS: z
    .string()
    .default('')
    .transform(list)
    .refine((origins) => origins.every(isOrigin), 'must be origins, separated by commas'),
  TRUST_PROXY: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .transform((value) => value === 'true'),
  PROXY_HOPS: wholeNumber(1, 9).default(1),
  MEMBERS_FROM: z.enum(MEMBERS_FROM, { error: `must be one of ${MEMBERS_FROM.join(', ')}` }).default('graph'),
  RETENTION_DAYS: wholeNumber(0, 3650).default(365),
  DECK_DIR: z.string().optional(),
  DEFAULT_DECK: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'must be the id of a deck, such as digitale-kompetencer')
    .default('digitale-kompetencer'),
  TEAM_DECKS: wholeNumber(0, 1000).default(50),
  TEAM_DECK_KB: wholeNumber(1, 4096).default(1024),
  PRIVACY_STATEMENT: webPage.optional(),
  ACCESSIBILITY_STATEMENT: webPage.optional(),
  CLIENT_DIR: z.string().optional(),
});

export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS_SHAPE.shape);

/** What settings ask of each other; told once each of them is well made. */
const SETTINGS = SETTINGS_SHAPE.refine(
  ({ APP_ORIGIN, FLUID_ENDPOINT = '/' }) =>
    !(APP_ORIGIN.startsWith('https:') && FLUID_ENDPOINT.startsWith('http:')),
  { path: ['FLUID_ENDPOINT'], error: 'must be https like APP_ORIGIN, or browsers refuse to call it' },
)
  .refine(
    ({ MANAGED_IDENTITY_FOR: uses, SECRET_ENTRA_CLIENT_SECRET, MEMBERS_FROM, AZURE_FLUID_RESOURCE_ID }) =>
      SECRET_ENTRA_CLIENT_SECRET !== undefined ||
      uses?.includes('entra') ||
      // Then the app asks for nothing in its own name.
      (MEMBERS_FROM === 'meeting-id' && AZURE_FLUID_RESOURCE_ID === undefined),
    // Whatever else is wrong: who fills in what is missing wants to read all of it.
    { path: ['SECRET_ENTRA_CLIENT_SECRET'], error: 'is missing', when: () => true },
  )
  .refine(
    ({ MANAGED_IDENTITY_FOR: uses, IDENTITY_ENDPOINT, IDENTITY_HEADER }) =>
      uses.length === 0 || (IDENTITY_ENDPOINT !== undefined && IDENTITY_HEADER !== undefined),
    {
      path: ['IDENTITY_ENDPOINT'],
      error: 'or IDENTITY_HEADER is missing: Azure sets them where a managed identity is assigned',
    },
  )
  .refine(({ MANAGED_IDENTITY_FOR: uses, DATABASE_URL }) => !uses.includes('database') || DATABASE_URL, {
    path: ['DATABASE_URL'],
    error: 'is missing: the address with the identity as its user, without a password',
  });

export type ConfigReading = { readonly config: ServerConfig } | { readonly problems: readonly string[] };

/** Every problem is told at once, by the setting's name and never with its value. An empty value counts as missing. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const reading = SETTINGS.safeParse(given);
  if (!reading.success) {
    return { problems: reading.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  }
  const values = reading.data;
  const resourceId = values.AZURE_FLUID_RESOURCE_ID;
  const azure = resourceId !== undefined && {
    managementEndpoint: values.AZURE_MANAGEMENT_ENDPOINT,
    resourceId,
    tenantId: values.AZURE_TENANT_ID ?? values.ENTRA_TENANT_IDS[0] ?? '',
  };
  const managedIdentity = managedIdentityIn(values);
  const ownAudience = `api://${new URL(values.APP_ORIGIN).host}/${values.ENTRA_CLIENT_ID}`;
  return {
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir: values.DATA_DIR,
      logLevel: values.LOG_LEVEL,
      appOrigin: values.APP_ORIGIN,
      entra: {
        authority: values.ENTRA_AUTHORITY,
        tenantIds: values.ENTRA_TENANT_IDS,
        clientId: values.ENTRA_CLIENT_ID,
        audiences: [values.ENTRA_AUDIENCE ?? ownAudience, values.ENTRA_CLIENT_ID],
        ...(values.SECRET_ENTRA_CLIENT_SECRET !== undefined &&
          !managedIdentity?.uses.includes('entra') && { clientSecret: values.SECRET_ENTRA_CLIENT_SECRET }),
      },
      graphEndpoint: values.GRAPH_ENDPOINT,
      fluid: {
        type: values.FLUID_TYPE,
        own: values.FLUID_ENDPOINT === undefined,
        endpoint: values.FLUID_ENDPOINT ?? OWN_FLUID_ENDPOINT,
        tenantId: values.FLUID_TENANT_ID,
        key: values.SECRET_FLUID_KEY,
        previousKeys:
          values.SECRET_FLUID_KEY_PREVIOUS === undefined ? [] : [values.SECRET_FLUID_KEY_PREVIOUS],
        extraSources: values.FLUID_SOURCES,
        ...(azure && { azure }),
      },
      serverKey: values.SECRET_SERVER_KEY,
      hostOrigins: values.TEAMS_HOST_ORIGINS,
      defaultDeck: values.DEFAULT_DECK,
      teamDecks: { decks: values.TEAM_DECKS, bytes: values.TEAM_DECK_KB * BYTES_PER_KB },
      trustProxy: values.TRUST_PROXY,
      proxyHops: values.PROXY_HOPS,
      membersFrom: values.MEMBERS_FROM,
      statements: {
        ...(values.PRIVACY_STATEMENT !== undefined && { privacy: values.PRIVACY_STATEMENT }),
        ...(values.ACCESSIBILITY_STATEMENT !== undefined && {
          accessibility: values.ACCESSIBILITY_STATEMENT,
        }),
      },
      ...(values.RETENTION_DAYS > 0 && { retentionDays: values.RETENTION_DAYS }),
      ...(managedIdentity && { managedIdentity }),
      ...(values.SECRET_METRICS_TOKEN !== undefined && { metricsToken: values.SECRET_METRICS_TOKEN }),
      ...(values.DATABASE_URL !== undefined && { databaseUrl: values.DATABASE_URL }),
      ...(values.DECK_DIR !== undefined && { deckDir: values.DECK_DIR }),
      ...(values.CLIENT_DIR !== undefined && { clientDir: values.CLIENT_DIR }),
    },
  };
}
