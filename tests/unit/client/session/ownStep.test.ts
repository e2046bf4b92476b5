import { setTimeout as nextTask } from 'node:timers/promises';
import { Outbox } from '../../../../src/client/session/outbox.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import { turnCard } from '../../../../src/domain/table/verbs/cards.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { trustingSeals } from '../../../support/session/trustingSeals.ts';
import { seatAt, seededRandom, smallDeck } from '../../../support/table/seats.ts';

function sitDown() {
  const document = memoryTable(smallDeck, [{ id: 'mette', name: 'Mette' }]);
  const session = new TableSession({
    document,
    me: { id: 'mette', name: 'Mette', role: 'member', organiser: true, noteTaker: false },
    writable: true,
    language: 'da',
    outbox: new Outbox(undefined, document.documentId),
    seals: trustingSeals(),
    loadDeck: async () => undefined,
    forTable: async (deck) => deck,
    nowMs: () => 0,
    random: seededRandom(1),
    newId: () => 'id',
  });
  const drawn: (string | undefined)[] = [];
  session.view.subscribe(() => drawn.push(session.view.get().current?.id));
  return { document, session, drawn };
}

describe("a person's own step", () => {
  test('can be read at once, and is drawn once, after what Fluid sends in the same task', async () => {
    const { session, drawn } = sitDown();
    session.verbs.start();
    await nextTask();
    drawn.length = 0;

    session.verbs.turn('b1');
    expect(session.view.get().current?.id).toBe('b1');
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(drawn).toEqual([]);

    await nextTask();
    expect(drawn).toEqual(['b1']);
    expect(session.undo.get()?.name).toBe('turn');
  });

  test('is rendered together with another person’s step in between', async () => {
    const { document, session, drawn } = sitDown();
    session.verbs.start();
    session.verbs.turn('b1');
    turnCard(seatAt(document.table, 'ali'), 'g2');
    expect(drawn.at(-1)).toBe('g2');
    await nextTask();
    expect(drawn.at(-1)).toBe('g2');
  });

  test('is not drawn any more once the person has left the table', async () => {
    const { session, drawn } = sitDown();
    session.verbs.start();
    session.close();
    await nextTask();
    expect(drawn).toEqual([]);
  });
});

describe("what a person did on the table's preview", () => {
  const early = { documentId: 'd', atMs: 0, name: 'turn', args: ['g2'] } as const;

  test('[PREVIEW-6] runs while the card that they saw is talked about', () => {
    const { document, session } = sitDown();
    session.verbs.start();
    session.runEarly({ ...early, step: document.table.middle.step });
    expect(session.view.get().current?.id).toBe('g2');
  });

  test('[PREVIEW-6] does not run once another card is talked about, and they are told', () => {
    const { document, session } = sitDown();
    session.verbs.start();
    const { step } = document.table.middle;
    turnCard(seatAt(document.table, 'ali'), 'b1');
    session.runEarly({ ...early, step });
    expect(session.view.get().current?.id).toBe('b1');
    expect(session.notice.get()?.kind).toBe('overtaken');
  });
});
