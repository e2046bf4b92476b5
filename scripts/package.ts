/**
 * Makes the Teams app package of an environment: `npm run package -- --env <name>` writes
 * `appPackage/build/appPackage.<name>.zip`; `--check` only validates. `--record` keeps what a new version holds.
 *
 * Exit codes: 0 done, 1 problems in the package or its values, 2 wrong use.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { buildPackage, type SchemaCheck } from './package/build.ts';
import { listEnvironments, readEnvironment } from './package/environment.ts';
import { recordVersion, versionProblems } from './package/versions.ts';

const USAGE = 'Usage: npm run package -- [--env <name>] [--check | --record]';
const DEFAULT_ENVIRONMENT = 'local';

const checkSchema: SchemaCheck = (manifest) =>
  AppManifestUtils.validateAgainstSchema(JSON.parse(JSON.stringify(manifest)));

async function main(root: string, args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) return complain(2, [USAGE]);
  const environment = readEnvironment(root, options.env);
  if (!environment) {
    const names = listEnvironments(root).join(', ') || 'none';
    return complain(2, [
      `There is no environment "${options.env}" (env/.env.${options.env}).`,
      `There are: ${names}.`,
    ]);
  }
  const built = await buildPackage(root, environment, checkSchema);
  if ('problems' in built) {
    return complain(1, [
      `The package for "${environment.name}" cannot be made:`,
      ...built.problems.map((p) => `  ${p}`),
    ]);
  }
  const outdated = options.record ? recordVersion(root) : versionProblems(root);
  if (outdated.length > 0) return complain(1, outdated);
  if (options.check) {
    process.stdout.write(`The package for "${environment.name}" is in order.\n`);
    return 0;
  }
  const file = join('appPackage', 'build', `appPackage.${environment.name}.zip`);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), built.zip);
  process.stdout.write(`${file} (${built.zip.length} bytes)\n`);
  return 0;
}

function readOptions(
  args: readonly string[],
): { readonly env: string; readonly check: boolean; readonly record: boolean } | undefined {
  try {
    const options = {
      env: { type: 'string' },
      check: { type: 'boolean' },
      record: { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    return {
      env: values.env ?? DEFAULT_ENVIRONMENT,
      check: values.check ?? false,
      record: values.record ?? false,
    };
  } catch {
    return undefined;
  }
}

function complain(exitCode: number, lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return exitCode;
}

process.exitCode = await main(process.cwd(), process.argv.slice(2));
