/** The server finds the meeting simulator's sign-in service and directory through its settings alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type RunningServer, startServer } from '../../../src/server/server.ts';
import type { SessionView } from '../../../src/shared/contract/schemas/sessions.ts';
import type { MeetingView, TokenReply } from '../../../src/simulator/contract.ts';
import { type RunningSimulator, startSimulator } from '../../../src/simulator/simulator.ts';
import { clientFolder, configFor, environment } from '../../support/server/appServer.ts';
import { CLIENT_ID, CLIENT_SECRET, TENANT_ID } from '../../support/server/cloud.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the server beside the meeting simulator', () => {
  let simulator: RunningSimulator;
  let server: RunningServer;
  let folder: string;
  let clientDir: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-simulated-'));
    clientDir = clientFolder();
    const port = await freePort();
    const appOrigin = `http://127.0.0.1:${port}`;
    simulator = await startSimulator({
      port: 0,
      appOrigin,
      fluidOrigin: appOrigin,
      tenantId: TENANT_ID,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
    });
    const settings = { ...environment(simulator.origin, folder), PORT: String(port), APP_ORIGIN: appOrigin };
    server = await startServer(configFor(settings), {
      logger: pino({ level: 'silent' }),
      clientDir,
      builtInDeckDir: join(process.cwd(), 'decks'),
      version: '1.2.3',
    });
  });
  afterAll(async () => {
    await server.close();
    await simulator.close();
    for (const used of [folder, clientDir]) rmSync(used, { recursive: true, force: true });
  });

  const meeting = async (): Promise<MeetingView> => (await fetch(`${simulator.origin}/api/meeting`)).json();

  test('[SERVE-14] all people of the simulated meeting with an account enter the same session', async () => {
    const { meetingId, people } = await meeting();
    const seen: SessionView[] = [];
    for (const person of people.filter(({ role }) => role !== 'guest')) {
      const asked = await fetch(`${simulator.origin}/api/people/${person.id}/token`, { method: 'POST' });
      const { token }: TokenReply = await asked.json();
      const reply = await fetch(`${person.origin}/api/sessions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ meetingId }),
      });
      expect(reply.status).toBe(200);
      const view: SessionView = await reply.json();
      expect(view.me).toMatchObject({ name: person.name, organiser: person.role === 'organiser' });
      seen.push(view);
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen.map(({ session }) => session.id)).size).toBe(1);
  });
});
