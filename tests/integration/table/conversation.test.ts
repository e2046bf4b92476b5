import { AzureClient } from '@fluidframework/azure-client';
import { SharedTree } from 'fluid-framework';
import type { TableSession } from '../../../src/client/session/tableSession.ts';
import type { TableVerbs } from '../../../src/client/session/verbs.ts';
import type { TableView } from '../../../src/domain/table/tableView.ts';
import { isReadable, openDocument } from '../../../src/fluid/sharedDocument.ts';
import { type FluidService, startFluidService } from '../../support/fluid/fluidService.ts';
import { combined, eventually, isTrue, join, openNewTable, servicesFor } from '../../support/fluid/tables.ts';
import { FILLS } from '../../support/table/placements.ts';
import * as first from '../../support/table/releases/first.ts';
import { smallDeck } from '../../support/table/seats.ts';

/** What everybody has to agree on; who may do what is each one's own. */
function shared({ phase, cards, conversation }: TableView) {
  const { may: _, speaking, words, ...talk } = conversation;
  return {
    phase,
    cards: cards.map(({ id, place }) => [id, place]),
    ...talk,
    speaking: speaking && { ...speaking, may: undefined },
    timer: talk.timer && { ...talk.timer, mayEnd: undefined },
    silence: talk.silence && { ...talk.silence, mayEnd: undefined },
    placements: talk.placements.map((placement) => ({ ...placement, mayEnd: undefined })),
    words: words.map(({ id, text, by }) => ({ id, text, by })),
  };
}

async function agreed(sessions: readonly TableSession[]) {
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.all(sessions.map(({ document }) => eventually(document.saved, isTrue)));
  const all = combined(sessions.map(({ view }) => view));
  const [one] = await eventually(
    all,
    (views) => new Set(views.map((view) => JSON.stringify(shared(view)))).size === 1,
  );
  return shared(one as TableView);
}

describe('a conversation through a real Fluid service', () => {
  let service: FluidService;
  let origin: string;
  let sessions: TableSession[];
  let mette: TableSession;
  let ali: TableSession;
  let bo: TableSession;
  let say: { mette: TableVerbs; ali: TableVerbs; bo: TableVerbs };

  beforeAll(async () => {
    service = await startFluidService();
    origin = `http://127.0.0.1:${service.port}`;
  }, 40_000);
  afterAll(() => service.stop());
  afterEach(() => {
    for (const session of sessions) session.close();
  });
  beforeEach(async () => {
    sessions = [];
    mette = await openNewTable({ id: 'mette', origin });
    const { documentId } = mette.document;
    [ali, bo] = (await Promise.all(['ali', 'bo'].map((id) => join(documentId, { id, origin })))) as [
      TableSession,
      TableSession,
    ];
    sessions = [mette, ali, bo];
    await eventually(mette.document.people, ({ length }) => length === 3);
    say = {
      mette: mette.verbs,
      ali: ali.verbs,
      bo: bo.verbs,
    };
  });

  test('[SYNC-12] words of several people at the same time all arrive', async () => {
    mette.verbs.start();
    await agreed(sessions);
    say.ali.addTool('Aula, Teams');
    say.bo.addTool('teams, OneNote');
    say.ali.addNamedWord('Det er svært');
    say.bo.addWords([{ id: 'w', text: 'Det går fint' }]);
    say.mette.addWords([{ id: 'w', text: 'Det går fint' }]);
    say.ali.setClosing('Vi kan mere', '');
    say.bo.setClosing('', 'Spørg Mette');
    say.mette.publishNote({ id: 'n1', text: 'Flere kurser', mark: 'need' });
    say.bo.publishNote({ id: 'n2', text: 'Køb skærme', mark: 'action' });
    const talk = await agreed(sessions);
    expect(talk.tools.map(({ key }) => key)).toEqual(['aula', 'onenote', 'teams']);
    expect(talk.words.map(({ text }) => text).sort()).toEqual(['Det er svært', 'Det går fint']);
    expect(talk.closing.map(({ by }) => by)).toEqual(['ali', 'bo']);
    expect(talk.published.map(({ id }) => id).sort()).toEqual(['n1', 'n2']);
  });

  test.each([1, 2, 3, 4, 5])(
    '[ROUND-8] of two who give the floor on in the same instant one does (%i)',
    async () => {
      mette.verbs.start();
      mette.verbs.turn('g1');
      say.mette.beginSpeaking();
      const before = await agreed(sessions);
      const speaking = { mette, ali, bo }[before.speaking?.speaker ?? ''] ?? mette;
      speaking.verbs.nextSpeaker();
      if (speaking !== mette) say.mette.nextSpeaker();
      const after = await agreed(sessions);
      expect(after.speaking).toMatchObject({
        speaker: before.speaking?.next,
        done: [before.speaking?.speaker],
      });
    },
  );

  test('[ROUND-5] a person who leaves is passed over on every screen', async () => {
    mette.verbs.start();
    mette.verbs.turn('g1');
    say.mette.beginSpeaking();
    await agreed(sessions);
    bo.close();
    sessions = [mette, ali];
    await eventually(mette.document.people, ({ length }) => length === 2);
    const { speaking } = await agreed(sessions);
    expect([speaking?.speaker, ...(speaking?.waiting ?? [])].sort()).toEqual(['ali', 'mette']);
  });

  test('[ROUND-7] a card turned by one takes the other one’s round and time away', async () => {
    mette.verbs.start();
    mette.verbs.turn('g1');
    say.mette.beginSpeaking();
    say.ali.startTimer(60_000, 1000);
    await agreed(sessions);
    ali.verbs.turn('g2');
    expect(await agreed(sessions)).toMatchObject({ speaking: undefined, timer: undefined });
  });

  test('[TIME-1] of two who start the time at once one end holds for all', async () => {
    mette.verbs.start();
    await agreed(sessions);
    say.ali.startTimer(60_000, 1000);
    say.bo.startTimer(120_000, 1000);
    const { timer } = await agreed(sessions);
    expect([61_000, 121_000]).toContain(timer?.endsAtMs);
  });

  test('[PREP-4] of two decks that are laid at once one lies there, whole', async () => {
    const other = { ...smallDeck, id: 'other', cards: smallDeck.cards.slice(0, 2) };
    const third = { ...smallDeck, id: 'third', cards: smallDeck.cards.slice(3) };
    say.ali.changeDeck(other);
    say.bo.changeDeck(third);
    const { cards, leftOut } = await agreed(sessions);
    expect(cards).toHaveLength(2);
    expect(leftOut).toEqual([]);
  });

  test('[PLACE-2] the spread is shown to all', async () => {
    mette.verbs.start();
    mette.verbs.turn('g1');
    say.mette.openPlacement('g1', FILLS);
    await agreed(sessions);
    say.mette.revealPlacement('g1', [1, 1, 1, 1, 1]);
    expect((await agreed(sessions)).placements).toMatchObject([{ cardId: 'g1', counts: [1, 1, 1, 1, 1] }]);
  });
});

