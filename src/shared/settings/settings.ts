/** Settings that several programs have, and how each program reads its own from the environment. */
import { z } from 'zod';
import { IDENTITY_USES } from '../managedIdentity.ts';
import { isPostgresUrl } from '../postgresUrl.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MIN_SECRET_CHARS = 32;
/** What can stand in an `Authorization` header as it is. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HIGHEST_PORT = 65_535;

export const required = z.string({ error: 'is missing' });
export const secret = required.min(MIN_SECRET_CHARS, `must have at least ${MIN_SECRET_CHARS} characters`);
export const guid = required.regex(GUID, 'must be an id such as 11111111-2222-3333-4444-555555555555');

export const wholeNumber = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
};

export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const partsOf = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The parts between commas, without blanks and empty ones; none unless it is set. */
export const list = z.string().default('').transform(partsOf);

/** @param what they are, such as `tenant ids` */
export const guids = (what: string) =>
  z
    .string()
    .transform((value) => partsOf(value).map((id) => id.toLowerCase()))
    .refine(
      (ids) => ids.length > 0 && ids.every((id) => GUID.test(id)),
      `must be one or more ${what}, separated by commas`,
    );

export function webAddress(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

export const isOrigin = (value: string): boolean =>
  webAddress(value)?.origin === value && !value.includes('*');

export const port = wholeNumber(0, HIGHEST_PORT);

/** Of the app's server and of a relay that is a process of its own. */
export const SERVICE_SETTINGS = {
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be an address such as postgres://user:password@host/database')
    .optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  FLUID_TENANT_ID: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'may have letters, digits, - and _ only')
    .default('dialogkort'),
  SECRET_FLUID_KEY: secret,
  SECRET_FLUID_KEY_PREVIOUS: secret.optional(),
  SECRET_METRICS_TOKEN: secret.regex(HEADER_SAFE, 'may have no spaces or special letters').optional(),
  TRUST_PROXY: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .transform((value) => value === 'true'),
  PROXY_HOPS: wholeNumber(1, 9).default(1),
  MANAGED_IDENTITY_FOR: list.pipe(
    z.array(z.enum(IDENTITY_USES, { error: `may have ${IDENTITY_USES.join(' and ')} only` })),
  ),
  AZURE_CLIENT_ID: guid.optional(),
  IDENTITY_ENDPOINT: z
    .string()
    .refine((value) => webAddress(value) !== undefined, 'must be an http address')
    .optional(),
  IDENTITY_HEADER: z.string().optional(),
};

const BYTES_PER_MB = 1024 * 1024;
/** Unless `MIN_FREE_DISK_MB` is set. */
export const DEFAULT_FREE_DISK_BYTES = 512 * BYTES_PER_MB;
/** `MIN_FREE_DISK_MB`, in bytes. */
export const freeDisk = wholeNumber(0, 1_000_000).transform((megabytes) => megabytes * BYTES_PER_MB);

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every problem at once, by the setting's name and never with its value. An empty value counts as missing. */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): { readonly values: z.output<Schema> } | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const reading = schema.safeParse(given);
  if (reading.success) return { values: reading.data };
  return { problems: reading.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
}
