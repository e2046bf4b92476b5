import { TurnQueue } from '../../../src/shared/turnQueue.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('[RELAY-52] TurnQueue', () => {
  const [flooder, honest] = [{}, {}];

  it('does so much in one turn and the rest in later ones, in the order of each', async () => {
    const turns = new TurnQueue(2);
    const done: number[] = [];
    for (let i = 0; i < 5; i += 1) turns.add(flooder, 1, () => done.push(i));
    expect(done).toEqual([0, 1]);
    await nextTurn();
    expect(done).toEqual([0, 1, 2, 3]);
    await nextTurn();
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(turns.has(flooder)).toBe(false);
  });

  it('lets those who bring work take turns', async () => {
    const turns = new TurnQueue(1);
    const done: string[] = [];
    for (let i = 0; i < 4; i += 1) turns.add(flooder, 1, () => done.push(`flooder ${i}`));
    turns.add(honest, 1, () => done.push('honest'));
    await nextTurn();
    await nextTurn();
    expect(done).toEqual(['flooder 0', 'flooder 1', 'honest']);
  });

  it('does what costs more than a turn has, alone', async () => {
    const turns = new TurnQueue(1);
    const done: string[] = [];
    turns.add(flooder, 10, () => done.push('large'));
    turns.add(honest, 1, () => done.push('small'));
    expect(done).toEqual(['large']);
    await nextTurn();
    expect(done).toEqual(['large', 'small']);
  });

  it('forgets what is dropped', async () => {
    const turns = new TurnQueue(1);
    const done: number[] = [];
    for (let i = 0; i < 3; i += 1) turns.add(flooder, 1, () => done.push(i));
    turns.drop(flooder);
    await nextTurn();
    expect(done).toEqual([0]);
  });
});
