/**
 * Prints lines of the security log for an incident investigation: all of them, or those about one session or one person.
 *
 *   npm run security-log -- [--days <number>] [--session <id>] [--person <object id> [--tenant <id>]]
 *
 * Uses the server's settings. A search for a person is logged, too. Exit codes: 0 done, 2 wrong use or missing settings,
 * 4 the log cannot be read.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { actorHash } from '../src/securityLog/actorHash.ts';
import { filesOf } from '../src/securityLog/lineSink.ts';
import { readConfig, type ServerConfig } from '../src/server/config.ts';
import { deriveKey } from '../src/server/keys.ts';
import { withSecretFiles } from '../src/shared/secretFiles.ts';
import { AdminLogError, recordAdmin } from './session/adminLog.ts';

const USAGE =
  'Usage: npm run security-log -- [--days <number>] [--session <id>] [--person <object id> [--tenant <id>]]';
const DAY_MS = 24 * 60 * 60 * 1000;

interface Call {
  readonly days?: string;
  readonly session?: string;
  readonly person?: string;
  readonly tenant?: string;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function complain(exitCode: number, sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return exitCode;
}

function readCall(args: readonly string[]): Call | undefined {
  try {
    const text = { type: 'string' } as const;
    const options = { days: text, session: text, person: text, tenant: text };
    const { values } = parseArgs({ args: [...args], options });
    return values.days === undefined || /^\d{1,4}$/.test(values.days) ? values : undefined;
  } catch {
    return undefined;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  if (!call) return complain(2, USAGE);
  const secrets = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'));
  const reading = readConfig(secrets.environment);
  const problems = [...secrets.problems, ...('problems' in reading ? reading.problems : [])];
  if ('problems' in reading || problems.length > 0) {
    return complain(2, `The settings are incomplete: ${problems.join('; ')}.`);
  }
  try {
    return await show(reading.config, call);
  } catch (error) {
    if (error instanceof AdminLogError) return complain(4, error.message);
    return complain(4, 'The security log cannot be read: run the command as the server’s user.');
  }
}

async function show(config: ServerConfig, { days, session, person, tenant }: Call): Promise<number> {
  const actor = person === undefined ? undefined : hashOf(config, person, tenant);
  const { securityLog } = config;
  if (securityLog.to === 'stdout') {
    say('SECURITY_LOG is stdout: search where the server’s output is collected ("log":"security").');
    if (actor !== undefined) say(`That person is "actor":"${actor}" there.`);
    return 0;
  }
  const since = days === undefined ? '' : new Date(Date.now() - Number(days) * DAY_MS).toISOString();
  for (const file of filesOf(securityLog.folder)) {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
      const fields = fieldsOf(line);
      if (actor !== undefined && fields.actor !== actor) continue;
      if (session !== undefined && fields.session !== session) continue;
      if (typeof fields.at === 'string' && fields.at < since) continue;
      say(line);
    }
  }
  return 0;
}

/** The search is logged. */
function hashOf(config: ServerConfig, person: string, tenant?: string): string {
  const key = deriveKey(config.serverKey, 'security-log');
  const tenantId = (tenant ?? config.entra.tenantIds[0] ?? '').toLowerCase();
  const actor = { tenantId, objectId: person.toLowerCase() };
  recordAdmin(config, 'adminLookup', { actor }, key);
  return actorHash(key, actor);
}

/** A line that a crash cut short is printed unless a filter is set. */
function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

process.exitCode = await main(process.argv.slice(2));
