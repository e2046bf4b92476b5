import { type Deed, Outbox, type OutboxStorage } from '../../../../src/client/session/outbox.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import { memoryStorage } from '../../../support/client/storage.ts';
import { eventually } from '../../../support/fluid/tables.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { seededRandom, smallDeck } from '../../../support/table/seats.ts';

const WRITTEN: readonly Deed[] = [
  { kind: 'tool', text: 'Aula, Teams' },
  { kind: 'word', id: 'w', text: 'Det er svært', cardId: 'g1' },
  { kind: 'closing', insight: 'Vi kan mere', nextStep: 'Spørg Mette' },
];

describe('words beyond the cards that have not arrived', () => {
  function sit(storage: OutboxStorage) {
    const document = memoryTable(smallDeck, [{ id: 'mette', name: 'Mette' }]);
    return new TableSession({
      document,
      me: { id: 'mette', name: 'Mette', role: 'member', organiser: false, noteTaker: false },
      writable: true,
      language: 'da',
      outbox: new Outbox(storage, 'session', 'mette'),
      nowMs: () => 0,
      random: seededRandom(1),
      newId: () => crypto.randomUUID(),
    });
  }

  test('[KEEP-5] are kept until the service has them', async () => {
    const storage = memoryStorage();
    const session = sit(storage);
    session.verbs.start();
    (await session.conversation()).addTool('Aula');
    expect(new Outbox(storage, 'session', 'mette').takeOver(0)).toEqual([{ kind: 'tool', text: 'Aula' }]);
    session.close();
  });

  test('[KEEP-5] are said again at the table that is opened later, once', async () => {
    const storage = memoryStorage();
    const before = new Outbox(storage, 'session', 'mette');
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
});
