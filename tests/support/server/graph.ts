/** A Graph adapter on the stand-in cloud, with a clock and a patience of the test's own. */
import type { Directory } from '../../../src/server/directory/directory.ts';
import { createGraphDirectory } from '../../../src/server/directory/graph.ts';
import { createGraphClient } from '../../../src/server/directory/graphClient.ts';
import { secretCredential } from '../../../src/server/identity/ownCredentials.ts';
import { CLIENT_ID, CLIENT_SECRET, type Cloud, startCloud } from './cloud.ts';

export interface GraphBench {
  readonly cloud: Cloud;
  readonly directory: Directory;
  readonly clock: { ms: number };
  /** How long the adapter wanted to wait, each time. It never does. */
  readonly waits: number[];
}

export async function startGraph(
  options: { clientSecret?: string; channelMembers?: number } = {},
): Promise<GraphBench> {
  const cloud = await startCloud();
  const clock = { ms: Date.now() };
  const waits: number[] = [];
  const now = () => clock.ms;
  const client = createGraphClient({
    authority: cloud.origin,
    endpoint: cloud.origin,
    clientId: CLIENT_ID,
    credential: secretCredential(options.clientSecret ?? CLIENT_SECRET),
    fetch,
    now,
    sleep: async (ms) => void waits.push(ms),
  });
  const { channelMembers = 200 } = options;
  const directory = createGraphDirectory({ client, endpoint: cloud.origin, channelMembers, now });
  return { cloud, clock, waits, directory };
}
