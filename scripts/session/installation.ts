/** What administrators' commands share: the server's settings and its registry. */
import { readFileSync } from 'node:fs';
import { readConfig, type ServerConfig } from '../../src/server/config.ts';
import { openRegistry } from '../../src/server/registry/openRegistry.ts';
import type { Registry } from '../../src/server/registry/registry.ts';
import { StartupError } from '../../src/server/startupError.ts';
import { databasePassword } from '../../src/shared/managedIdentity.ts';
import { withSecretFiles } from '../../src/shared/secretFiles.ts';
import { AdminLogError } from './adminLog.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export function complain(exitCode: number, sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return exitCode;
}

/** Returns the exit code: that of `run`, 2 for incomplete settings, 4 for data that cannot be used. */
export async function withInstallation(
  run: (registry: Registry, config: ServerConfig) => Promise<number>,
): Promise<number> {
  const secrets = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'));
  const reading = readConfig(secrets.environment);
  const problems = [...secrets.problems, ...('problems' in reading ? reading.problems : [])];
  if ('problems' in reading || problems.length > 0) {
    return complain(2, `The settings are incomplete: ${problems.join('; ')}.`);
  }
  const { config } = reading;
  const password = databasePassword(config.managedIdentity);
  let registry: Registry;
  try {
    registry = await openRegistry({ ...config, ...(password && { databasePassword: password }) });
  } catch (error) {
    if (error instanceof StartupError) return complain(4, error.message);
    throw error;
  }
  try {
    return await run(registry, config);
  } catch (error) {
    if (error instanceof AdminLogError) return complain(4, error.message);
    throw error;
  } finally {
    await registry.close();
  }
}
