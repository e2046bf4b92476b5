import { TENANT_ID } from '../../support/server/cloud.ts';
import { type GraphBench, startGraph } from '../../support/server/graph.ts';
import { directoryContract } from './directoryContract.ts';

let bench: GraphBench;

directoryContract('Microsoft Graph', {
  tenantId: TENANT_ID,
  directory: () => bench.directory,
  setMeeting(chatId, members, organiser) {
    bench.cloud.meetings.set(chatId, { members: [...members], ...(organiser && { organiser }) });
  },
  wait(ms) {
    bench.clock.ms += ms;
  },
  setState(state) {
    bench.cloud.interruption =
      state === 'answers'
        ? undefined
        : (request, response) => {
            if (!request.path.startsWith('/v1.0/')) return false;
            if (state === 'silent') request.socket.destroy();
            else response.status(403).json({ error: { code: 'Forbidden' } });
            return true;
          };
  },
  start: async () => {
    bench = await startGraph();
  },
  stop: () => bench.cloud.close(),
});
