/** What the environment says to a relay that is a process of its own. The names are those of the app's server. */
import { join } from 'node:path';
import { z } from 'zod';
import { SECURITY_LOG_SETTINGS, type SecurityLogConfig, securityLogIn } from '../securityLog/settings.ts';
import { databasePassword, managedIdentityIn } from '../shared/managedIdentity.ts';
import {
  type Environment,
  type LogLevel,
  list,
  port,
  readSettings,
  SERVICE_SETTINGS,
  webAddress,
} from '../shared/settings/settings.ts';
import type { RelayOptions } from './options.ts';
import { RELAY_FILE, readRelaySettings } from './settings.ts';

export interface ProgramSettings {
  readonly logLevel: LogLevel;
  readonly securityLog: SecurityLogConfig;
  readonly relay: Omit<RelayOptions, 'logger' | 'securityLog' | 'now' | 'onFatal'>;
}

export type ProgramSettingsReading =
  | { readonly settings: ProgramSettings }
  | { readonly problems: readonly string[] };

const SETTINGS = z.object({
  PORT: port.default(3002),
  ...SERVICE_SETTINGS,
  ...SECURITY_LOG_SETTINGS,
  RELAY_PUBLIC_URLS: list.refine(
    (urls) => urls.every((url) => webAddress(url) !== undefined),
    'must be http addresses, separated by commas',
  ),
});

type Values = z.infer<typeof SETTINGS>;

export const PROGRAM_SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** Every problem is told at once. */
export function readProgramSettings(environment: Environment): ProgramSettingsReading {
  const reading = readSettings(SETTINGS, environment);
  const tuning = readRelaySettings(environment);
  const own = 'problems' in reading ? reading.problems : identityProblems(reading.values);
  const problems = [...own, ...('problems' in tuning ? tuning.problems : [])];
  if ('problems' in reading || 'problems' in tuning || problems.length > 0) return { problems };
  const { values } = reading;
  const { SECRET_FLUID_KEY: key, SECRET_FLUID_KEY_PREVIOUS: previousKey } = values;
  return {
    settings: {
      logLevel: values.LOG_LEVEL,
      securityLog: securityLogIn(values),
      relay: {
        ...tuning.settings,
        tenantId: values.FLUID_TENANT_ID,
        keys: previousKey === undefined ? [key] : [key, previousKey],
        store: storeIn(values),
        at: { host: values.HOST, port: values.PORT },
        publicUrls: values.RELAY_PUBLIC_URLS,
        trustProxy: values.TRUST_PROXY,
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
