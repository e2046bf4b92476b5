/** The app server's real tokens and its real way to delete, over a real relay, with clocks that differ. */
import { newTable } from '../../../src/domain/table/newTable.ts';
import type { DocumentServices } from '../../../src/fluid/sharedDocument.ts';
import { createTableDocument, openTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { createRouterliciousAdmin } from '../../../src/server/fluidAdmin/routerlicious.ts';
import { createFluidTokens } from '../../../src/server/tokens/fluid.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { KEY, TENANT } from '../../support/relay/tokens.ts';
import { smallDeck } from '../../support/table/seats.ts';

const MINUTE_MS = 60_000;
const LIVE_WITHIN_MS = 10_000;

let world: TestRelay;
beforeAll(async () => {
  world = await startTestRelay();
});
afterAll(() => world.end());

function servicesWith(appClock: () => number, id: string): DocumentServices {
  const tokens = createFluidTokens({ tenantId: TENANT, key: KEY }, appClock);
  return {
    fluid: { type: 'remote', endpoint: world.url, tenantId: TENANT },
    tokens: createTokenProvider(
      (documentId = '') => tokens.issue({ documentId, access: 'write', user: { id, name: id } }),
      Date.now,
    ),
    readOnly: false,
    nowMs: Date.now,
  };
}

describe.each([
  ['45 s behind', 0.75],
  ['two minutes behind', 2],
  ['nine minutes behind', 9],
  ['45 s ahead of', -0.75],
  ['two minutes ahead of', -2],
  ['nine minutes ahead of', -9],
])('with the relay’s clock %s the app server’s', (_difference, appAheadMinutes) => {
  const appClock = () => Date.now() + appAheadMinutes * MINUTE_MS;

  test('[OPS-12] people open and edit a table, and the server deletes it', async () => {
    const mine = await createTableDocument(servicesWith(appClock, 'ali'), newTable(smallDeck));
    expect(await whenLive(mine, LIVE_WITHIN_MS)).toBe(true);
    const theirs = await openTableDocument(servicesWith(appClock, 'bo'), mine.documentId);
    expect(await whenLive(theirs, LIVE_WITHIN_MS)).toBe(true);
    for (const document of [mine, theirs]) document.close();

    const admin = createRouterliciousAdmin({
      endpoint: world.url,
      tenantId: TENANT,
      tokens: createFluidTokens({ tenantId: TENANT, key: KEY }, appClock),
      fetch,
    });
    expect(await admin.deleteDocument(mine.documentId)).toBe('deleted');
  });
});

test('[OPS-12] the relay refuses a token that lives much longer than the limit by its clock', async () => {
  const { issue } = createFluidTokens({ tenantId: TENANT, key: KEY }, () => Date.now() + 16 * MINUTE_MS);
  const { token } = await issue({ documentId: 'd', access: 'read', user: { id: 'ali', name: 'ali' } });
  const answer = await fetch(`${world.url}/documents/${TENANT}/d`, {
    headers: { authorization: `Basic ${token}` },
  });
  expect(answer.status).toBe(403);
});
