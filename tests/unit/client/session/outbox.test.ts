import { type Deed, Outbox } from '../../../../src/client/session/outbox.ts';
import { memoryStorage } from '../../../support/client/storage.ts';

const MINUTE_MS = 60_000;
const written: Deed = { kind: 'add', cardId: 'own-1', text: { question: 'Hvad savner vi?' } };
const turned: Deed = { kind: 'lay', verb: 'turn', cardId: 'g1', step: 3 };

describe('what has not arrived', () => {
  test('[KEEP-1] is kept on the device, also over a closed tab, until the service has it', () => {
    const storage = memoryStorage();
    new Outbox(storage, 'session').keep({ id: '1', atMs: 0, deed: written });
    const later = new Outbox(storage, 'session');
    expect(later.takeOver(MINUTE_MS)).toEqual([written]);
    later.clear();
    expect(new Outbox(storage, 'session').takeOver(MINUTE_MS)).toEqual([]);
    expect(storage.size).toBe(0);
  });

  test('[KEEP-1] belongs to its session alone', () => {
    const storage = memoryStorage();
    new Outbox(storage, 'session').keep({ id: '1', atMs: 0, deed: written });
    expect(new Outbox(storage, 'another').takeOver(0)).toEqual([]);
  });

  test('[KEEP-2] words are never too old, a card laid a while ago is', () => {
    const storage = memoryStorage();
    const outbox = new Outbox(storage, 'session');
    outbox.keep({ id: '1', atMs: 0, deed: written });
    outbox.keep({ id: '2', atMs: 0, deed: turned });
    expect(new Outbox(storage, 'session').takeOver(9 * MINUTE_MS)).toEqual([written, turned]);
    expect(new Outbox(storage, 'session').takeOver(11 * MINUTE_MS)).toEqual([written]);
  });

  test('[KEEP-3] a window clears what is its own and leaves another window’s', () => {
    const storage = memoryStorage();
    const panel = new Outbox(storage, 'session');
    const stage = new Outbox(storage, 'session');
    panel.keep({ id: '1', atMs: 0, deed: written });
    stage.keep({ id: '2', atMs: 0, deed: turned });
    stage.clear();
    expect(new Outbox(storage, 'session').takeOver(0)).toEqual([written]);
  });

  test.each([
    ['nothing', undefined],
    ['rubbish', 'not json'],
    ['something else', '{"a":1}'],
    ['entries of another kind', '[1,null,{"id":"x"},{"id":"y","atMs":0,"deed":{"kind":"fly"}}]'],
  ])('[KEEP-4] a storage with %s in it is an empty one', (_what, content) => {
    const storage = memoryStorage();
    if (content !== undefined) storage.setItem('dialogkort.outbox.session', content);
    expect(new Outbox(storage, 'session').takeOver(0)).toEqual([]);
  });

  test('[KEEP-4] a storage that may not be used keeps nobody from working', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    const outbox = new Outbox({ getItem: forbidden, setItem: forbidden, removeItem: forbidden }, 'session');
    outbox.keep({ id: '1', atMs: 0, deed: written });
    outbox.clear();
    expect(outbox.takeOver(0)).toEqual([]);
    expect(new Outbox(undefined, 'session').takeOver(0)).toEqual([]);
  });
});
