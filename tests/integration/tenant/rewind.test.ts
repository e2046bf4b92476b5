import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { createTableDocument } from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { batch, CHANGE, edit, ids } from '../../support/relay/edits.ts';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { connectDocument, operation } from '../../support/relay/rawSocket.ts';
import { until } from '../../support/relay/until.ts';
import { ANNA, BO, environment, FLUID_TENANT_ID, startTestServer } from '../../support/server/appServer.ts';
import { startProgram } from '../../support/server/serverProcess.ts';
import { smallDeck } from '../../support/table/seats.ts';

function suite(databaseOf: () => Record<string, string>): void {
  test('[RELAY-32] an export leaves out what no page can apply, and `rewind` refuses beside a running server', async () => {
    const database = databaseOf();
    const server = await startTestServer({ ownRelay: true, settings: database });
    const folder = mkdtempSync(join(tmpdir(), 'dialogkort-rewind-'));
    const settings = {
      ...environment(server.cloud.origin, server.dataDir),
      ...database,
      FLUID_ENDPOINT: '',
      NODE_NO_WARNINGS: '1',
    };
    const run = (...args: string[]) => startProgram('scripts/session.ts', settings, args).ended;
    try {
      const { meetingId } = server.meeting(ANNA, BO);
      const body = { meetingId, beginNew: false };
      const { id } = (await server.post('/api/sessions', { as: ANNA, body })).body.session;
      const at = `/api/sessions/${id}`;
      const tokenFor = async (documentId?: string) => {
        const wish = documentId === undefined ? {} : { documentId };
        if (documentId !== undefined) await server.post(`${at}/document`, { as: ANNA, body: wish });
        const { token, expiresAt } = (await server.post(`${at}/token`, { as: ANNA, body: wish })).body;
        return { token, expiresAtMs: Date.parse(expiresAt) };
      };
      const document = await createTableDocument(
        {
          fluid: { type: 'remote', endpoint: server.origin, tenantId: FLUID_TENANT_ID },
          tokens: createTokenProvider(tokenFor, Date.now),
          readOnly: false,
          nowMs: Date.now,
        },
        newTable(smallDeck),
      );
      // Registered by then, so that Bo gets a token for it.
      await whenLive(document, 20_000);
      const { documentId } = document;
      const jwt = (await server.post(`${at}/token`, { as: BO, body: { documentId } })).body.token;
      const raw = connectDocument(server.origin, { documentId, tenantId: FLUID_TENANT_ID, jwt });
      const { clientId, checkpointSequenceNumber } = await raw.answer;
      const contents = JSON.stringify(
        batch(ids(1, 1), edit({ change: { ...CHANGE, changeset: [{ data: 'x' }] } })),
      );
      const referenceSequenceNumber = checkpointSequenceNumber ?? 0;
      raw.socket.emit('submitOp', clientId, [[operation(1, { contents, referenceSequenceNumber })]]);
      await until(() => document.connection.get().state === 'closed', 'the page to close the table');
      raw.close();

      const out = join(folder, 'session.json');
      const exported = await run('export', id, '--out', out, '--server', server.origin);
      expect(exported).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining('apply (1) are left out'),
      });
      expect(statSync(out).mode & 0o077).toBe(0);
      const [table] = JSON.parse(readFileSync(out, 'utf8')).documents;
      expect(table).toMatchObject({
        contents: { deck: expect.anything() },
        leftOut: [{ by: expect.any(String) }],
      });
      const refused = await run('rewind', id);
      expect(refused).toMatchObject({ exitCode: 4, errors: expect.stringContaining('stop it first') });
      const offline = (...args: string[]) =>
        execFileSync(process.execPath, ['scripts/session.ts', 'rewind', id, ...args], {
          env: { ...process.env, ...settings },
          encoding: 'utf8',
        });
      const kept = join(folder, 'kept.json');
      let said: string[] = [];
      const meanwhile = () => {
        said = [offline(), offline('--keep', kept), offline()];
      };
      await server.restart({ meanwhile });
      expect(said[0]).toContain('table: operation ');
      expect(said[1]).toContain('Removed');
      expect(said[2]).toContain('nothing to remove');
      expect(readFileSync(kept, 'utf8')).toContain(clientId);
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
}

describe('a document that no page can apply, in SQLite', () => suite(() => ({})));
describeWithPostgres('a document that no page can apply, in PostgreSQL', (postgres) =>
  suite(() => ({ DATABASE_URL: postgres().newDatabase() })),
);
