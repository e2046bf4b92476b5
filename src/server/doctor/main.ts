/**
 * `npm run doctor [-- --settings <file>] [--offline] [--meeting <chat id>] [--try]`: reports what is missing or wrong in an
 * installation. Reads the server's settings, changes nothing, and prints no secret. `--try` makes a table as people do, and deletes it.
 *
 * Exit codes: 0 no problem, 1 problems, 2 wrong use.
 */
import { readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import { type Environment, withSecretFiles } from '../../shared/secretFiles.ts';
import { readConfig } from '../config.ts';
import { entraCredential } from '../identity/ownCredentials.ts';
import { readRelaySettings } from '../ownRelay.ts';
import { checkFluidClocks } from './clocks.ts';
import { checkCloud } from './cloud.ts';
import { type Finding, fine, toLines, wrong } from './finding.ts';
import { checkFiles, checkFluid, checkNode, checkOrigin, checkStorage } from './places.ts';
import { checkOutgoing, checkSettings } from './settings.ts';
import { checkTables } from './tables.ts';

const USAGE = 'Usage: npm run doctor [-- --settings <file>] [--offline] [--meeting <chat id>] [--try]';

interface Options {
  readonly file?: string;
  readonly offline: boolean;
  readonly meeting?: string;
  readonly tries: boolean;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) return complain(USAGE);
  let environment: Environment = process.env;
  if (options.file !== undefined) {
    try {
      environment = { ...process.env, ...parseEnv(readFileSync(options.file, 'utf8')) };
    } catch {
      return complain(`The file ${options.file} cannot be read.`);
    }
  }
  const findings = await examine(environment, options);
  process.stdout.write(`${toLines(findings).join('\n')}\n`);
  const wrongs = findings.filter(({ result }) => result === 'wrong').length;
  process.stdout.write(
    wrongs === 0 ? 'No problems found.\n' : `${wrongs} problem${wrongs === 1 ? '' : 's'} found.\n`,
  );
  return wrongs === 0 ? 0 : 1;
}

async function examine(given: Environment, { offline, meeting, tries }: Options): Promise<Finding[]> {
  const { environment, problems } = withSecretFiles(given, (file) => readFileSync(file, 'utf8'));
  const reading = readConfig(environment);
  const relay = readRelaySettings(environment);
  const told = [
    ...problems,
    ...('problems' in reading ? reading.problems : []),
    ...('problems' in relay ? relay.problems : []),
  ];
  const found = [checkNode(process.version), ...told.map((problem) => wrong('Settings', `${problem}.`))];
  // All other checks need the settings.
  if ('problems' in reading) return found;
  const { config } = reading;
  if (told.length === 0) found.push(fine('Settings', 'are complete.'));
  found.push(...checkSettings(config), ...checkOutgoing(environment), ...checkFiles(config));
  if (offline) return found;
  const cloud = { config, credential: () => entraCredential(config)(), fetch, now: Date.now };
  const asked = await Promise.all([
    checkStorage(config),
    checkCloud({ ...cloud, ...(meeting !== undefined && { chatId: meeting }) }),
    checkFluid(config, fetch),
    checkOrigin(config, fetch),
    checkFluidClocks(config, fetch, Date.now),
    tries ? checkTables(config) : [],
  ]);
  return [...found, ...asked.flat()];
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        settings: { type: 'string' },
        offline: { type: 'boolean', default: false },
        meeting: { type: 'string' },
        try: { type: 'boolean', default: false },
      },
    });
    const { settings: file, offline, meeting, try: tries } = values;
    return { offline, tries, ...(file !== undefined && { file }), ...(meeting !== undefined && { meeting }) };
  } catch {
    return undefined;
  }
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
