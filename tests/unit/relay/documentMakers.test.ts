import { DocumentMakers } from '../../../src/relay/documents/documentMakers.ts';

describe('[RELAY-58] DocumentMakers', () => {
  it('knows whose token made a document', () => {
    const makers = new DocumentMakers();
    makers.made('a', 'anna');
    expect([makers.of('a'), makers.of('b')]).toEqual(['anna', undefined]);
  });

  it('forgets the oldest beyond its capacity', () => {
    const makers = new DocumentMakers(2);
    for (const id of ['a', 'b', 'c']) makers.made(id, 'anna');
    expect(['a', 'b', 'c'].map((id) => makers.of(id))).toEqual([undefined, 'anna', 'anna']);
  });
});
