import { rmSync } from 'node:fs';
import deck from '../../../decks/digitale-kompetencer.json' with { type: 'json' };
import {
  ANNA,
  copyOfBuiltInDecks,
  startTestServer,
  type TestServer,
  writeFiles,
} from '../../support/server/appServer.ts';
import { ownCatalogue, sixAreas } from '../../support/table/catalogues.ts';

const OWN = { ...deck, id: 'vores-egne', title: { da: 'Vores egne', en: 'Our own' } };

describe('decks on offer', () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  test('the built-in deck is listed, and told as its file has it', async () => {
    server = await startTestServer();
    const { body } = await server.ask('/api/decks', { as: ANNA });
    expect(body).toContainEqual({
      id: deck.id,
      version: deck.version,
      languages: deck.languages,
      title: deck.title,
      description: deck.description,
      areas: 4,
      cards: 35,
      origin: 'builtIn',
    });
    expect((await server.ask(`/api/decks/${deck.id}`, { as: ANNA })).body).toEqual(deck);
  });

  test('[ACCESS-10] decks are for people who are signed in and for viewers', async () => {
    server = await startTestServer();
    const { meetingId } = server.meeting(ANNA);
    const { id } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body.session;
    const { ticket } = (await server.post(`/api/sessions/${id}/viewing-ticket`, { as: ANNA })).body;
    for (const path of ['/api/decks', `/api/decks/${deck.id}`, '/api/catalogues/kompetencehjul']) {
      expect((await server.ask(path)).status).toBe(401);
      expect((await server.ask(path, { ticket })).status).toBe(200);
    }
  });

  test('[SERVE-28] a deck that has not changed is asked for each time, and not sent again', async () => {
    server = await startTestServer();
    const path = `/api/decks/${deck.id}`;
    const { headers } = await server.ask(path, { as: ANNA });
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const again = await server.ask(path, {
      as: ANNA,
      // What a browser sends; fetch would ask past all caches.
      headers: { 'if-none-match': headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
  });

  test('a deck that is not there is not found', async () => {
    server = await startTestServer();
    for (const id of ['none', '..%2F..%2Fpackage', 'constructor']) {
      expect(await server.ask(`/api/decks/${id}`, { as: ANNA })).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    }
  });

  test('[SERVE-12] a municipality’s own deck is offered; a broken one is left out and its mistakes are logged', async () => {
    server = await startTestServer({
      decks: {
        'vores-egne.json': JSON.stringify(OWN),
        'broken.json': JSON.stringify({ ...OWN, id: 'broken', cards: [] }),
        'digitale-kompetencer.json': JSON.stringify({ ...deck, title: OWN.title }),
        'notes.txt': 'not a deck',
      },
    });
    const { body } = await server.ask('/api/decks', { as: ANNA });
    expect(body.map(({ id }: { id: string }) => id)).toEqual([deck.id, 'vores-egne']);
    expect(body[0].title).toEqual(deck.title);
    expect(body.map(({ origin }: { origin: string }) => origin)).toEqual(['builtIn', 'organisation']);
    const told = server.logged.filter((line) => line.includes('deck ignored'));
    expect(told.some((line) => line.includes('broken.json'))).toBe(true);
    expect(told.some((line) => line.includes('digitale-kompetencer.json'))).toBe(true);
  });

  test('[SERVE-4] a broken built-in deck keeps the server from starting', async () => {
    const builtInDeckDir = copyOfBuiltInDecks();
    writeFiles(builtInDeckDir, { 'broken.json': '{}' });
    await expect(startTestServer({ parts: { builtInDeckDir } })).rejects.toMatchObject({
      problem: 'content',
      message: expect.stringContaining('broken.json'),
    });
    rmSync(builtInDeckDir, { recursive: true });
  });

  test('[DECK-25] a municipality’s own deck can be the one that meetings begin with', async () => {
    server = await startTestServer({
      decks: { 'vores-egne.json': JSON.stringify(OWN) },
      settings: { DEFAULT_DECK: 'vores-egne' },
    });
    expect((await server.ask('/panel')).body).toContain('&quot;defaultDeckId&quot;:&quot;vores-egne&quot;');
    await expect(startTestServer({ settings: { DEFAULT_DECK: 'none' } })).rejects.toMatchObject({
      problem: 'content',
      message: 'There is no deck none (DEFAULT_DECK) to begin with.',
    });
  });

  test('[CAT-10] a municipality’s file replaces the catalogue of its id, for the built-in deck’s areas as well', async () => {
    server = await startTestServer({ decks: { 'catalogues/kompetencehjul.json': JSON.stringify(sixAreas) } });
    const catalogue = (id: string) => server?.ask(`/api/catalogues/${id}`, { as: ANNA });
    expect((await catalogue('kompetencehjul'))?.body).toEqual(sixAreas);
    // Of a deck that came from elsewhere.
    expect((await catalogue('unknown'))?.body).toEqual(sixAreas);
    const { areas } = (await server.ask(`/api/decks/${deck.id}`, { as: ANNA })).body;
    expect(areas[0]).toMatchObject({ id: 'anvendelse', title: { da: 'Felt 1', en: 'Field 1' } });
    expect(server.logged.filter((line) => line.includes('deck without its places'))).toEqual([
      expect.stringContaining(
        'digitale-kompetencer.json: catalogue kompetencehjul has no place \\"using-tools\\" (card a01); 35 of 35 cards stand without a place',
      ),
    ]);
  });

  test('[CAT-11] a broken catalogue file and a deck of an unknown catalogue are each told in a sentence', async () => {
    const [first, ...rest] = sixAreas.areas;
    const broken = { ...sixAreas, id: 'model', title: {}, areas: [{ ...first, colour: 'red' }, ...rest] };
    server = await startTestServer({
      decks: {
        'catalogues/model.json': JSON.stringify(broken),
        'catalogues/half.json': '{',
        'vores-egne.json': JSON.stringify({ ...OWN, catalogue: 'model' }),
      },
    });
    const told = server.logged.map((line) => JSON.parse(line)).filter(({ problem }) => problem !== undefined);
    expect(told.map(({ msg, problem }) => `${msg}: ${problem}`)).toEqual([
      expect.stringMatching(/^catalogue ignored: catalogues\/half.json: catalogue: not valid JSON/),
      'catalogue ignored: catalogues/model.json: catalogue: title.da: missing (and 2 more); meetings go without this file',
      'deck without its places: vores-egne.json: there is no catalogue "model"; kompetencehjul is used',
    ]);
    expect((await server.ask('/api/catalogues/model', { as: ANNA })).body).toEqual(ownCatalogue);
    expect((await server.ask('/api/catalogues', { as: ANNA })).body[0]).toEqual({
      id: ownCatalogue.id,
      title: ownCatalogue.title,
    });
    expect((await server.ask('/api/catalogues')).status).toBe(401);
  });

  test('[SERVE-4] a broken built-in catalogue keeps the server from starting', async () => {
    const builtInDeckDir = copyOfBuiltInDecks();
    writeFiles(builtInDeckDir, { 'catalogues/kompetencehjul.json': '{}' });
    await expect(startTestServer({ parts: { builtInDeckDir } })).rejects.toMatchObject({
      problem: 'content',
      message: expect.stringContaining('kompetencehjul.json'),
    });
    rmSync(builtInDeckDir, { recursive: true });
  });

  test('[SERVE-4] a folder of decks that is not there is named', async () => {
    await expect(startTestServer({ settings: { DECK_DIR: '/nowhere/decks' } })).rejects.toMatchObject({
      problem: 'content',
      message: 'The folder of decks /nowhere/decks (DECK_DIR) cannot be read (ENOENT).',
    });
  });
});
