/** How the server itself signs in at Entra: with a secret, or as the machine that it runs on. */
import {
  createManagedIdentity,
  type ManagedIdentity,
  TOKEN_EXCHANGE_RESOURCE,
} from '../../shared/managedIdentity.ts';
import type { ServerConfig } from '../config.ts';

/** The fields of a token request that authenticate the app. */
export type ClientCredential = () => Promise<Readonly<Record<string, string>>>;

type Settings = Pick<ServerConfig, 'managedIdentity'>;

export function secretCredential(secret: string): ClientCredential {
  return async () => ({ client_secret: secret });
}

/**
 * The registration trusts the managed identity, whose token stands in for a secret:
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
export function identityCredential(identity: ManagedIdentity): ClientCredential {
  return async () => ({
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await identity.tokenFor(TOKEN_EXCHANGE_RESOURCE),
  });
}

export function entraCredential({
  entra,
  ...settings
}: Settings & Pick<ServerConfig, 'entra'>): ClientCredential {
  if (entra.clientSecret !== undefined) return secretCredential(entra.clientSecret);
  const identity = managedIdentity(settings);
  if (!identity) throw new Error('Neither a secret nor an identity: the settings have not been checked.');
  return identityCredential(identity);
}

function managedIdentity({ managedIdentity }: Settings): ManagedIdentity | undefined {
  return managedIdentity && createManagedIdentity({ ...managedIdentity, fetch, now: Date.now });
}
