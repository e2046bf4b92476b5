/**
 * Azure Fluid Relay: deleting is a matter of the resource manager, not of the service's own address. The app's registration
 * needs a role on the resource that may delete its containers.
 * https://learn.microsoft.com/azure/azure-fluid-relay/how-tos/container-deletion
 */
import { z } from 'zod';
import type { ClientCredential } from '../identity/ownCredentials.ts';
import { answerOf, type Deletion, type FluidAdmin, FluidAdminError, send } from './fluidAdmin.ts';

const API_VERSION = '2022-06-01';
const TOKEN_REPLY = z.object({ access_token: z.string().min(1) });

export interface AzureOptions {
  /** `https://management.azure.com`, or that of another cloud. */
  readonly managementEndpoint: string;
  /** `/subscriptions/…/resourceGroups/…/providers/Microsoft.FluidRelay/fluidRelayServers/…` */
  readonly resourceId: string;
  readonly authority: string;
  /** Of the subscription. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  readonly fetch: typeof fetch;
}

export function createAzureAdmin(options: AzureOptions): FluidAdmin {
  const { managementEndpoint, resourceId, authority, tenantId, clientId, credential, fetch } = options;

  async function signIn(): Promise<string> {
    const proof = await credential().catch(() => {
      throw new FluidAdminError('The managed identity gets no token for the app’s registration.');
    });
    const response = await send(fetch, `${authority}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        scope: `${managementEndpoint}/.default`,
        ...proof,
      }),
    });
    const reply = TOKEN_REPLY.safeParse(await response.json().catch(() => undefined));
    if (!response.ok || !reply.success) {
      throw new FluidAdminError(
        'The sign-in service does not accept the app’s registration.',
        response.status,
      );
    }
    return reply.data.access_token;
  }

  return {
    // There are no codes of the service's that tell damage from a bad moment.
    inspectDocument: async () => 'unknown',
    revokeAll: async () => 'unsupported',
    async deleteDocument(documentId): Promise<Deletion> {
      const container = `${resourceId}/fluidRelayContainers/${encodeURIComponent(documentId)}`;
      const status = await answerOf(fetch, `${managementEndpoint}${container}?api-version=${API_VERSION}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${await signIn()}` },
      });
      if (status === 200 || status === 202) return 'deleted';
      if (status === 204 || status === 404) return 'absent';
      // Clients have to be gone for ten minutes.
      if (status === 409 || status === 412 || status === 429) return 'later';
      throw new FluidAdminError('The resource manager refused to delete a container.', status);
    },
  };
}
