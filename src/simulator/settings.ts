import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SimulatorOptions } from './simulator.ts';

const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);

const ENVIRONMENT = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SIMULATOR_APP_ORIGIN: origin,
  SIMULATOR_FLUID_ORIGIN: origin.optional(),
  SIMULATOR_PAGE_DIR: z.string().min(1).default('dist/simulator'),
  ENTRA_TENANT_ID: z.uuid(),
  ENTRA_CLIENT_ID: z.uuid(),
  SECRET_ENTRA_CLIENT_SECRET: z.string().min(1),
});

/** A missing or malformed setting, named in a sentence that never repeats a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the simulator's settings from the environment. Throws {@link SettingsError}. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SimulatorOptions {
  const parsed = ENVIRONMENT.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new SettingsError(`The meeting simulator cannot start with these settings:\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  if (!existsSync(join(settings.SIMULATOR_PAGE_DIR, 'index.html'))) {
    throw new SettingsError(
      `There is no page in ${settings.SIMULATOR_PAGE_DIR}: build it first (npm run build).`,
    );
  }
  return {
    host: settings.HOST,
    port: settings.PORT,
    appOrigin: settings.SIMULATOR_APP_ORIGIN,
    fluidOrigin: settings.SIMULATOR_FLUID_ORIGIN ?? settings.SIMULATOR_APP_ORIGIN,
    pageDir: settings.SIMULATOR_PAGE_DIR,
    tenantId: settings.ENTRA_TENANT_ID,
    clientId: settings.ENTRA_CLIENT_ID,
    clientSecret: settings.SECRET_ENTRA_CLIENT_SECRET,
  };
}
