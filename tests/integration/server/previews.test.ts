import { PREVIEW_LIFE_MS } from '../../../src/shared/contract/limits.ts';
import type { StagePreview, TablePreview } from '../../../src/shared/contract/schemas/previews.ts';
import { ANNA, BO, STRANGER, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { dataFiles } from '../../support/server/dataFiles.ts';

const refused = (code: string, status: number) => ({ status, body: { error: { code } } });
const STAGE: StagePreview = {
  ...{ deckTitle: 'Kort', access: 'open', part: 'cards', ordinal: 1, handled: [], tools: [] },
  areas: [{ id: 'a', title: 'Område', language: 'da', colour: 'blue', sign: 'tool', total: 2, left: 1 }],
  cards: [
    { id: 'k01', area: 'a', place: 'middle', own: false, question: 'Etsjældentspørgsmål?', examples: ['Et'] },
    { id: 'k02', area: 'a', place: 'faceDown', own: false },
  ],
};

describe('the preview of a table', () => {
  let server: TestServer;
  let meetingId: string;
  let at: string;
  let preview: TablePreview;

  beforeEach(async () => {
    server = await startTestServer();
    meetingId = server.meeting(ANNA, BO).meetingId;
    const { id } = (await open(ANNA)).body.session;
    at = `/api/sessions/${id}`;
    preview = { documentId: `table-${id}`, da: STAGE, en: STAGE };
    await server.post(`${at}/document`, { as: ANNA, body: { documentId: preview.documentId } });
    await server.post(`${at}/roles/claim`, { as: ANNA });
  });
  afterEach(() => server.close());

  const open = (as = BO) => server.post('/api/sessions', { as, body: { meetingId } });
  const keep = (body: object, as = ANNA) => server.ask(`${at}/preview`, { method: 'PUT', as, body });

  test('[PREVIEW-2] comes from facilitators’ pages alone, without a field that is not in the contract', async () => {
    expect((await keep({ preview }, BO)).body).toEqual({ kept: false });
    expect(await keep({ preview }, STRANGER)).toMatchObject(refused('not_found', 404));
    const named = { ...preview, da: { ...STAGE, facilitator: 'Anna' } };
    expect(await keep({ preview: named })).toMatchObject(refused('bad_request', 400));
    const large = { ...preview, da: { ...STAGE, deckTitle: 'x'.repeat(80_000) } };
    expect(await keep({ preview: large })).toMatchObject(refused('too_large', 413));
    expect((await open()).body).not.toHaveProperty('preview');
  });

  test('[PREVIEW-3] is given to members who open the session, until a facilitator’s page takes it away', async () => {
    expect((await keep({ preview })).body).toEqual({ kept: true });
    expect((await open()).body.preview).toEqual(preview);
    const newer = { ...preview, da: { ...STAGE, ordinal: 2 } };
    await keep({ preview: newer });
    expect((await open()).body.preview).toEqual(newer);
    await keep({});
    expect((await open()).body).not.toHaveProperty('preview');
  });

  test('[PREVIEW-3] is given for 90 seconds after it was kept up last, and only of the session’s own document', async () => {
    await keep({ preview });
    server.clock.ms += PREVIEW_LIFE_MS;
    expect((await open()).body.preview).toEqual(preview);
    server.clock.ms += 1;
    expect((await open()).body).not.toHaveProperty('preview');
    await keep({ preview: { ...preview, documentId: 'another' } });
    expect((await open()).body).not.toHaveProperty('preview');
  });

  test('[PREVIEW-3] goes with the session, and viewers of the stage get none', async () => {
    await keep({ preview });
    const { ticket } = (await server.post(`${at}/viewing-ticket`, { as: ANNA })).body;
    const seen = await server.post('/api/viewing', { ticket });
    expect(seen.status).toBe(200);
    expect(seen.body).not.toHaveProperty('preview');
    await server.post(`${at}/end`, { as: ANNA });
    expect((await open()).body).not.toHaveProperty('preview');
    expect((await keep({ preview })).body).toEqual({ kept: false });
  });

  test('[PREVIEW-2] is in no file and no log', async () => {
    await keep({ preview });
    const kept = [...dataFiles(server.dataDir).map((file) => file.toString('latin1')), ...server.logged];
    expect(kept.filter((text) => text.includes('Etsj'))).toEqual([]);
  });
});
