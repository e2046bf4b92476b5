import { Outbox, type OutboxStorage, type PendingCommand } from '../../../../src/client/session/outbox.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import { memoryStorage } from '../../../support/client/storage.ts';
import { eventually } from '../../../support/fluid/tables.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { trustingSeals } from '../../../support/session/trustingSeals.ts';
import { seededRandom, smallDeck } from '../../../support/table/seats.ts';

const MINUTE_MS = 60_000;

const WRITTEN: readonly PendingCommand[] = [
  { name: 'addTool', args: ['Aula, Teams'] },
  { name: 'addNamedWord', args: ['Det er svært', 'g1', 'w'] },
  { name: 'setClosing', args: ['Vi kan mere', 'Spørg Mette'] },
];

const commandsIn = (storage: OutboxStorage) =>
  new Outbox(storage, 'session').pending(0).map(({ command }) => command);

describe('words beyond the cards that have not arrived', () => {
  type LoadDeck = ConstructorParameters<typeof TableSession>[0]['loadDeck'];

  function sit(storage: OutboxStorage, nowMs = 0, loadDeck: LoadDeck = async () => undefined) {
    const document = memoryTable(smallDeck, [{ id: 'mette', name: 'Mette' }]);
    return new TableSession({
      document,
      me: { id: 'mette', name: 'Mette', role: 'member', organiser: false, noteTaker: false },
      writable: true,
      language: 'da',
      outbox: new Outbox(storage, 'session'),
      seals: trustingSeals(),
      loadDeck,
      forTable: async (deck) => deck,
      nowMs: () => nowMs,
      random: seededRandom(1),
      newId: () => crypto.randomUUID(),
    });
  }

  test('[KEEP-5] are kept until the service has them', async () => {
    const storage = memoryStorage();
    const session = sit(storage);
    session.verbs.start();
    session.verbs.addTool('Aula');
    session.close();
    expect(commandsIn(storage)).toContainEqual({ name: 'addTool', args: ['Aula'] });
  });

  test('[SYNC-20] are kept after the edit is sent, before anything else happens', async () => {
    const storage = memoryStorage();
    const session = sit(storage);
    session.verbs.start();
    session.verbs.addTool('Aula');
    const kept = () => commandsIn(storage).some(({ name }) => name === 'addTool');
    // Fluid sends in the first microtasks.
    await Promise.resolve();
    expect(kept()).toBe(false);
    await new Promise(setImmediate);
    expect(kept()).toBe(true);
    session.close();
  });

  test('[SYNC-20] leave a notice alone that comes before the edit is sent', async () => {
    const session = sit(memoryStorage());
    session.verbs.start();
    session.verbs.addTool('Aula');
    session.tell({ kind: 'overtaken' });
    await new Promise(setImmediate);
    expect(session.notice.get()).toMatchObject({ kind: 'overtaken' });
    session.close();
  });

  test('[KEEP-5] are said again at the table that is opened later, once', async () => {
    const storage = memoryStorage();
    const before = new Outbox(storage, 'session');
    for (const [index, command] of WRITTEN.entries()) before.keep({ id: `${index}`, atMs: 0, command });
    const session = sit(storage);
    session.verbs.start();
    session.catchUp();
    const seen = await eventually(session.view, ({ conversation }) => conversation.closing.length > 0);
    expect(seen.conversation).toMatchObject({
      tools: [{ name: 'Aula' }, { name: 'Teams' }],
      words: [{ id: 'w', text: 'Det er svært', cardId: 'g1', by: 'mette', isNamed: true }],
      closing: [{ id: 'mette', by: 'mette', insight: 'Vi kan mere', nextStep: 'Spørg Mette' }],
    });
    session.catchUp();
    expect(session.view.get().conversation.words).toHaveLength(1);
    session.close();
  });

  test('[KEEP-6] includes preparations', async () => {
    const storage = memoryStorage();
    const first = sit(storage);
    const verbs = first.verbs;
    verbs.setPurpose('development');
    verbs.setMinutes(45);
    verbs.setMinutes(undefined);
    verbs.leaveOut(['g1']);
    verbs.setNotForUs('g2', true);
    first.close();

    const second = sit(storage);
    second.catchUp();
    const { conversation, cards } = await eventually(
      second.view,
      (seen) => seen.conversation.notForUs.length > 0,
    );
    expect(conversation).toMatchObject({ purpose: 'development', minutes: undefined, notForUs: ['g2'] });
    expect(conversation.leftOut).toMatchObject([{ id: 'g1' }, { id: 'g2' }]);
    expect(cards.map(({ id }) => id)).not.toContain('g1');
    second.close();
  });

  test('[KEEP-6] goes for roles and phases of the last ten minutes', () => {
    const storage = memoryStorage();
    const first = sit(storage);
    first.verbs.start();
    first.verbs.leadTable();
    first.verbs.share('ali');
    first.close();

    const soon = sit(storage, 9 * MINUTE_MS);
    soon.catchUp();
    expect(soon.view.get()).toMatchObject({
      phase: 'running',
      access: 'led',
      facilitators: ['mette', 'ali'],
    });
    soon.close();
  });

  test('[KEEP-6] a role that was given long ago belongs to a moment that is over', () => {
    const storage = memoryStorage();
    new Outbox(storage, 'session').keep({ id: '1', atMs: 0, command: { name: 'start', args: [] } });
    const late = sit(storage, 11 * MINUTE_MS);
    late.catchUp();
    expect(late.view.get().phase).toBe('preparing');
    late.close();
  });

  test('[KEEP-4] invalid entries are skipped, and the rest is replayed', async () => {
    const storage = memoryStorage();
    const broken = [
      { name: 'addOwnCard', args: [null, 'own-1'] },
      { name: 'addNamedWord', args: [7] },
      { name: 'leaveOut', args: [] },
      { name: 'constructor', args: [] },
    ] as unknown as PendingCommand[];
    const before = new Outbox(storage, 'session');
    for (const [index, command] of [...broken, ...WRITTEN].entries()) {
      before.keep({ id: `${index}`, atMs: 0, command });
    }
    const session = sit(storage);
    session.verbs.start();
    session.catchUp();
    const { conversation } = await eventually(session.view, (seen) => seen.conversation.closing.length > 0);
    expect(conversation.tools).toHaveLength(2);
    expect(session.view.get().cards.filter(({ own }) => own)).toEqual([]);
    session.close();
  });

  test('[KEEP-7] an undone command is not replayed', async () => {
    const storage = memoryStorage();
    const session = sit(storage);
    session.verbs.start();
    session.verbs.addTool('Aula');
    expect(session.undoLastStep()).toHaveProperty('done');
    session.close();
    expect(commandsIn(storage)).toEqual([{ name: 'start', args: [] }]);
  });

  describe('a deck that was chosen offline', () => {
    const other = { ...smallDeck, id: 'other', title: { da: 'Et andet', en: 'Another' } };

    function choose(): OutboxStorage {
      const storage = memoryStorage();
      const first = sit(storage);
      first.verbs.changeDeck(other);
      first.verbs.setMinutes(45);
      first.close();
      return storage;
    }

    test('[KEEP-9] TableSession: keeps its id on the device, not the deck, and loads it for the replay', async () => {
      const storage = choose();
      expect(commandsIn(storage)).toEqual([
        { name: 'changeDeck', args: ['other'] },
        { name: 'setMinutes', args: [45] },
      ]);
      const second = sit(storage, 0, async (id) => (id === 'other' ? other : undefined));
      second.catchUp();
      await eventually(second.view, ({ conversation }) => conversation.minutes === 45);
      expect(second.view.get().deckTitle).toBe('Et andet');
      second.close();
    });

    test('[KEEP-9] TableSession: keeps the command, and those after it, while the deck cannot be loaded', async () => {
      const storage = choose();
      const offline = sit(storage, 0, () => Promise.reject(new Error('offline')));
      offline.catchUp();
      await Promise.resolve();
      offline.close();
      expect(commandsIn(storage)).toHaveLength(2);
    });

    test('[KEEP-9] TableSession: says so when the deck is gone, and replays the rest', async () => {
      const second = sit(choose());
      second.catchUp();
      await eventually(second.view, ({ conversation }) => conversation.minutes === 45);
      expect(second.notice.get()).toMatchObject({ kind: 'deckGone' });
      second.close();
    });
  });
});
