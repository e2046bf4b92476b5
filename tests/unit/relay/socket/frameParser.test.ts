import { frameParser } from '../../../../src/relay/socket/frameParser.ts';
import { TurnQueue } from '../../../../src/shared/turnQueue.ts';

const UNREADABLE = { type: 4, nsp: '/' };
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('[RELAY-52] frameParser', () => {
  function decoder(costPerTurn = 1_000_000) {
    const { Decoder } = frameParser(new TurnQueue(costPerTurn));
    const read = new Decoder() as InstanceType<typeof Decoder> & {
      add(message: unknown): void;
      destroy(): void;
    };
    const packets: unknown[] = [];
    read.on('decoded', (packet: unknown) => packets.push(packet));
    return { read, packets };
  }

  it.each([
    ['0', { type: 0, nsp: '/' }],
    ['0{"a":1}', { type: 0, nsp: '/', data: { a: 1 } }],
    ['1', { type: 1, nsp: '/' }],
    ['2["submitOp","c",[]]', { type: 2, nsp: '/', data: ['submitOp', 'c', []] }],
    ['20["ping"]', { type: 2, nsp: '/', id: 0, data: ['ping'] }],
  ])('reads what Fluid’s clients send: %s', (text, packet) => {
    const { read, packets } = decoder();
    read.add(text);
    expect(packets).toEqual([packet]);
  });

  it.each([
    ['another namespace', '0/admin,'],
    ['an event in another namespace', '2/admin,["x"]'],
    ['an acknowledgement', '31["x"]'],
    ['a binary event', '51-["x",{"_placeholder":true,"num":0}]'],
    ['a number without an end', `2${'1'.repeat(100)}["x"]`],
    ['half a list', '2["x"'],
    ['no list', '2{"x":1}'],
    ['an event without a name', '2[1]'],
    ['an event of the program itself', '2["disconnect"]'],
    ['more parts than a frame has', `2["x"${',1'.repeat(40_001)}]`],
    ['lists in lists', `2["x",${'['.repeat(33)}${']'.repeat(33)}]`],
    ['a million lists in lists', `2["x",${'['.repeat(1e6)}${']'.repeat(1e6)}]`],
    ['a greeting of the namespace of 2 kB', `0{"a":"${'x'.repeat(2_000)}"}`],
    ['nothing', ''],
  ])('ends the connection at %s', (_what, text) => {
    const { read, packets } = decoder();
    read.add(text);
    expect(packets).toEqual([UNREADABLE]);
  });

  it('takes nothing that is binary', () => {
    const { read } = decoder();
    expect(() => read.add(Buffer.from('x'))).toThrow('Binary');
  });

  it('reads what is much in later turns, in its order, and nothing after the end', async () => {
    const { read, packets } = decoder(1_000);
    for (let i = 0; i < 6; i += 1) read.add(`2["x",${i}]`);
    expect(packets).toHaveLength(2);
    await nextTurn();
    await nextTurn();
    expect(packets.map((packet) => Reflect.get(Object(packet), 'data')[1])).toEqual([0, 1, 2, 3, 4, 5]);
    for (let i = 0; i < 6; i += 1) read.add(`2["x",${i}]`);
    const before = packets.length;
    read.destroy();
    await nextTurn();
    expect(packets.length - before).toBeLessThanOrEqual(2);
  });

  it('writes what socket.io’s clients read', () => {
    const encoder = new (frameParser(new TurnQueue(1)).Encoder)();
    expect(encoder.encode({ type: 2, nsp: '/', data: ['op', 1] })).toEqual(['2["op",1]']);
    expect(encoder.encode({ type: 0, nsp: '/', data: { sid: 'x' } })).toEqual(['0{"sid":"x"}']);
    expect(encoder.encode({ type: 1, nsp: '/' })).toEqual(['1']);
    expect(encoder.encode({ type: 3, nsp: '/', id: 7, data: [] })).toEqual(['37[]']);
  });
});
