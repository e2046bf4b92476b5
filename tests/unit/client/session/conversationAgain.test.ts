import { type Deed, Outbox, type OutboxStorage } from '../../../../src/client/session/outbox.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import { memoryStorage } from '../../../support/client/storage.ts';
import { eventually } from '../../../support/fluid/tables.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { seededRandom, smallDeck } from '../../../support/table/seats.ts';

const MINUTE_MS = 60_000;

const WRITTEN: readonly Deed[] = [
  { kind: 'tool', text: 'Aula, Teams' },
  { kind: 'word', id: 'w', text: 'Det er svært', cardId: 'g1' },
  { kind: 'closing', insight: 'Vi kan mere', nextStep: 'Spørg Mette' },
];

describe('words beyond the cards that have not arrived', () => {
  function sit(storage: OutboxStorage, nowMs = 0) {
    const document = memoryTable(smallDeck, [{ id: 'mette', name: 'Mette' }]);
    return new TableSession({
      document,
      me: { id: 'mette', name: 'Mette', role: 'member', organiser: false, noteTaker: false },
      writable: true,
      language: 'da',
      outbox: new Outbox(storage, 'session'),
      nowMs: () => nowMs,
      random: seededRandom(1),
      newId: () => crypto.randomUUID(),
    });
  }

  test('[KEEP-5] are kept until the service has them', async () => {
    const storage = memoryStorage();
    const session = sit(storage);
    session.verbs.start();
    (await session.conversation()).addTool('Aula');
    expect(new Outbox(storage, 'session').takeOver(0)).toContainEqual({ kind: 'tool', text: 'Aula' });
    session.close();
  });

  test('[KEEP-5] are said again at the table that is opened later, once', async () => {
    const storage = memoryStorage();
    const before = new Outbox(storage, 'session');
    for (const [index, deed] of WRITTEN.entries()) before.keep({ id: `${index}`, atMs: 0, deed });
    const session = sit(storage);
    session.verbs.start();
    session.catchUp();
    const seen = await eventually(session.view, ({ conversation }) => conversation.closing.length > 0);
    expect(seen.conversation).toMatchObject({
      tools: [{ name: 'Aula' }, { name: 'Teams' }],
      words: [{ id: 'w', text: 'Det er svært', cardId: 'g1', by: 'mette' }],
      closing: [{ by: 'mette', insight: 'Vi kan mere', nextStep: 'Spørg Mette' }],
    });
    session.catchUp();
    expect(session.view.get().conversation.words).toHaveLength(1);
    session.close();
  });

  test('[KEEP-6] goes for what was prepared, too', async () => {
    const storage = memoryStorage();
    const first = sit(storage);
    const verbs = await first.conversation();
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
    expect(conversation.leftOut).toMatchObject([{ id: 'g1' }]);
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
    new Outbox(storage, 'session').keep({ id: '1', atMs: 0, deed: { kind: 'meeting', verb: 'start' } });
    const late = sit(storage, 11 * MINUTE_MS);
    late.catchUp();
    expect(late.view.get().phase).toBe('preparing');
    late.close();
  });

  test('[KEEP-4] what nobody could have done is passed over, and the rest is done', async () => {
    const storage = memoryStorage();
    const broken = [
      { kind: 'add', cardId: 'own-1' },
      { kind: 'word', id: 7 },
      { kind: 'repeatable', verb: 'leaveOut', args: [] },
      { kind: 'repeatable', verb: 'constructor', args: [] },
    ] as unknown as Deed[];
    const before = new Outbox(storage, 'session');
    for (const [index, deed] of [...broken, ...WRITTEN].entries()) {
      before.keep({ id: `${index}`, atMs: 0, deed });
    }
    const session = sit(storage);
    session.verbs.start();
    session.catchUp();
    const { conversation } = await eventually(session.view, (seen) => seen.conversation.closing.length > 0);
    expect(conversation.tools).toHaveLength(2);
    expect(session.view.get().cards.filter(({ own }) => own)).toEqual([]);
    session.close();
  });

  test('[KEEP-7] what was taken back is not done again', async () => {
    const storage = memoryStorage();
    const session = sit(storage);
    session.verbs.start();
    (await session.conversation()).addTool('Aula');
    expect(session.undoLastStep()).toHaveProperty('done');
    session.close();
    expect(new Outbox(storage, 'session').takeOver(0)).toEqual([{ kind: 'meeting', verb: 'start' }]);
  });
});
