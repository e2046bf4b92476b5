/** The server's settings, read once from the environment and checked before anything else happens. */
import { z } from 'zod';
import { SECURITY_LOG_SETTINGS, type SecurityLogConfig, securityLogIn } from '../securityLog/settings.ts';
import { SLUG } from '../shared/contract/ids.ts';
import type { FluidService } from '../shared/contract/schemas/sessions.ts';
import { type ManagedIdentityConfig, managedIdentityIn } from '../shared/managedIdentity.ts';
import type { Statements } from '../shared/pageSettings.ts';
import {
  DEFAULT_FREE_DISK_BYTES,
  type Environment,
  freeDisk,
  guid,
  guids,
  isOrigin,
  type LogLevel,
  list,
  oneOf,
  port,
  readSettings,
  required,
  SERVICE_SETTINGS,
  secret,
  webAddress,
  wholeNumber,
} from '../shared/settings/settings.ts';
import { TEAMS_CLIENTS } from './identity/teamsClients.ts';

export interface ServerConfig {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Below so much free space on the disk of the data folder only small writes are taken. */
  readonly freeDiskBytes: number;
  /** PostgreSQL, for everything that is kept, instead of files in the data folder. Holds a password: never to be told. */
  readonly databaseUrl?: string;
  readonly logLevel: LogLevel;
  /** The audit log. */
  readonly securityLog: SecurityLogConfig;
  /** Of the machine, and what it is used for instead of a secret. */
  readonly managedIdentity?: ManagedIdentityConfig;
  /** Where people reach the app, such as `https://dialogkort.example.dk`. */
  readonly appOrigin: string;
  readonly entra: EntraConfig;
  readonly graphEndpoint: string;
  readonly fluid: FluidConfig;
  /** Further Fluid services besides {@link ServerConfig.fluid}, which is `main`. */
  readonly furtherFluid: readonly NamedFluidConfig[];
  /** Secret behind pseudonyms, tickets and what the registry keeps about meetings. */
  readonly serverKey: string;
  /** Origins besides Teams' own that may frame the app. */
  readonly hostOrigins: readonly string[];
  /** A proxy that alone can reach the server says in `X-Forwarded-*` what was asked for, and by whom. */
  readonly trustProxy: boolean;
  /** So many proxies stand in a row before the server. */
  readonly proxyHops: number;
  /** What proves membership of a meeting: Microsoft Graph's answer, or knowing the meeting's id. */
  readonly membersFrom: MembersFrom;
  /** A channel whose team has more members gets no table; 0 for no channel meetings at all. */
  readonly channelMembers: number;
  /** How long ended or unused sessions are kept; missing to keep them for good. */
  readonly retentionDays?: number;
  /** Bearer token for the metrics; without it there are none. */
  readonly metricsToken?: string;
  /** What one meeting may keep of its own: so many decks, each so large as JSON. */
  readonly teamDecks: { readonly decks: number; readonly bytes: number };
  /** Folder with decks besides the built-in ones. */
  readonly deckDir?: string;
  /** Id of the deck that a meeting begins with unless another one was chosen. */
  readonly defaultDeck: string;
  /** Addresses of the operator's own statements. */
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
  /** Client ids, lower case, of the applications that may ask for a person's token: Teams. */
  readonly signInClients: readonly string[];
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

export interface NamedFluidConfig extends FluidConfig {
  /** As the registry keeps it with each session. */
  readonly name: string;
}

/** Name of {@link ServerConfig.fluid}; also of the service of every session of earlier releases: the migration's default. */
export const MAIN_SERVICE = 'main';

const MEMBERS_FROM = ['graph', 'meeting-id'] as const;
export type MembersFrom = (typeof MEMBERS_FROM)[number];

const FLUID_TYPES = ['remote', 'local'] as const satisfies readonly FluidService['type'][];

/** The page finds it where it found the app. */
const OWN_FLUID_ENDPOINT = '/';

/** The next meeting of a series takes over cards and actions: long enough for one that is cancelled in between. */
export const DEFAULT_RETENTION_DAYS = 90;
/** All members of the team may open the table and read the recap: that fits a workplace, not a whole municipality. */
export const DEFAULT_CHANNEL_MEMBERS = 200;
const BYTES_PER_KB = 1024;
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** As the portal shows it under "JSON view". */
const FLUID_RELAY_RESOURCE =
  /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.FluidRelay\/fluidRelayServers\/[\w-]+$/i;
/** A host of the content security policy, with a wildcard as its first label if need be. */
const CSP_SOURCE = /^(https?|wss?):\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/i;

/** Secrets travel there, so plain http is taken on this machine only. */
function isTrustedService(value: string): boolean {
  const url = webAddress(value);
  if (!url || url.search || url.hash || url.username || url.password) return false;
  return url.protocol === 'https:' || LOOPBACK_HOSTS.includes(url.hostname);
}

const isFluidEndpoint = (value: string): boolean =>
  (value.startsWith('/') && !value.startsWith('//')) || webAddress(value) !== undefined;

const service = z
  .string()
  .refine(isTrustedService, 'must be an https address (http only for this machine) without a query')
  .transform((value) => value.replace(/\/+$/, ''));

/** `name=value` between commas, by name. */
const named = (isValue: (value: string) => boolean, what: string) =>
  list
    .transform((parts) =>
      parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const),
    )
    .refine(
      (entries) =>
        entries.every(([name, value]) => SLUG.test(name) && name !== MAIN_SERVICE && isValue(value)) &&
        new Set(entries.map(([name]) => name)).size === entries.length,
      {
        error: `must be entries <name>=${what}, separated by commas; each name once, and none of them ${MAIN_SERVICE}`,
        abort: true,
      },
    )
    .transform((entries): ReadonlyMap<string, string> => new Map(entries));

