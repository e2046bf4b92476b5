/** What the environment says to a relay that is a process of its own. The names are those of the app's server. */
import { join } from 'node:path';
import { z } from 'zod';
import { databasePassword, IDENTITY_USES, managedIdentityIn } from '../shared/managedIdentity.ts';
import { isPostgresUrl } from '../shared/postgresUrl.ts';
import type { RelayOptions } from './options.ts';
import { RELAY_FILE, readRelaySettings } from './settings.ts';

export interface ProgramSettings {
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly relay: Omit<RelayOptions, 'logger' | 'now' | 'onFatal'>;
}

export type ProgramSettingsReading =
  | { readonly settings: ProgramSettings }
  | { readonly problems: readonly string[] };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const HIGHEST_PORT = 65_535;
const MIN_SECRET_CHARS = 32;
const PORT_SHAPE = `must be a whole number from 0 to ${HIGHEST_PORT}`;

const secret = z
  .string({ error: 'is missing' })
  .min(MIN_SECRET_CHARS, `must have at least ${MIN_SECRET_CHARS} characters`);

const list = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const SETTINGS = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_SHAPE)
    .transform(Number)
    .refine((port) => port <= HIGHEST_PORT, PORT_SHAPE)
    .default(3002),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be an address such as postgres://user:password@host/database')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  FLUID_TENANT_ID: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'may have letters, digits, - and _ only')
    .default('dialogkort'),
  SECRET_FLUID_KEY: secret,
  SECRET_FLUID_KEY_PREVIOUS: secret.optional(),
  SECRET_METRICS_TOKEN: secret.regex(/^[\x21-\x7e]+$/, 'may have no spaces or special letters').optional(),
  RELAY_PUBLIC_URLS: z
    .string()
    .default('')
    .transform(list)
    .refine((urls) => urls.every(isWebAddress), 'must be http addresses, separated by commas'),
  TRUST_PROXY: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
  PROXY_HOPS: z
    .string()
    .regex(/^[1-9]$/, 'must be a whole number from 1 to 9')
    .transform(Number)
    .default(1),
  // As the app's server has them; of its uses only the database is one of the relay's.
  MANAGED_IDENTITY_FOR: z
    .string()
    .default('')
    .transform(list)
    .pipe(z.array(z.enum(IDENTITY_USES, { error: `may have ${IDENTITY_USES.join(' and ')} only` }))),
  AZURE_CLIENT_ID: z.string().optional(),
  IDENTITY_ENDPOINT: z.string().refine(isWebAddress, 'must be an http address').optional(),
  IDENTITY_HEADER: z.string().optional(),
});

type Values = z.infer<typeof SETTINGS>;

export const PROGRAM_SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** Every problem at once, by the setting's name and never with its value. An empty value counts as missing. */
export function readProgramSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ProgramSettingsReading {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const reading = SETTINGS.safeParse(given);
  const tuning = readRelaySettings(environment);
  const own = reading.success
    ? identityProblems(reading.data)
    : reading.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const problems = [...own, ...('problems' in tuning ? tuning.problems : [])];
  if (!reading.success || 'problems' in tuning || problems.length > 0) return { problems };
  const values = reading.data;
  const { SECRET_FLUID_KEY: key, SECRET_FLUID_KEY_PREVIOUS: previousKey } = values;
  return {
    settings: {
      logLevel: values.LOG_LEVEL,
      relay: {
        ...tuning.settings,
        tenantId: values.FLUID_TENANT_ID,
        keys: previousKey === undefined ? [key] : [key, previousKey],
        store: storeIn(values),
        at: { host: values.HOST, port: values.PORT },
        publicUrls: values.RELAY_PUBLIC_URLS,
        trustProxy: values.TRUST_PROXY === 'true',
        proxyHops: values.PROXY_HOPS,
        metricsAccess:
          values.SECRET_METRICS_TOKEN === undefined ? 'nobody' : { token: values.SECRET_METRICS_TOKEN },
      },
    },
  };
}

function identityProblems(values: Values): string[] {
  if (!values.MANAGED_IDENTITY_FOR.includes('database')) return [];
  return [
    ...(managedIdentityIn(values)
      ? []
      : ['IDENTITY_ENDPOINT or IDENTITY_HEADER is missing: Azure sets them where an identity is assigned']),
    ...(values.DATABASE_URL === undefined
      ? ['DATABASE_URL is missing: the address with the identity as its user, without a password']
      : []),
  ];
}

function storeIn(values: Values): RelayOptions['store'] {
  const { DATABASE_URL: postgresUrl, DATA_DIR } = values;
  if (postgresUrl === undefined) return { sqliteFile: join(DATA_DIR, RELAY_FILE) };
  const postgresPassword = databasePassword(managedIdentityIn(values));
  return { postgresUrl, ...(postgresPassword && { postgresPassword }) };
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}
