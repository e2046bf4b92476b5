import type { ServerConfig } from '../config.ts';
import { entraCredential } from '../identity/ownCredentials.ts';
import type { FluidTokens } from '../tokens/fluid.ts';
import { createAzureAdmin } from './azure.ts';
import type { FluidAdmin } from './fluidAdmin.ts';
import { createRouterliciousAdmin } from './routerlicious.ts';

/** For a service that does not live in this process. */
export function chooseFluidAdmin(
  {
    fluid,
    entra,
    appOrigin,
    ...settings
  }: Pick<ServerConfig, 'fluid' | 'entra' | 'appOrigin' | 'managedIdentity'>,
  tokens: FluidTokens,
): FluidAdmin {
  if (fluid.azure) {
    const { authority, clientId } = entra;
    const credential = entraCredential({ entra, ...settings });
    return createAzureAdmin({ ...fluid.azure, authority, clientId, credential, fetch });
  }
  // As the page does: a service has an origin of its own, or that of the app.
  const endpoint = new URL(fluid.endpoint, appOrigin).origin;
  return createRouterliciousAdmin({ endpoint, tenantId: fluid.tenantId, tokens, fetch });
}