const MIN_KEY_CHARS = 32;

/** Where people report a barrier: a page or a mail address. */
const contact = z
  .url()
  .refine(
    (address) => /^(https:\/\/|mailto:[^?@]+@[^?@]+$)/.test(address),
    'must be an https: or a mailto: address',
  );
const webPage = z
  .string()
  .refine((value) => webAddress(value)?.protocol === 'https:', 'must be the https address of a page');

const SETTINGS_SHAPE = z.object({
  PORT: port.default(3000),
  ...SERVICE_SETTINGS,
  ...SECURITY_LOG_SETTINGS,
  APP_ORIGIN: required.refine(
    isOrigin,
    'must be an origin such as https://dialogkort.example.dk, without a path',
  ),
  ENTRA_AUTHORITY: service.default('https://login.microsoftonline.com'),
  ENTRA_TENANT_IDS: required.pipe(guids('tenant ids')),
  ENTRA_CLIENT_ID: guid,
  ENTRA_AUDIENCE: z.string().optional(),
  ENTRA_SIGN_IN_CLIENTS: z
    .string()
    .default(TEAMS_CLIENTS.map(({ appId }) => appId).join())
    .pipe(guids('client ids')),
  SECRET_ENTRA_CLIENT_SECRET: z.string().optional(),
  GRAPH_ENDPOINT: service.default('https://graph.microsoft.com'),
  FLUID_TYPE: oneOf(FLUID_TYPES).default('remote'),
  FLUID_ENDPOINT: z
    .string()
    .refine(isFluidEndpoint, 'must be an http address, or a path such as /')
    .optional(),
  FLUID_STORAGE_ENDPOINT: service.optional(),
  FLUID_SOCKET_ENDPOINT: service.optional(),
  FLUID_ENDPOINTS: named(isTrustedService, '<https address>'),
  FLUID_STORAGE_ENDPOINTS: named(isTrustedService, '<https address>'),
  FLUID_SOCKET_ENDPOINTS: named(isTrustedService, '<https address>'),
  FLUID_TENANT_IDS: named((value) => /^[\w-]{1,100}$/.test(value), '<tenant id>'),
  SECRET_FLUID_KEYS: named(
    (value) => value.length >= MIN_KEY_CHARS,
    `<key of at least ${MIN_KEY_CHARS} characters>`,
  ),
  FLUID_SOURCES: list.refine(
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
  SECRET_SERVER_KEY: secret,
  TEAMS_HOST_ORIGINS: list.refine(
    (origins) => origins.every(isOrigin),
    'must be origins, separated by commas',
  ),
  MEMBERS_FROM: oneOf(MEMBERS_FROM).default('graph'),
  CHANNEL_MEETING_MEMBERS: wholeNumber(0, 5000).default(DEFAULT_CHANNEL_MEMBERS),
  RETENTION_DAYS: wholeNumber(0, 3650).default(DEFAULT_RETENTION_DAYS),
  DECK_DIR: z.string().optional(),
  DEFAULT_DECK: z
    .string()
    .regex(SLUG, 'must be the id of a deck, such as digitale-kompetencer')
    .default('digitale-kompetencer'),
  MIN_FREE_DISK_MB: freeDisk.default(DEFAULT_FREE_DISK_BYTES),
  TEAM_DECKS: wholeNumber(0, 1000).default(50),
  TEAM_DECK_KB: wholeNumber(1, 4096).default(1024),
  PRIVACY_STATEMENT: webPage.optional(),
  ACCESSIBILITY_STATEMENT: webPage.optional(),
  ACCESSIBILITY_CONTACT: contact.optional(),
  CLIENT_DIR: z.string().optional(),
});

export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS_SHAPE.shape);

