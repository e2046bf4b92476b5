/** Limits and times as they stand in the environment. What is not set keeps its default. */
import { z } from 'zod';
import {
  type Environment,
  freeDisk,
  isOrigin,
  list,
  readSettings,
  wholeNumber,
} from '../shared/settings/settings.ts';
import { DEFAULT_LIMITS, type Rate, type RelayLimits } from './limits.ts';
import type { RelayOptions } from './options.ts';

/** The file in a data folder, wherever the relay runs, so that it can move between processes. */
export const RELAY_FILE = 'fluid.sqlite';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type RelaySettings = Pick<
  RelayOptions,
  'limits' | 'allowedOrigins' | 'idleUnloadMs' | 'keepOpsMs' | 'keepObjectsMs' | 'sweepEveryMs'
>;

export type RelaySettingsReading =
  | { readonly settings: RelaySettings }
  | { readonly problems: readonly string[] };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const MIN_BYTES = 1_024;
/** Fluid's clients send an edit of up to so many characters whole, and split larger ones; a refused one closes them. */
const MIN_OP_BYTES = 614_400;
/** One person has a quarter, and must be able to lay out a deck of the largest size. */
const MIN_LOG_BYTES = 16 * 1024 * 1024;

const count = wholeNumber(1, 1_000_000_000).optional();
const MAX_BYTES = 2 ** 40;
const bytes = wholeNumber(MIN_BYTES, MAX_BYTES).optional();
const seconds = wholeNumber(1, 24 * 60 * 60).optional();
const minutes = wholeNumber(1, 7 * 24 * 60).optional();
const hours = wholeNumber(1, 10 * 365 * 24).optional();

const RATE = /^(\d{1,9}(?:\.\d{1,3})?):(\d{1,9})$/;
const RATE_SHAPE = 'must be a number a second and a number at once, such as 100:2000';
const rate = z
  .string()
  .regex(RATE, RATE_SHAPE)
  .transform((value): Rate => {
    const [perSecond = 0, burst = 0] = value.split(':').map(Number);
    return { perSecond, burst };
  })
  .refine(({ perSecond, burst }) => perSecond > 0 && burst > 0, RATE_SHAPE)
  .optional();

const SETTINGS = z.object({
  RELAY_MAX_OP_BYTES: wholeNumber(MIN_OP_BYTES, MAX_BYTES).optional(),
  RELAY_MAX_SIGNAL_BYTES: bytes,
  RELAY_MAX_FRAME_BYTES: bytes,
  RELAY_MAX_REQUEST_BYTES: bytes,
  RELAY_MAX_DOCUMENT_BYTES: bytes,
  RELAY_MAX_DOCUMENTS: count,
  RELAY_MAX_CLIENTS_PER_DOCUMENT: count,
  RELAY_MAX_SOCKETS: count,
  RELAY_MAX_WAITING_PER_ADDRESS: count,
  RELAY_MAX_CONNECT_SECONDS: seconds,
  RELAY_MAX_BACKLOG_BYTES: bytes,
  RELAY_MAX_BYTES_PER_CONNECTION: rate,
  RELAY_MAX_BYTES_PER_DOCUMENT: rate,
  RELAY_MAX_DAILY_BYTES_PER_PERSON: bytes,
  RELAY_MAX_LOG_BYTES: wholeNumber(MIN_LOG_BYTES, MAX_BYTES).optional(),
  RELAY_MAX_OPS_PER_CONNECTION: rate,
  RELAY_MAX_OPS_PER_DOCUMENT: rate,
  RELAY_MAX_SIGNALS_PER_CONNECTION: rate,
  RELAY_MAX_CONNECTS_PER_DOCUMENT: rate,
  RELAY_MAX_REQUESTS_PER_DOCUMENT: rate,
  RELAY_MAX_CREATES_PER_USER: rate,
  MIN_FREE_DISK_MB: freeDisk.optional(),
  RELAY_ALLOWED_ORIGINS: list.refine(
    (origins) => origins.every(isOrigin),
    'must be origins such as https://app.example.org, separated by commas',
  ),
  RELAY_UNLOAD_AFTER_SECONDS: seconds,
  RELAY_KEEP_OPS_HOURS: hours,
  RELAY_KEEP_OBJECTS_HOURS: hours,
  RELAY_TIDY_EVERY_MINUTES: minutes,
});