describe('a meeting that began with an earlier release', () => {
  let service: FluidService;
  let origin: string;
  const open: { close(): void }[] = [];

  beforeAll(async () => {
    service = await startFluidService();
    origin = `http://127.0.0.1:${service.port}`;
  }, 40_000);
  afterAll(() => service.stop());
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });

  /** A table as the first release made it, with that release still in its window. */
  async function begunEarlier() {
    const { tokens, fluid } = servicesFor({ id: 'old', origin });
    const { endpoint, tenantId } = fluid;
    const client = new AzureClient({
      connection:
        fluid.type === 'local'
          ? { type: 'local', endpoint, tokenProvider: tokens }
          : { type: 'remote', endpoint, tenantId, tokenProvider: tokens },
    });
    const { container } = await client.createContainer({ initialObjects: { table: SharedTree } }, '2.100.0');
    const tree = container.initialObjects.table.viewWith(first.tableConfiguration);
    tree.initialize(
      new first.Table({
        deck: JSON.stringify(smallDeck),
        phase: new first.Running({}),
        access: 'open',
        facilitators: [['mette', true]],
        spread: smallDeck.cards.map(({ id }) => id),
        middle: { step: 1, cardId: 'g1' },
        handled: [],
        ownCards: [],
      }),
    );
    const documentId = await container.attach();
    open.push({ close: () => container.dispose() });
    return { documentId, tree };
  }

  test('[SYNC-11] goes on in this one, with everything that has come since', async () => {
    const { documentId } = await begunEarlier();
    const mette = await join(documentId, { id: 'mette', origin });
    // What Ali loads first is still the table of the earlier release.
    const ali = await join(documentId, { id: 'ali', origin });
    open.push(mette, ali);
    expect(mette.view.get()).toMatchObject({
      current: { id: 'g1' },
      conversation: { part: 'cards', tools: [] },
    });
    // Both give it its conversation at once, as they do when they come in.
    mette.catchUp();
    ali.catchUp();
    await agreed([mette, ali]);
    mette.verbs.toPart('tools');
    ali.verbs.addTool('Aula');
    mette.verbs.addTool('Teams');
    const talk = await agreed([mette, ali]);
    expect(talk.part).toBe('tools');
    expect(talk.tools.map(({ name }) => name)).toEqual(['Aula', 'Teams']);
  });

  test('[SYNC-11] a page of the earlier release is told to open it again once it has got new fields', async () => {
    const { documentId } = await begunEarlier();
    const earlier = await openDocument<first.Table>(
      { name: 'table', viewIn: (tree) => tree.viewWith(first.tableConfiguration) },
      servicesFor({ id: 'ali', origin }),
      documentId,
    );
    open.push(earlier);
    const mette = await join(documentId, { id: 'mette', origin });
    open.push(mette);
    await eventually(earlier.connection, ({ state }) => state === 'closed');
    expect(isReadable(earlier.root)).toBe(false);
  });

  test('[SYNC-11] continues while a client of the earlier release is connected', async () => {
    const { documentId, tree } = await begunEarlier();
    const grown = new Promise<void>((resolve) => tree.events.on('rootChanged', resolve));
    const mette = await join(documentId, { id: 'mette', origin });
    open.push(mette);
    mette.catchUp();
    mette.verbs.startTimer(60_000, 1000);
    await eventually(mette.document.saved, isTrue);
    await grown;
    // The earlier release turns the next card: it knows of no time to take away.
    tree.root.handled.set('g1', new first.Handled({ as: 'discussed', step: 2 }));
    tree.root.middle = new first.Middle({ step: 2, cardId: 'g2' });
    const seen = await eventually(mette.view, ({ current }) => current?.id === 'g2');
    expect(seen.discussed.map(({ id }) => id)).toEqual(['g1']);
    mette.verbs.turn('b1');
    expect(mette.view.get().conversation.timer).toBeUndefined();
  });
});
