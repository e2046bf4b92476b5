import { createRouterliciousAdmin } from '../../../src/server/fluidAdmin/routerlicious.ts';
import { adminOf } from '../../../src/server/ownRelay.ts';
import { createFluidTokens } from '../../../src/server/tokens/fluid.ts';
import { startTestRelay } from '../../support/relay/inProcess.ts';
import { rest } from '../../support/relay/rest.ts';
import { KEY, TENANT, token } from '../../support/relay/tokens.ts';
import { type FluidAdminHarness, fluidAdminContract } from './fluidAdminContract.ts';

type TestRelay = Awaited<ReturnType<typeof startTestRelay>>;

function harnessOf(
  { url, end }: Pick<TestRelay, 'url' | 'end'>,
  admin: FluidAdminHarness['admin'],
): FluidAdminHarness {
  return {
    admin,
    create: async () =>
      String((await rest(url, 'POST', `/documents/${TENANT}`, token(), { summary: EMPTY })).body),
    exists: async (id) =>
      (await rest(url, 'GET', `/documents/${TENANT}/${id}`, token({ documentId: id }))).status === 200,
    close: end,
  };
}

const EMPTY = { type: 'tree', entries: [] };

fluidAdminContract('the own relay, in the same process', async () => {
  const relay = await startTestRelay();
  return harnessOf(relay, adminOf(relay.relay, { isReadable: async () => true }));
});

fluidAdminContract('the own relay, as a process of its own', async () => {
  const relay = await startTestRelay();
  const tokens = createFluidTokens({ tenantId: TENANT, key: KEY }, Date.now);
  return harnessOf(relay, createRouterliciousAdmin({ endpoint: relay.url, tenantId: TENANT, tokens, fetch }));
});