export const RELAY_SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** Every problem is told at once. */
export function readRelaySettings(environment: Environment): RelaySettingsReading {
  const reading = readSettings(SETTINGS, environment);
  if ('problems' in reading) return reading;
  const { values } = reading;
  const limits = limitsOf(values);
  const { opBytes, frameBytes } = { ...DEFAULT_LIMITS, ...limits };
  if (opBytes > frameBytes) {
    return { problems: ['RELAY_MAX_FRAME_BYTES must be at least RELAY_MAX_OP_BYTES, which travels in it'] };
  }
  const settings: Writable<RelaySettings> = { limits };
  if (values.RELAY_ALLOWED_ORIGINS.length > 0) settings.allowedOrigins = values.RELAY_ALLOWED_ORIGINS;
  if (values.RELAY_UNLOAD_AFTER_SECONDS)
    settings.idleUnloadMs = values.RELAY_UNLOAD_AFTER_SECONDS * SECOND_MS;
  if (values.RELAY_KEEP_OPS_HOURS) settings.keepOpsMs = values.RELAY_KEEP_OPS_HOURS * HOUR_MS;
  if (values.RELAY_KEEP_OBJECTS_HOURS) settings.keepObjectsMs = values.RELAY_KEEP_OBJECTS_HOURS * HOUR_MS;
  if (values.RELAY_TIDY_EVERY_MINUTES) settings.sweepEveryMs = values.RELAY_TIDY_EVERY_MINUTES * MINUTE_MS;
  return { settings };
}

function limitsOf(values: z.infer<typeof SETTINGS>): Partial<RelayLimits> {
  const { RELAY_MAX_CONNECT_SECONDS: connectSeconds } = values;
  const all = {
    opBytes: values.RELAY_MAX_OP_BYTES,
    signalBytes: values.RELAY_MAX_SIGNAL_BYTES,
    frameBytes: values.RELAY_MAX_FRAME_BYTES,
    requestBytes: values.RELAY_MAX_REQUEST_BYTES,
    documentBytes: values.RELAY_MAX_DOCUMENT_BYTES,
    documents: values.RELAY_MAX_DOCUMENTS,
    clientsPerDocument: values.RELAY_MAX_CLIENTS_PER_DOCUMENT,
    sockets: values.RELAY_MAX_SOCKETS,
    waitingPerAddress: values.RELAY_MAX_WAITING_PER_ADDRESS,
    connectWithinMs: connectSeconds === undefined ? undefined : connectSeconds * SECOND_MS,
    backlogBytes: values.RELAY_MAX_BACKLOG_BYTES,
    bytesPerConnection: values.RELAY_MAX_BYTES_PER_CONNECTION,
    bytesPerDocument: values.RELAY_MAX_BYTES_PER_DOCUMENT,
    dailyBytesPerPerson: values.RELAY_MAX_DAILY_BYTES_PER_PERSON,
    logBytes: values.RELAY_MAX_LOG_BYTES,
    freeDiskBytes: values.MIN_FREE_DISK_MB,
    opsPerConnection: values.RELAY_MAX_OPS_PER_CONNECTION,
    opsPerDocument: values.RELAY_MAX_OPS_PER_DOCUMENT,
    signalsPerConnection: values.RELAY_MAX_SIGNALS_PER_CONNECTION,
    connectsPerDocument: values.RELAY_MAX_CONNECTS_PER_DOCUMENT,
    requestsPerDocument: values.RELAY_MAX_REQUESTS_PER_DOCUMENT,
    createsPerUser: values.RELAY_MAX_CREATES_PER_USER,
  };
  // What is not set must be missing, or it would stand before the default.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
