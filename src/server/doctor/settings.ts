/** What can be told from the settings alone. */
import type { ServerConfig } from '../config.ts';
import { type Finding, look, wrong } from './finding.ts';

/** Settings that are well made, each by itself, and yet no good idea. */
export function checkSettings(config: ServerConfig): Finding[] {
  const { appOrigin, fluid, serverKey, metricsToken, databaseUrl, trustProxy, hostOrigins } = config;
  const found: Finding[] = [];
  if (!appOrigin.startsWith('https:')) {
    found.push(wrong('APP_ORIGIN', 'is not https. Teams shows no other pages.'));
  }
  const secrets = [
    fluid.key,
    serverKey,
    ...fluid.previousKeys,
    ...(metricsToken === undefined ? [] : [metricsToken]),
  ];
  if (new Set(secrets).size < secrets.length) {
    found.push(
      wrong(
        'Secrets',
        'Two of them are the same. Each needs one of its own: `openssl rand -hex 32` makes one.',
      ),
    );
  }
  if (secrets.some((secret) => new Set(secret).size < MIN_DIFFERENT_LETTERS)) {
    found.push(wrong('Secrets', 'One of them is easily guessed. `openssl rand -hex 32` makes a good one.'));
  }
  if (fluid.previousKeys.length > 0) {
    found.push(
      look('SECRET_FLUID_KEY_PREVIOUS', 'is still set. An hour after the keys were changed nobody needs it.'),
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
        'asks for no TLS: what is written crosses the network readably, unless that network is closed.',
      ),
    );
  }
  if (!trustProxy) {
    found.push(
      look('TRUST_PROXY', 'is not set. Behind a proxy everybody shares one allowance of requests then.'),
    );
  }
  if (hostOrigins.length > 0) {
    found.push(
      look('TEAMS_HOST_ORIGINS', 'lets pages besides Teams frame the app: for the simulated meeting only.'),
    );
  }
  return found;
}

/** Fewer are a word or a row of one letter rather than chance. */
const MIN_DIFFERENT_LETTERS = 8;

function isEncrypted(databaseUrl: string): boolean {
  const { searchParams, hostname } = new URL(databaseUrl);
  const isHere = hostname === '' || hostname === 'localhost' || hostname === '127.0.0.1';
  return isHere || ['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '');
}
