import { randomUUID } from 'node:crypto';
import express from 'express';
import { createAzureAdmin } from '../../../src/server/fluidAdmin/azure.ts';
import { secretCredential } from '../../../src/server/identity/ownCredentials.ts';
import { startStandIn } from '../../support/server/standIn.ts';
import { fluidAdminContract } from './fluidAdminContract.ts';

const TENANT_ID = '11111111-1111-4111-8111-111111111111';
const RESOURCE =
  '/subscriptions/s-1/resourceGroups/cards/providers/Microsoft.FluidRelay/fluidRelayServers/relay';
const TOKEN = 'a token for the resource manager';

/** The sign-in service and the resource manager, as far as a container's end is concerned. */
async function startAzure() {
  const standIn = await startStandIn();
  const { app, origin } = standIn;
  const containers = new Set<string>();
  const busy = new Set<string>();
  app.post('/:tenant/oauth2/v2.0/token', express.urlencoded(), (request, response) => {
    const { client_id, client_secret, grant_type, scope } = request.body;
    const isRight =
      request.params.tenant === TENANT_ID &&
      client_id === 'app' &&
      client_secret === 'secret' &&
      grant_type === 'client_credentials' &&
      scope === `${origin}/.default`;
    if (isRight) response.json({ token_type: 'Bearer', expires_in: 3599, access_token: TOKEN });
    else response.status(401).json({ error: 'invalid_client' });
  });
  app.delete(`${RESOURCE}/fluidRelayContainers/:id`, (request, response) => {
    if (request.get('authorization') !== `Bearer ${TOKEN}`) return void response.sendStatus(401);
    if (request.query['api-version'] !== '2022-06-01') return void response.sendStatus(400);
    if (busy.has(request.params.id)) return void response.sendStatus(409);
    response.sendStatus(containers.delete(request.params.id) ? 200 : 204);
  });
  const options = {
    managementEndpoint: origin,
    resourceId: RESOURCE,
    authority: origin,
    tenantId: TENANT_ID,
    clientId: 'app',
    credential: secretCredential('secret'),
    fetch,
  };
  return {
    options,
    busy,
    admin: createAzureAdmin(options),
    create: async () => {
      const id = randomUUID();
      containers.add(id);
      return id;
    },
    exists: async (id: string) => containers.has(id),
    close: () => standIn.close(),
  };
}

fluidAdminContract('Azure Fluid Relay', startAzure);

describe('[OPS-8] Azure Fluid Relay', () => {
  let azure: Awaited<ReturnType<typeof startAzure>>;
  beforeEach(async () => {
    azure = await startAzure();
  });
  afterEach(() => azure.close());

  test('keeps a container whose clients left a moment ago: it can be asked later', async () => {
    const id = await azure.create();
    azure.busy.add(id);
    expect(await azure.admin.deleteDocument(id)).toBe('later');
    expect(await azure.exists(id)).toBe(true);
  });

  test('a registration without a role or a secret of today is an error that names neither', async () => {
    const admin = createAzureAdmin({ ...azure.options, credential: secretCredential('yesterday’s') });
    const refusal = admin.deleteDocument(await azure.create());
    await expect(refusal).rejects.toMatchObject({ status: 401 });
    await expect(refusal).rejects.not.toThrow('yesterday');
  });
});
