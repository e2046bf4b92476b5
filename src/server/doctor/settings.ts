/** Checks of the settings alone. */
import type { Environment } from '../../shared/secretFiles.ts';
import type { ServerConfig } from '../config.ts';
import { type Finding, look, wrong } from './finding.ts';

/** Warnings about settings that are valid one by one. */
export function checkSettings(config: ServerConfig): Finding[] {
  const { appOrigin, fluid, furtherFluid, serverKey, metricsToken, databaseUrl, trustProxy, hostOrigins } =
    config;
  const found: Finding[] = [];
  if (!appOrigin.startsWith('https:')) {
    found.push(wrong('APP_ORIGIN', 'is not https. Teams shows no other pages.'));
  }
  const secrets = [
    fluid.key,
    serverKey,
    ...fluid.previousKeys,
    // Relays of one installation may share a key.
    ...new Set(furtherFluid.map(({ key }) => key).filter((key) => key !== fluid.key)),
    ...(metricsToken === undefined ? [] : [metricsToken]),
  ];
  if (new Set(secrets).size < secrets.length) {
    found.push(
      wrong(
        'Secrets',
        'Two secrets have the same value. Each setting needs its own: `openssl rand -hex 32` generates one.',
      ),
    );
  }
  if (secrets.some((secret) => new Set(secret).size < MIN_DIFFERENT_LETTERS)) {
    found.push(wrong('Secrets', 'One secret is weak. `openssl rand -hex 32` generates a strong one.'));
  }
  if (fluid.previousKeys.length > 0) {
    found.push(
      look('SECRET_FLUID_KEY_PREVIOUS', 'is still set. Remove it an hour after the change of keys.'),
    );
  }
  if (
    databaseUrl !== undefined &&
    !config.managedIdentity?.uses.includes('database') &&
    !isEncrypted(databaseUrl)
  ) {
    found.push(
      look(
        'DATABASE_URL',
        'does not require TLS: the connection is unencrypted, which only a closed network allows.',
      ),
    );
  }
  if (config.statements.privacy === undefined) {
    found.push(
      look(
        'PRIVACY_STATEMENT',
        'is not set: the help only says whom to ask, while the GDPR (article 13) requires a statement. docs/da/privatliv.md is a draft.',
      ),
    );
  }
  if (config.retentionDays === undefined) {
    found.push(look('RETENTION_DAYS', 'is 0: sessions are never deleted.'));
  }
  if (!trustProxy) {
    found.push(look('TRUST_PROXY', 'is not set. Behind a proxy all people then share one rate limit.'));
  }
  if (hostOrigins.length > 0) {
    found.push(
      look(
        'TEAMS_HOST_ORIGINS',
        'allows other pages than Teams to frame the app: for the simulated meeting only.',
      ),
    );
  }
  return found;
}

/** What Node itself reads. */
export function checkOutgoing({ HTTPS_PROXY, https_proxy, NODE_USE_ENV_PROXY }: Environment): Finding[] {
  if (!(HTTPS_PROXY || https_proxy) || NODE_USE_ENV_PROXY === '1') return [];
  return [wrong('HTTPS_PROXY', 'is set, and Node ignores it without NODE_USE_ENV_PROXY=1.')];
}

/** Fewer indicate a word or repeated letters rather than randomness. */
const MIN_DIFFERENT_LETTERS = 8;

function isEncrypted(databaseUrl: string): boolean {
  const { searchParams, hostname } = new URL(databaseUrl);
  const isHere = hostname === '' || hostname === 'localhost' || hostname === '127.0.0.1';
  return isHere || ['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '');
}
