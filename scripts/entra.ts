/**
 * Creates or updates the app's registration in Entra: `npm run entra -- --env <name>`. Uses the account of `az login`,
 * which must be an Application Administrator. docs/admin.md describes it.
 *
 * Exit codes: 0 done or in order, 1 refused, or a check with findings, 2 wrong use.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GraphRefusal, openGraph } from './entra/graph.ts';
import { NoRegistration, type Order, register } from './entra/register.ts';
import { checkEnvironment, fileOf, listEnvironments, readEnvironment } from './package/environment.ts';

const USAGE = `Usage: npm run entra -- --env <name> [--check] [--identity <principal id>] [--secret [<days>]] [--several-tenants]`;
const DEFAULT_SECRET_DAYS = 365;
const MAX_SECRET_DAYS = 730;
const OWNER_ONLY = 0o600;
const NEEDED = ['TEAMSFX_ENV', 'TAB_ENDPOINT', 'TAB_DOMAIN'];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function complain(exitCode: number, ...lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return exitCode;
}

async function main(root: string, args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const environment = options && readEnvironment(root, options.env);
  if (!options) return complain(2, USAGE);
  if (!environment) {
    return complain(
      2,
      `There is no environment "${options.env}".`,
      `There are: ${listEnvironments(root).join(', ')}.`,
    );
  }
  const wrong = checkEnvironment(environment).filter((problem) =>
    NEEDED.some((name) => problem.includes(` ${name} `)),
  );
  if (wrong.length > 0) return complain(1, ...wrong);
  const token = process.env.GRAPH_TOKEN?.trim() || azureToken();
  if (!token) return complain(1, 'No sign-in found: run `az login` first, or set GRAPH_TOKEN.');

  const {
    TAB_DOMAIN: domain = '',
    APP_NAME_SUFFIX: suffix = '',
    ENTRA_CLIENT_ID: clientId = '',
  } = environment.values;
  const order: Order = {
    ...{ clientId, domain, displayName: `Dialogkort${suffix}` },
    severalTenants: options.severalTenants,
    checkOnly: options.check,
    authority: process.env.ENTRA_AUTHORITY ?? 'https://login.microsoftonline.com',
    ...(options.identity !== undefined && { identity: options.identity }),
    ...(options.secretDays !== undefined && { secretDays: options.secretDays }),
  };
  const file = join(root, fileOf(environment.name));
  const endpoint = process.env.GRAPH_ENDPOINT ?? 'https://graph.microsoft.com';
  try {
    const keep = (made: string): void => writeValue(file, 'ENTRA_CLIENT_ID', made);
    const outcome = await register(openGraph({ endpoint, token, fetch }), order, keep, Date.now);
    for (const sentence of outcome.done) say(`${options.check ? 'missing' : 'done   '}  ${sentence}`);
    if (outcome.secret !== undefined) {
      writeValue(`${file}.user`, 'SECRET_ENTRA_CLIENT_SECRET', outcome.secret);
      writeValue(`${file}.user`, 'ENTRA_TENANT_IDS', outcome.tenantId);
      say(
        `The secret is in ${fileOf(environment.name)}.user as SECRET_ENTRA_CLIENT_SECRET; it is shown nowhere else.`,
      );
    }
    if (outcome.done.length === 0) say('The registration is in order.');
    say(`ENTRA_TENANT_IDS=${outcome.tenantId}`);
    say(`ENTRA_CLIENT_ID=${outcome.clientId}`);
    return options.check && outcome.done.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof NoRegistration) return complain(1, error.message);
    if (error instanceof GraphRefusal) {
      return complain(1, error.message, 'The account must be an Application Administrator of the tenant.');
    }
    return complain(1, `Graph at ${endpoint} cannot be reached.`);
  }
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: args.map((arg, at) =>
        arg === '--secret' && !/^\d/.test(args[at + 1] ?? '') ? `--secret=${DEFAULT_SECRET_DAYS}` : arg,
      ),
      options: {
        env: { type: 'string' },
        check: { type: 'boolean', default: false },
        identity: { type: 'string' },
        secret: { type: 'string' },
        'several-tenants': { type: 'boolean', default: false },
      },
    });
    const { env, check, identity, secret } = values;
    const secretDays = secret === undefined ? undefined : Number(secret);
    if (
      env === undefined ||
      (secretDays !== undefined && !(secretDays >= 1 && secretDays <= MAX_SECRET_DAYS))
    )
      return undefined;
    return { env, check, identity, secretDays, severalTenants: values['several-tenants'] };
  } catch {
    return undefined;
  }
}

/** Undefined without the Azure CLI or a sign-in there. */
function azureToken(): string | undefined {
  const args = [
    'account',
    'get-access-token',
    '--resource-type',
    'ms-graph',
    '--query',
    'accessToken',
    '--output',
    'tsv',
  ];
  try {
    return execFileSync('az', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** Sets a value on its line, or adds the line. */
function writeValue(file: string, name: string, value: string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const line = `${name}=${/[^\w.~-]/.test(value) ? JSON.stringify(value) : value}`;
  const pattern = new RegExp(`^${name}=.*$`, 'm');
  const changed = pattern.test(text) ? text.replace(pattern, () => line) : `${text}${line}\n`;
  writeFileSync(file, changed, { mode: OWNER_ONLY });
}

process.exitCode = await main(process.cwd(), process.argv.slice(2));
