/** A participant writes past the page, straight into the shared document, under a colleague's name. */
import { createHash } from 'node:crypto';
import { createApi } from '../../src/client/session/api.ts';
import { MeetingSession } from '../../src/client/session/meetingSession.ts';
import { Poll } from '../../src/client/session/polls.ts';
import * as tableModule from '../../src/client/session/tableModule.ts';
import type { TableSession } from '../../src/client/session/tableSession.ts';
import { recapOf } from '../../src/domain/recap/recap.ts';
import { ClosingWords, Placement, Word } from '../../src/domain/table/conversation/schema.ts';
import { OwnCard } from '../../src/domain/table/schema.ts';
import type { TableView } from '../../src/domain/table/tableView.ts';
import { textToHash } from '../../src/shared/seal.ts';
import { eventually } from '../support/fluid/tables.ts';
import { ANNA, BO, CARL, STRANGER, startTestServer, type TestServer } from '../support/server/appServer.ts';
import { crowd } from '../support/server/crowd.ts';
import { type OpenMeeting, opened, Visits } from '../support/session/visits.ts';
import { seededRandom } from '../support/table/seats.ts';

const PLACED = crowd(4);

/** Anna leads, Bo takes part, Carl forges. */
describe('[SEAL-5] a forged name', () => {
  let server: TestServer;
  let visits: Visits;
  let anna: OpenMeeting;
  let bo: OpenMeeting;
  let carl: OpenMeeting;
  let guest: TableSession;
  let guestPage: MeetingSession;

  beforeEach(async () => {
    server = await startTestServer({ ownRelay: true });
    visits = new Visits(server);
    const { meetingId } = server.meeting(ANNA, BO, CARL, ...PLACED);
    anna = await opened(visits.open({ person: ANNA, meetingId }));
    anna.table.verbs.start();
    anna.table.verbs.turnNext();
    [bo, carl] = (await Promise.all(
      [BO, CARL].map(async (person) => opened(visits.open({ person, meetingId }))),
    )) as [OpenMeeting, OpenMeeting];
    guestPage = await watch(meetingId);
    guest = (await opened(guestPage)).table;
    await Promise.all(
      everybody().map((table) => eventually(table.view, (view) => view.current !== undefined)),
    );
  });
  afterEach(async () => {
    await visits.leave();
    await guestPage.close();
    await server.close();
  });

  const everybody = () => [anna.table, bo.table, carl.table, guest];
  const idOf = ({ session }: OpenMeeting) => session.me.id;

  async function watch(meetingId: string): Promise<MeetingSession> {
    const { id } = anna.session.session;
    const { ticket } = (await server.post(`/api/sessions/${id}/viewing-ticket`, { as: ANNA })).body;
    const request: typeof fetch = (path, init) => fetch(server.origin + String(path), init);
    const page = new MeetingSession({
      memberApi: createApi(async () => undefined, request),
      viewerApi: createApi(async () => `Ticket ${ticket}`, request),
      meetingId,
      language: 'da',
      origin: server.origin,
      defaultDeckId: 'digitale-kompetencer',
      loadTable: async () => tableModule,
      storage: undefined,
      clock: { nowMs: Date.now, random: seededRandom(4), newId: () => 'unused' },
    });
    page.open();
    return page;
  }

  /** Everybody's view once they have an honest word that Carl writes after his forgeries, and its name. */
  function afterwards(): Promise<readonly TableView[]> {
    carl.table.verbs.addNamedWord('Carls ord');
    return whenEverybodyHas('Carls ord');
  }

  async function whenEverybodyHas(marker: string): Promise<readonly TableView[]> {
    const has = ({ conversation }: TableView) =>
      conversation.words.some(({ text, by }) => text === marker && by !== undefined);
    return Promise.all(everybody().map((table) => eventually(table.view, has)));
  }

  const recapFor = (table: TableView) =>
    recapOf({ table, language: 'da', nameOf: (id) => `name of ${id}`, withNames: true });

  /** Carl's replica, which his page's rules no longer guard. */
  const past = () => {
    const { table } = carl.table.document;
    if (!table.conversation) throw new Error('no conversation');
    return { table, conversation: table.conversation };
  };

  test('is seen by nobody, on no page and in no recap; the texts stay', async () => {
    const { table, conversation } = past();
    const id = idOf(anna);
    conversation.words.set('w', new Word({ text: 'Jeg er presset', by: id }));
    conversation.closing.set(id, new ClosingWords({ insight: 'Jeg kan ikke mere', nextStep: '' }));
    table.ownCards.insertAtEnd(new OwnCard({ id: 'c', question: 'Hvem skal gå?', author: id }));
    bo.table.verbs.addNamedWord('Ærligt');
    await whenEverybodyHas('Ærligt');
    for (const view of await afterwards()) {
      const { words, closing } = view.conversation;
      expect(words.find((word) => word.id === 'w')).toMatchObject({ text: 'Jeg er presset', by: undefined });
      expect(words.find(({ text }) => text === 'Ærligt')?.by).toBe(idOf(bo));
      expect(closing).toMatchObject([{ insight: 'Jeg kan ikke mere', by: undefined }]);
      expect(view.cards.find((card) => card.id === 'c')?.own?.author).toBeUndefined();
      const recap = recapFor(view);
      expect(recap.generalWords.map(({ text, by }) => [text, by]).sort()).toEqual([
        ['Carls ord', `name of ${idOf(carl)}`],
        ['Jeg er presset', undefined],
        ['Ærligt', `name of ${idOf(bo)}`],
      ]);
      expect(JSON.stringify(recap)).not.toContain(`name of ${id}`);
    }
  });

  test('is not made by a seal of one’s own, nor by a colleague’s seal on another text', async () => {
    anna.table.verbs.addNamedWord('Det går fint');
    carl.table.verbs.addNamedWord('Jeg er presset');
    await whenEverybodyHas('Det går fint');
    await whenEverybodyHas('Jeg er presset');
    const { conversation } = past();
    const [annas, carls] = ['Det går fint', 'Jeg er presset'].map((text) =>
      [...conversation.words].find(([, word]) => word.text === text),
    );
    if (!annas || !carls) throw new Error('words are missing');
    const by = idOf(anna);
    conversation.words.set(annas[0], new Word({ text: 'Det går skidt', by, seal: annas[1].seal }));
    conversation.words.set(carls[0], new Word({ text: 'Jeg er presset', by, seal: carls[1].seal }));
    conversation.words.set('copy', new Word({ text: 'Det går fint', by, seal: annas[1].seal }));
    for (const { conversation: seen } of await afterwards()) {
      const named = seen.words.filter((word) => word.by !== undefined);
      expect(named.map(({ text }) => text)).toEqual(['Carls ord']);
    }
  });

  test('[SEAL-8] words “written down for” a person in the room are borne out for facilitators only', async () => {
    const { id: sessionId } = anna.session.session;
    await server.post(`/api/sessions/${sessionId}/roles/claim`, { as: ANNA });
    const named = await server.post(`/api/sessions/${sessionId}/room/names`, {
      as: ANNA,
      body: { names: ['Kim', 'Lis'] },
    });
    const [kim, lis] = (named.body.people as { id: string; name: string; seal: string }[]).map(
      ({ id, ...sealed }) => ({ id, sealed }),
    );
    if (!kim || !lis) throw new Error('no names');
    anna.table.verbs.setRoom({ people: 2, named: [kim, lis] });
    anna.table.verbs.setClosingFor(lis.id, 'Fra Lis', '');
    await eventually(carl.table.view, ({ conversation }) =>
      conversation.closing.some(({ by }) => by === lis.id),
    );
    // Carl asks for a seal as if he led, and gives out one of another kind as that.
    const texts = ['Jeg kan ikke mere', ''];
    const digest = createHash('sha256').update(textToHash(texts)).digest('base64url');
    const asked = ['closingFor', 'closing'].map((kind) => ({ kind, id: kim.id, digest }));
    const at = `/api/sessions/${sessionId}/seals`;
    const { seals } = (await server.post(at, { as: CARL, body: { contents: asked } })).body;
    expect(seals).toEqual([null, expect.any(String)]);
    const { conversation } = past();
    const seal = conversation.closing.get(lis.id)?.seal;
    for (const forged of [
      new ClosingWords({ insight: 'Jeg kan ikke mere', nextStep: '', writtenBy: idOf(carl), seal: seals[1] }),
      new ClosingWords({ insight: 'Fra Lis', nextStep: '', writtenBy: idOf(anna), seal }),
      new ClosingWords({ insight: 'Jeg kan ikke mere', nextStep: '', seal: seals[1] }),
    ]) {
      conversation.closing.set(kim.id, forged);
      const marker = `Carls ord om ${forged.insight} ${String(forged.writtenBy)}`;
      carl.table.verbs.addNamedWord(marker);
      for (const view of await whenEverybodyHas(marker)) {
        const names = view.conversation.closing.map(({ id, by, writtenBy }) => [id, by, writtenBy]);
        expect(names.sort()).toEqual(
          [
            [kim.id, undefined, undefined],
            [lis.id, lis.id, idOf(anna)],
          ].sort(),
        );
        expect(JSON.stringify(recapFor(view))).not.toContain(`name of ${kim.id}`);
      }
    }
  });

  test('the page of the colleague asks for no signature under what it finds in its own name', async () => {
    past().conversation.words.set('w', new Word({ text: 'Jeg er presset', by: idOf(anna) }));
    await afterwards();
    expect(past().conversation.words.get('w')?.seal).toBeUndefined();
    // It is hers to take away.
    const [word] = anna.table.view.get().conversation.words.filter(({ id }) => id === 'w');
    expect(word?.mayWithdraw).toBe(true);
  });

  test('[SEAL-3] sums that the server counted are shown to everybody, guests and recap included', async () => {
    const { current } = anna.table.view.get();
    const cardId = current?.id ?? '';
    // As her page opens one; the ids of this test's pages are not the server's.
    const pollId = `placement-${crypto.randomUUID()}`;
    const { conversation } = anna.table.document.table;
    conversation?.placements.set(cardId, new Placement({ pollId, begunBy: idOf(anna) }));
    const at = `/api/sessions/${anna.session.session.id}/polls/${pollId}`;
    for (const as of PLACED) {
      expect((await server.post(`${at}/answers`, { as, body: { answer: '4' } })).status).toBe(200);
    }
    const poll = new Poll(anna.api, anna.session.session.id, pollId);
    const sums = await poll.reveal();
    expect(sums?.counts).toEqual([0, 0, 0, 4, 0]);
    anna.table.verbs.revealPlacement(cardId, sums?.counts, sums?.seal);
    const isShown = ({ conversation }: TableView) =>
      conversation.placements.some(({ counts }) => counts?.join() === '0,0,0,4,0');
    for (const view of await Promise.all(everybody().map((table) => eventually(table.view, isShown)))) {
      expect(recapFor(view).discussed[0]?.placement?.counts).toEqual([0, 0, 0, 4, 0]);
    }
  });

  test('made-up sums of a placement are shown to nobody, guests and recap included', async () => {
    const { table, conversation } = past();
    const cardId = table.middle.cardId ?? '';
    const pollId = `placement-${crypto.randomUUID()}`;
    conversation.placements.set(cardId, new Placement({ pollId, counts: [9, 0, 0, 0, 0], seal: 'made up' }));
    for (const view of await afterwards()) {
      expect(view.conversation.placements).toMatchObject([{ isRevealed: true, counts: undefined }]);
      expect(recapFor(view).discussed.map(({ placement }) => placement)).toEqual([undefined]);
    }
  });

  test('[SEAL-2] the server signs for members only, for nobody but the caller, and no sums on request', async () => {
    const at = `/api/sessions/${anna.session.session.id}/seals`;
    const digest = 'A'.repeat(43);
    const own = { kind: 'word', id: 'w', digest };
    expect((await server.post(at, { as: STRANGER, body: { contents: [own] } })).status).toBe(404);
    for (const forged of [
      { ...own, by: idOf(anna) },
      { ...own, kind: 'placement' },
      { ...own, digest: 'short' },
    ]) {
      expect((await server.post(at, { as: CARL, body: { contents: [forged] } })).status).toBe(400);
    }
    const many = Array.from({ length: 51 }, () => own);
    expect((await server.post(at, { as: CARL, body: { contents: many } })).status).toBe(400);
  });
});
