import deck from '../../../decks/digitale-kompetencer.json' with { type: 'json' };
import { ANNA, BO, STRANGER, startTestServer, type TestServer } from '../../support/server/appServer.ts';

const OWN = { ...deck, id: 'vores', version: 99, title: { da: 'Vores', en: 'Ours' } };

describe('decks that a meeting keeps', () => {
  let server: TestServer;
  let decks: string;
  let meetingId: string;

  const start = async (settings: Record<string, string> = {}) => {
    server = await startTestServer({ settings });
    meetingId = server.meeting(ANNA, BO).meetingId;
    const { body } = await server.post('/api/sessions', { as: ANNA, body: { meetingId } });
    decks = `/api/sessions/${body.session.id}/decks`;
  };
  const keep = (body: unknown, as = ANNA, id = OWN.id) =>
    server.ask(`${decks}/${id}`, { as, method: 'PUT', body });
  afterEach(() => server.close());

  test('[DECK-20] a colleague finds, opens, changes and deletes a deck that another member has saved', async () => {
    await start();
    const kept = await keep({ deck: OWN, basedOn: 0 });
    expect(kept).toMatchObject({ status: 200, body: { id: 'vores', version: 1, origin: 'team', cards: 35 } });
    const { body: list } = await server.ask(decks, { as: BO });
    expect(list).toEqual({ decks: [kept.body], maxDecks: 50, maxBytes: 1024 * 1024 });
    const found = await server.ask(`${decks}/vores`, { as: BO });
    expect(found.body).toEqual({ ...OWN, version: 1 });
    expect(
      (await keep({ deck: { ...found.body, title: { da: 'Ny', en: 'New' } }, basedOn: 1 }, BO)).body,
    ).toMatchObject({
      version: 2,
      title: { da: 'Ny', en: 'New' },
    });
    expect((await server.ask(`${decks}/vores?version=2`, { as: ANNA, method: 'DELETE' })).status).toBe(200);
    expect((await server.ask(decks, { as: BO })).body.decks).toEqual([]);
    expect((await server.ask(`${decks}/vores`, { as: BO })).status).toBe(404);
  });

  test('[DECK-20] the next session of the same meeting has them, another meeting has not', async () => {
    await start();
    await keep({ deck: OWN, basedOn: 0 });
    await server.post(decks.replace('/decks', '/end'), { as: ANNA });
    const next = await server.post('/api/sessions', { as: BO, body: { meetingId, beginNew: true } });
    const later = await server.ask(`/api/sessions/${next.body.session.id}/decks`, { as: BO });
    expect(later.body.decks).toHaveLength(1);
    const other = server.meeting(ANNA).meetingId;
    const elsewhere = await server.post('/api/sessions', { as: ANNA, body: { meetingId: other } });
    const there = await server.ask(`/api/sessions/${elsewhere.body.session.id}/decks`, { as: ANNA });
    expect(there.body.decks).toEqual([]);
  });

  test('[RELAY-74] a large one is refused while the disk has little room, a small one is kept', async () => {
    await start({ MIN_FREE_DISK_MB: '1000000' });
    const [card] = OWN.cards;
    const small = { ...OWN, cards: OWN.cards.slice(0, 3) };
    expect((await keep({ deck: small, basedOn: 0 })).status).toBe(200);
    const cards = Array.from({ length: 190 }, (_, i) => ({ ...card, id: `card-${i}` }));
    expect(await keep({ deck: { ...OWN, cards }, basedOn: 1 })).toMatchObject({
      status: 503,
      body: { error: { code: 'storage_unavailable' } },
    });
  });

  test('[DECK-23] only the meeting’s members can reach them', async () => {
    await start();
    await keep({ deck: OWN, basedOn: 0 });
    const { ticket } = (await server.post(decks.replace('/decks', '/viewing-ticket'), { as: ANNA })).body;
    for (const [path, method] of [
      [decks, 'GET'],
      [`${decks}/vores`, 'GET'],
      [`${decks}/vores`, 'PUT'],
      [`${decks}/vores?version=1`, 'DELETE'],
    ] as const) {
      const body = method === 'PUT' ? { deck: OWN, basedOn: 1 } : undefined;
      expect((await server.ask(path, { method, body })).status).toBe(401);
      expect((await server.ask(path, { method, body, ticket })).status).toBe(403);
      expect((await server.ask(path, { method, body, as: STRANGER })).status).toBe(404);
    }
    expect((await server.ask(`${decks}/vores`, { as: BO })).body.version).toBe(1);
  });

  test('[DECK-26] with a ticket that a member has made a plain browser gets that deck, for a quarter of an hour', async () => {
    await start();
    await keep({ deck: OWN, basedOn: 0 });
    await keep({ deck: { ...OWN, id: 'andet' }, basedOn: 0 }, ANNA, 'andet');
    for (const id of ['vores', deck.id]) {
      const { body, status } = await server.post(`${decks}/${id}/ticket`, { as: BO });
      expect(status).toBe(200);
      const { ticket } = body;
      expect((await server.ask('/api/deck-file', { ticket })).body.id).toBe(id);
      expect((await server.ask(`${decks}/andet`, { ticket })).status).toBe(401);
      server.clock.ms += 15 * 60_000 + 1_000;
      expect(await server.ask('/api/deck-file', { ticket })).toMatchObject({
        body: { error: { code: 'ticket_expired' } },
      });
    }
    expect((await server.post(`${decks}/ingen/ticket`, { as: BO })).status).toBe(404);
    expect((await server.post(`${decks}/vores/ticket`, { as: STRANGER })).status).toBe(404);
    expect((await server.post(`${decks}/vores/ticket`)).status).toBe(401);
  });

  test('[DECK-26] a deck that is deleted meanwhile is not found', async () => {
    await start();
    await keep({ deck: OWN, basedOn: 0 });
    const { ticket } = (await server.post(`${decks}/vores/ticket`, { as: BO })).body;
    await server.ask(`${decks}/vores?version=1`, { as: ANNA, method: 'DELETE' });
    expect((await server.ask('/api/deck-file', { ticket })).status).toBe(404);
  });

  test('[DECK-21] a change of an older version is refused as a conflict, and nothing is lost', async () => {
    await start();
    await keep({ deck: OWN, basedOn: 0 });
    await keep({ deck: { ...OWN, title: { da: 'Bos', en: 'Bo’s' } }, basedOn: 1 }, BO);
    const late = { status: 409, body: { error: { code: 'version_conflict' } } };
    expect(await keep({ deck: OWN, basedOn: 1 })).toMatchObject(late);
    expect(await keep({ deck: OWN, basedOn: 0 })).toMatchObject(late);
    expect(await server.ask(`${decks}/vores?version=1`, { as: ANNA, method: 'DELETE' })).toMatchObject(late);
    expect((await server.ask(`${decks}/vores`, { as: ANNA })).body.title.da).toBe('Bos');
  });

  test('[DECK-24] a deck that breaks the format is refused with card and field, and nothing of it is kept', async () => {
    await start();
    const [first, ...rest] = OWN.cards;
    const bad = { ...OWN, cards: [{ ...first, question: { da: 'x'.repeat(401) } }, ...rest] };
    const reply = await keep({ deck: bad, basedOn: 0 });
    expect(reply).toMatchObject({ status: 422, body: { error: { code: 'bad_deck' } } });
    expect(reply.body.error.faults).toEqual([
      { place: `card ${first?.id}`, field: 'question.da', reason: 'too long: 401 characters, at most 400' },
      { place: `card ${first?.id}`, field: 'question.en', reason: 'missing' },
    ]);
    expect((await keep({ deck: '<script>', basedOn: 0 })).status).toBe(422);
    expect((await server.ask(decks, { as: ANNA })).body.decks).toEqual([]);
  });

  test('[DECK-24] a request that makes no sense is refused', async () => {
    await start();
    for (const body of [{}, { deck: OWN }, { deck: OWN, basedOn: -1 }, { deck: OWN, basedOn: 'x' }, '{']) {
      expect((await keep(body)).status).toBe(400);
    }
    expect((await keep({ deck: OWN, basedOn: 0 }, ANNA, 'another')).status).toBe(400);
    expect((await keep({ deck: OWN, basedOn: 0 }, ANNA, 'UPPER%20case')).status).toBe(400);
    expect((await server.ask(`${decks}/vores`, { as: ANNA, method: 'DELETE' })).status).toBe(400);
  });

  test('[DECK-22] a deck that is too large, or one too many, is refused', async () => {
    await start({ TEAM_DECKS: '1', TEAM_DECK_KB: '36' });
    const long = {
      ...OWN,
      introduction: { da: Array(12).fill('x'.repeat(800)), en: Array(12).fill('y'.repeat(800)) },
    };
    expect(await keep({ deck: long, basedOn: 0 })).toMatchObject({
      status: 413,
      body: { error: { code: 'too_large' } },
    });
    expect((await keep({ deck: OWN, basedOn: 0 })).status).toBe(200);
    expect(await keep({ deck: { ...OWN, id: 'to' }, basedOn: 0 }, ANNA, 'to')).toMatchObject({
      status: 409,
      body: { error: { code: 'too_many_decks' } },
    });
    expect((await keep({ deck: OWN, basedOn: 1 })).status).toBe(200);
  });

  test('[DECK-23] texts of decks are not logged', async () => {
    await start();
    await keep({ deck: { ...OWN, title: { da: 'Hemmeligheder', en: 'Secrets' } }, basedOn: 0 });
    await keep({ deck: { ...OWN, title: 'Hemmeligheder' }, basedOn: 1 });
    expect(server.logged.join('\n')).not.toContain('Hemmeligheder');
  });
});
