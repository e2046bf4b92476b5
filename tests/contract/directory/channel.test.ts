import { createMeetingIdDirectory } from '../../../src/server/directory/meetingIdAsProof.ts';
import { TENANT_ID } from '../../support/server/cloud.ts';
import { type GraphBench, startGraph } from '../../support/server/graph.ts';

const TEAM = '7d2a1b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const OTHER_TEAM = '7d2a1b3c-4e5f-4a6b-8c7d-000000000000';
const CHANNEL = '19:49683807ffce@thread.tacv2';
const MEETING = `${TEAM}/${CHANNEL};messageid=1681988550516`;
const OWNER = { objectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Anna Ager' };
const COLLEAGUE = { objectId: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Bo Bak' };
const THIRD = { objectId: 'aaaaaaaa-0000-4000-8000-000000000003', name: 'Carl Clausen' };

let bench: GraphBench;

async function start(channelMembers?: number): Promise<void> {
  bench = await startGraph(channelMembers === undefined ? {} : { channelMembers });
  bench.cloud.channels.set(`${TEAM}/${CHANNEL}`, {
    membershipType: 'standard',
    members: [OWNER, COLLEAGUE, THIRD],
    owners: [OWNER],
  });
}
afterEach(() => bench.cloud.close());

const ask = ({ objectId }: { objectId: string }, chatId = MEETING) =>
  bench.directory.membership({ tenantId: TENANT_ID, chatId, objectId });

describe('a channel meeting in Microsoft Graph', () => {
  test('[CHANNEL-2] has the members of the channel’s team, and its owners in the organiser’s place', async () => {
    await start();
    expect(await ask(OWNER)).toEqual({ name: 'Anna Ager', organiser: true });
    expect(await ask(THIRD)).toEqual({ name: 'Carl Clausen', organiser: false });
    const members = await bench.directory.members({ tenantId: TENANT_ID, chatId: MEETING, isFresh: true });
    expect(members?.size).toBe(3);
  });

  test('[CHANNEL-2] does not know strangers, nor who names another team', async () => {
    await start();
    const stranger = { objectId: 'aaaaaaaa-0000-4000-8000-000000000009' };
    expect(await ask(stranger)).toBeUndefined();
    bench.cloud.channels.set(`${OTHER_TEAM}/19:theirs@thread.tacv2`, {
      membershipType: 'standard',
      members: [{ ...stranger, name: 'Dorte' }],
    });
    // The page says which team it is; the channel has to be that team's.
    expect(await ask(stranger, MEETING.replace(TEAM, OTHER_TEAM))).toBeUndefined();
  });

  test.each(['private', 'unknownFutureValue'] as const)(
    '[CHANNEL-3] in a %s channel lets nobody in: the team is not the channel',
    async (membershipType) => {
      await start();
      bench.cloud.channels.set(`${TEAM}/${CHANNEL}`, { membershipType, members: [OWNER] });
      await expect(ask(OWNER)).rejects.toMatchObject({ code: 'channel_not_supported' });
      expect(bench.cloud.requests.filter((asked) => asked.endsWith('/members'))).toEqual([]);
    },
  );

  test('[CHANNEL-4] of a team above the member limit has no members, and stops reading them', async () => {
    await start(2);
    await expect(ask(OWNER)).rejects.toMatchObject({ code: 'channel_not_supported' });
    bench.cloud.channels.set(`${TEAM}/${CHANNEL}`, {
      membershipType: 'standard',
      members: [OWNER, COLLEAGUE],
    });
    expect(await ask(OWNER)).toEqual({ name: 'Anna Ager', organiser: false });
  });

  test('[CHANNEL-4] has no members where channel meetings are switched off, without a request', async () => {
    await start(0);
    await expect(ask(OWNER)).rejects.toMatchObject({ code: 'channel_not_supported' });
    expect(bench.cloud.requests).toEqual([]);
  });

  test('[CHANNEL-3] without the team’s id has no members', async () => {
    await start();
    await expect(ask(OWNER, `${CHANNEL};messageid=1`)).rejects.toMatchObject({
      code: 'channel_not_supported',
    });
  });

  test('[CHANNEL-5] proves nothing by its id, which can be guessed', async () => {
    await start();
    const byId = createMeetingIdDirectory();
    await expect(
      byId.membership({ tenantId: TENANT_ID, chatId: MEETING, objectId: OWNER.objectId }),
    ).rejects.toMatchObject({ code: 'channel_not_supported' });
  });

  test('[ACCESS-8] reports missing permission for the channel', async () => {
    await start();
    bench.cloud.interruption = (request, response) => {
      if (!request.path.startsWith('/v1.0/teams/')) return false;
      response.status(403).json({ error: { code: 'Forbidden' } });
      return true;
    };
    await expect(ask(OWNER)).rejects.toMatchObject({ code: 'directory_refused' });
  });
});
