import { attack } from '../../tests/support/relay/attack.ts';
import { standBy } from '../../tests/support/relay/bystander.ts';
import {
  add,
  connected,
  createDocument,
  loadDocument,
  saved,
  words,
} from '../../tests/support/relay/clients.ts';
import { temporaryFolder } from '../../tests/support/relay/folder.ts';
import { seededRandom } from '../../tests/support/relay/hostile.ts';
import { freePort, spawnRelay } from '../../tests/support/relay/relayProcess.ts';
import { TENANT, token } from '../../tests/support/relay/tokens.ts';
import { until } from '../../tests/support/relay/until.ts';
import { alone, type Figures } from './figures.ts';
import { BENCH_LIMITS } from './services.ts';

/** At least half a million hostile cases that the relay took in, and then honest clients who must not have noticed. */

const CASES = Number(process.env.RELAY_FUZZ_CASES ?? 500_000);
const SEED = Number(process.env.RELAY_FUZZ_SEED ?? 1);
const REQUESTS_SHARE = 0.1;
const ROUND = { frames: 9_000, requests: 9_000 * REQUESTS_SHARE };

export async function fuzz(): Promise<Figures> {
  const folder = temporaryFolder();
  const limits = { ...BENCH_LIMITS, createsPerUser: { perSecond: 1e6, burst: 1e6 } };
  const relay = await spawnRelay({
    port: await freePort(),
    store: { sqliteFile: `${folder.path}/relay.db` },
    limits,
  });
  const ane = await createDocument(relay.url, 'ane');
  const bo = await loadDocument(relay.url, ane.id, 'bo');
  const mallory = await createDocument(relay.url, 'mallory');
  const quiet = await createDocument(relay.url, 'quiet');
  await Promise.all([ane, bo, mallory, quiet].map((client) => connected(client)));
  mallory.container.dispose();
  // Innocent clients beside the readers and elsewhere, whose ids the hostile clients know: nothing may reach them.
  const beside = await standBy(relay.url, ane.id);
  const elsewhere = await standBy(relay.url, quiet.id);

  const random = seededRandom(SEED);
  const begun = performance.now();
  const failures: string[] = [];
  let cases = 0;
  let unseen = 0;
  for (let round = 0; cases < CASES; round += 1) {
    const reading = round % 2 === 0;
    const documentId = reading ? ane.id : mallory.id;
    const jwt = token({ documentId, ...(reading && { scopes: ['doc:read'] }) });
    const world = { documentId, clientId: '', tenantId: TENANT, jwt, elsewhere };
    const report = await attack(relay.url, world, random, ROUND);
    failures.push(...report.failures);
    cases += report.takenIn + report.requests;
    unseen += report.sent - report.takenIn;
    add(ane, `round ${round}`);
    await saved(ane);
    process.stderr.write(`${cases} cases, ${failures.length} unexpected\n`);
  }
  await until(() => words(bo).length === words(ane).length, 'the honest clients to agree');
  const honest = [ane, bo, quiet];
  const closed = honest.filter((client) => client.container.disposed).length;
  const reached = [beside, elsewhere].reduce((sum, { harm }) => sum + harm.length, 0);
  const errors = relay.log.filter((line) => line.level === 50).length;
  for (const client of honest) client.container.dispose();
  for (const bystander of [beside, elsewhere]) bystander.close();
  await relay.stop();
  folder.remove();
  return {
    'relay.fuzz.cases': alone(cases, 'cases'),
    'relay.fuzz.time': alone((performance.now() - begun) / 1000, 's'),
    'relay.fuzz.unexpected': alone(failures.length, 'answers of 500 and above, or none'),
    'relay.fuzz.unseen': alone(unseen, 'frames sent that the relay did not take in'),
    'relay.fuzz.reached': alone(reached, 'events at bystanders'),
    'relay.fuzz.errors': alone(errors, 'log lines'),
    'relay.fuzz.honestClosed': alone(closed, 'clients'),
  };
}
