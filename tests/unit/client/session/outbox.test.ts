import { Outbox, type PendingCommand } from '../../../../src/client/session/outbox.ts';
import { memoryStorage } from '../../../support/client/storage.ts';

const MINUTE_MS = 60_000;
const written: PendingCommand = { name: 'addOwnCard', args: [{ question: 'Hvad savner vi?' }, 'own-1'] };
const turned: PendingCommand = { name: 'turn', args: ['g1'], step: 3 };

const pending = (outbox: Outbox, nowMs: number) => outbox.pending(nowMs).map(({ command }) => command);

describe('Outbox', () => {
  test('[KEEP-1] is kept on the device, also over a closed tab, until the service has it', () => {
    const storage = memoryStorage();
    new Outbox(storage, 'session').keep({ id: '1', atMs: 0, command: written });
    const later = new Outbox(storage, 'session');
    expect(pending(later, MINUTE_MS)).toEqual([written]);
    for (const { id } of later.pending(MINUTE_MS)) later.claim(id);
    later.clear();
    expect(pending(new Outbox(storage, 'session'), MINUTE_MS)).toEqual([]);
    expect(storage.size).toBe(0);
  });

  test('[KEEP-1] belongs to its session alone', () => {
    const storage = memoryStorage();
    new Outbox(storage, 'session').keep({ id: '1', atMs: 0, command: written });
    expect(pending(new Outbox(storage, 'another'), 0)).toEqual([]);
  });

  test('[KEEP-2] words are never too old, a card laid a while ago is', () => {
    const storage = memoryStorage();
    const outbox = new Outbox(storage, 'session');
    outbox.keep({ id: '1', atMs: 0, command: written });
    outbox.keep({ id: '2', atMs: 0, command: turned });
    expect(pending(new Outbox(storage, 'session'), 9 * MINUTE_MS)).toEqual([written, turned]);
    expect(pending(new Outbox(storage, 'session'), 11 * MINUTE_MS)).toEqual([written]);
  });

  test('[KEEP-2] Outbox: expired entries leave the storage with the next acknowledgement', () => {
    const storage = memoryStorage();
    new Outbox(storage, 'session').keep({ id: '2', atMs: 0, command: turned });
    const later = new Outbox(storage, 'session');
    later.pending(11 * MINUTE_MS);
    later.clear();
    expect(storage.size).toBe(0);
  });

  test('[KEEP-3] a window clears its own entries and leaves another window’s', () => {
    const storage = memoryStorage();
    const panel = new Outbox(storage, 'session');
    const stage = new Outbox(storage, 'session');
    panel.keep({ id: '1', atMs: 0, command: written });
    stage.keep({ id: '2', atMs: 0, command: turned });
    stage.clear();
    expect(pending(new Outbox(storage, 'session'), 0)).toEqual([written]);
  });

  test.each([
    ['nothing', undefined],
    ['rubbish', 'not json'],
    ['something else', '{"a":1}'],
    ['entries of another kind', '[1,null,{"id":"x"},{"id":"y","atMs":0,"deed":{"kind":"fly"}}]'],
    ['a command that there is not', '[{"id":"y","atMs":0,"command":{"name":"constructor","args":[]}}]'],
    ['a command without arguments', '[{"id":"y","atMs":0,"command":{"name":"turn"}}]'],
  ])('[KEEP-4] a storage with %s in it is an empty one', (_what, content) => {
    const storage = memoryStorage();
    if (content !== undefined) storage.setItem('dialogkort.outbox.session', content);
    expect(pending(new Outbox(storage, 'session'), 0)).toEqual([]);
  });

  test('[KEEP-4] a forbidden storage does not stop people from working', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    const outbox = new Outbox({ getItem: forbidden, setItem: forbidden, removeItem: forbidden }, 'session');
    outbox.keep({ id: '1', atMs: 0, command: written });
    outbox.clear();
    expect(pending(outbox, 0)).toEqual([]);
    expect(pending(new Outbox(undefined, 'session'), 0)).toEqual([]);
  });

  test('[KEEP-4] without storage, or with a full one, commands last until the service has them, also when the document is opened again', () => {
    const full = memoryStorage();
    const setItem = () => {
      throw new Error('full');
    };
    for (const storage of [undefined, { ...full, setItem }]) {
      const outbox = new Outbox(storage, 'unstored');
      outbox.keep({ id: '1', atMs: 0, command: written });
      const again = new Outbox(storage, 'unstored');
      expect(again.pending(0).map(({ id }) => id)).toEqual(['1']);
      again.claim('1');
      again.clear();
      expect(new Outbox(storage, 'unstored').pending(0)).toEqual([]);
    }
  });

  test('[KEEP-10] Outbox: reads what release 0.1 has kept', () => {
    const storage = memoryStorage();
    const deeds = [
      { kind: 'add', cardId: 'own-1', text: { question: 'Hvad savner vi?' } },
      { kind: 'edit', cardId: 'own-1', text: { question: 'Hvad savner I?' } },
      { kind: 'withdraw', cardId: 'own-1' },
      { kind: 'lay', verb: 'turn', cardId: 'g1', step: 3 },
      { kind: 'lay', verb: 'skip', step: 4 },
      { kind: 'meeting', verb: 'start' },
      { kind: 'meeting', verb: 'share', to: 'ali' },
      { kind: 'tool', text: 'Aula' },
      { kind: 'word', id: 'w', text: 'Det er svært', cardId: 'g1' },
      { kind: 'closing', insight: 'Vi kan mere', nextStep: '' },
      { kind: 'repeatable', verb: 'leaveOut', args: [['g1']] },
    ];
    const entries = deeds.map((deed, index) => ({ id: `${index}`, atMs: 0, deed }));
    storage.setItem('dialogkort.outbox.session', JSON.stringify(entries));
    expect(pending(new Outbox(storage, 'session'), 0)).toEqual([
      written,
      { name: 'editOwnCard', args: ['own-1', { question: 'Hvad savner I?' }] },
      { name: 'withdrawOwnCard', args: ['own-1'] },
      turned,
      { name: 'skip', args: [], step: 4 },
      { name: 'start', args: [] },
      { name: 'share', args: ['ali'] },
      { name: 'addTool', args: ['Aula'] },
      { name: 'addNamedWord', args: ['Det er svært', 'g1', 'w'] },
      { name: 'setClosing', args: ['Vi kan mere', ''] },
      { name: 'leaveOut', args: [['g1']] },
    ]);
  });
});