/** Settings with an entry for each name in FLUID_ENDPOINTS, if it needs one. */
const BY_NAME_OF_SERVICE = [
  ...(['FLUID_TENANT_IDS', 'SECRET_FLUID_KEYS'] as const),
  ...(['FLUID_STORAGE_ENDPOINTS', 'FLUID_SOCKET_ENDPOINTS'] as const),
];

/** What settings ask of each other; told once each of them is well made. */
const SETTINGS = SETTINGS_SHAPE.refine(
  ({ APP_ORIGIN, FLUID_ENDPOINT = '/' }) =>
    !(APP_ORIGIN.startsWith('https:') && FLUID_ENDPOINT.startsWith('http:')),
  { path: ['FLUID_ENDPOINT'], error: 'must be https like APP_ORIGIN, or browsers refuse to call it' },
)
  .refine(
    ({ APP_ORIGIN, FLUID_ENDPOINTS }) =>
      !APP_ORIGIN.startsWith('https:') ||
      [...FLUID_ENDPOINTS.values()].every((endpoint) => endpoint.startsWith('https:')),
    { path: ['FLUID_ENDPOINTS'], error: 'must be https like APP_ORIGIN, or browsers refuse to call them' },
  )
  .refine(
    ({ APP_ORIGIN, FLUID_ENDPOINT = '/', FLUID_ENDPOINTS }) => {
      const origins = [
        new URL(FLUID_ENDPOINT, APP_ORIGIN),
        ...[...FLUID_ENDPOINTS.values()].map((endpoint) => new URL(endpoint)),
      ];
      return new Set(origins.map(({ origin }) => origin)).size === origins.length;
    },
    { path: ['FLUID_ENDPOINTS'], error: 'must have an origin for each, other than that of FLUID_ENDPOINT' },
  )
  .refine(
    ({ FLUID_ENDPOINTS, ...others }) =>
      BY_NAME_OF_SERVICE.every((setting) =>
        [...others[setting].keys()].every((name) => FLUID_ENDPOINTS.has(name)),
      ),
    { path: ['FLUID_ENDPOINTS'], error: `lacks a name that ${BY_NAME_OF_SERVICE.join(' or ')} has` },
  )
  .refine(
    ({ FLUID_ENDPOINT = '/', FLUID_STORAGE_ENDPOINT, FLUID_SOCKET_ENDPOINT }) =>
      (FLUID_STORAGE_ENDPOINT === undefined && FLUID_SOCKET_ENDPOINT === undefined) ||
      (FLUID_STORAGE_ENDPOINT !== undefined &&
        FLUID_SOCKET_ENDPOINT !== undefined &&
        !FLUID_ENDPOINT.startsWith('/')),
    {
      path: ['FLUID_STORAGE_ENDPOINT'],
      error: 'and FLUID_SOCKET_ENDPOINT must be set together, beside a FLUID_ENDPOINT that is an address',
    },
  )
  .refine(
    ({ FLUID_STORAGE_ENDPOINTS, FLUID_SOCKET_ENDPOINTS }) =>
      new Set([...FLUID_STORAGE_ENDPOINTS.keys(), ...FLUID_SOCKET_ENDPOINTS.keys()]).size ===
        FLUID_STORAGE_ENDPOINTS.size && FLUID_STORAGE_ENDPOINTS.size === FLUID_SOCKET_ENDPOINTS.size,
    { path: ['FLUID_STORAGE_ENDPOINTS'], error: 'must have the same names as FLUID_SOCKET_ENDPOINTS' },
  )
  .refine(
    (settings) =>
      !settings.APP_ORIGIN.startsWith('https:') ||
      [
        ...[settings.FLUID_STORAGE_ENDPOINT, settings.FLUID_SOCKET_ENDPOINT],
        ...settings.FLUID_STORAGE_ENDPOINTS.values(),
        ...settings.FLUID_SOCKET_ENDPOINTS.values(),
      ].every((address) => !address?.startsWith('http:')),
    {
      path: ['FLUID_STORAGE_ENDPOINT'],
      error: 'and all other addresses of storage and sockets must be https like APP_ORIGIN',
    },
  )
  .refine(
    ({ MANAGED_IDENTITY_FOR: uses, SECRET_ENTRA_CLIENT_SECRET, MEMBERS_FROM, AZURE_FLUID_RESOURCE_ID }) =>
      SECRET_ENTRA_CLIENT_SECRET !== undefined ||
      uses?.includes('entra') ||
      // Then the app asks for nothing in its own name.
      (MEMBERS_FROM === 'meeting-id' && AZURE_FLUID_RESOURCE_ID === undefined),
    // Also when other settings are wrong: all problems are reported at once.
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

/** Every problem is told at once. */
export function readConfig(environment: Environment): ConfigReading {
  const reading = readSettings(SETTINGS, environment);
  if ('problems' in reading) return reading;
  const { values } = reading;
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
      securityLog: securityLogIn(values),
      appOrigin: values.APP_ORIGIN,
      entra: {
        authority: values.ENTRA_AUTHORITY,
        tenantIds: values.ENTRA_TENANT_IDS,
        clientId: values.ENTRA_CLIENT_ID,
        audiences: [values.ENTRA_AUDIENCE ?? ownAudience, values.ENTRA_CLIENT_ID],
        signInClients: values.ENTRA_SIGN_IN_CLIENTS,
        ...(values.SECRET_ENTRA_CLIENT_SECRET !== undefined &&
          !managedIdentity?.uses.includes('entra') && { clientSecret: values.SECRET_ENTRA_CLIENT_SECRET }),
      },
      graphEndpoint: values.GRAPH_ENDPOINT,
      fluid: {
        type: values.FLUID_TYPE,
        own: values.FLUID_ENDPOINT === undefined,
        endpoint: values.FLUID_ENDPOINT ?? OWN_FLUID_ENDPOINT,
        ...(values.FLUID_STORAGE_ENDPOINT !== undefined && {
          storageEndpoint: values.FLUID_STORAGE_ENDPOINT,
        }),
        ...(values.FLUID_SOCKET_ENDPOINT !== undefined && { socketEndpoint: values.FLUID_SOCKET_ENDPOINT }),
        tenantId: values.FLUID_TENANT_ID,
        key: values.SECRET_FLUID_KEY,
        previousKeys:
          values.SECRET_FLUID_KEY_PREVIOUS === undefined ? [] : [values.SECRET_FLUID_KEY_PREVIOUS],
        extraSources: values.FLUID_SOURCES,
        ...(azure && { azure }),
      },
      furtherFluid: [...values.FLUID_ENDPOINTS].map(([name, endpoint]) => {
        const storageEndpoint = values.FLUID_STORAGE_ENDPOINTS.get(name);
        const socketEndpoint = values.FLUID_SOCKET_ENDPOINTS.get(name);
        return {
          ...{ name, endpoint, type: 'remote', own: false, previousKeys: [], extraSources: [] },
          ...(storageEndpoint !== undefined && { storageEndpoint }),
          ...(socketEndpoint !== undefined && { socketEndpoint }),
          tenantId: values.FLUID_TENANT_IDS.get(name) ?? values.FLUID_TENANT_ID,
          key: values.SECRET_FLUID_KEYS.get(name) ?? values.SECRET_FLUID_KEY,
        };
      }),
      serverKey: values.SECRET_SERVER_KEY,
      hostOrigins: values.TEAMS_HOST_ORIGINS,
      defaultDeck: values.DEFAULT_DECK,
      freeDiskBytes: values.MIN_FREE_DISK_MB,
      teamDecks: { decks: values.TEAM_DECKS, bytes: values.TEAM_DECK_KB * BYTES_PER_KB },
      trustProxy: values.TRUST_PROXY,
      proxyHops: values.PROXY_HOPS,
      membersFrom: values.MEMBERS_FROM,
      channelMembers: values.CHANNEL_MEETING_MEMBERS,
      statements: {
        ...(values.PRIVACY_STATEMENT !== undefined && { privacy: values.PRIVACY_STATEMENT }),
        ...(values.ACCESSIBILITY_STATEMENT !== undefined && {
          accessibility: values.ACCESSIBILITY_STATEMENT,
        }),
        ...(values.ACCESSIBILITY_CONTACT !== undefined && {
          accessibilityContact: values.ACCESSIBILITY_CONTACT,
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
