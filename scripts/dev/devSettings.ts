import { parseArgs } from 'node:util';
import { ROOT } from '../lib/root.ts';
import { checkEnvironment, fileOf, listEnvironments, readEnvironment } from '../package/environment.ts';
import { EXIT_CODES, StartError } from '../start/errors.ts';
import { readSettings, type StartSettings } from '../start/settings.ts';

export interface DevSettings extends StartSettings {
  /** A real tenant instead of the simulated meeting. */
  readonly tenant?: TenantSettings;
}

/** What the server of an environment has to know, from `env/.env.<name>` and the private file on top of it. */
export interface TenantSettings {
  readonly name: string;
  readonly appOrigin: string;
  readonly tenantIds: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const TENANT_PORT = '3001';

/** @throws {StartError} naming what cannot be used or is missing */
export function readDevSettings(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  root: string = ROOT,
): DevSettings {
  const name = readEnv(args);
  if (name === undefined) return readSettings({ ...env, DATA_DIR: env.DATA_DIR || 'data/dev' }, []);
  const settings = { ...env, PORT: env.PORT || TENANT_PORT, DATA_DIR: env.DATA_DIR || `data/dev-${name}` };
  return { ...readSettings(settings, []), tenant: readTenant(root, name) };
}

function readEnv(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { env: { type: 'string' } } }).values.env;
  } catch {
    throw new StartError(
      `"${args.join(' ')}" is not understood. The one option is --env <name>, for a real tenant.`,
      EXIT_CODES.setting,
    );
  }
}

function readTenant(root: string, name: string): TenantSettings {
  const environment = readEnvironment(root, name);
  if (!environment) {
    const names = listEnvironments(root).join(', ');
    throw new StartError(`There is no environment "${name}". There are: ${names}.`, EXIT_CODES.setting);
  }
  const { values } = environment;
  const problems = checkEnvironment(environment).filter((problem) => / (TAB_|ENTRA_)/.test(problem));
  for (const secret of ['ENTRA_TENANT_IDS', 'SECRET_ENTRA_CLIENT_SECRET']) {
    if (values[secret]) continue;
    problems.push(
      `${fileOf(name)}.user: ${secret} is missing. \`npm run entra -- --env ${name} --secret\` writes it.`,
    );
  }
  if (problems.length > 0) {
    throw new StartError(
      [`The environment "${name}" is not complete:`, ...problems.map((problem) => `  ${problem}`)].join('\n'),
      EXIT_CODES.setting,
    );
  }
  const { TAB_ENDPOINT, ENTRA_TENANT_IDS, ENTRA_CLIENT_ID, SECRET_ENTRA_CLIENT_SECRET } = values;
  return {
    name,
    appOrigin: TAB_ENDPOINT ?? '',
    tenantIds: ENTRA_TENANT_IDS ?? '',
    clientId: ENTRA_CLIENT_ID ?? '',
    clientSecret: SECRET_ENTRA_CLIENT_SECRET ?? '',
  };
}
