import { judge, type LoggedOperation, type Outcome } from '../../../bench/relay/verdict.ts';

const operation = (sequenceNumber: number, clientId: string | null, clientSequenceNumber: number) =>
  ({ sequenceNumber, clientId, clientSequenceNumber }) satisfies LoggedOperation;

/** Two joins, two words, and a leave. */
const SOUND: Outcome = {
  written: ['a-0', 'b-0'],
  clients: [
    ['b-0', 'a-0'],
    ['b-0', 'a-0'],
  ],
  newcomer: ['b-0', 'a-0'],
  log: [
    operation(1, null, -1),
    operation(2, null, -1),
    operation(3, 'bo', 1),
    operation(4, 'ane', 1),
    operation(5, null, -1),
  ],
};

describe('[RELAY-2] [RELAY-3] the soak', () => {
  test('finds nothing where nothing is wrong', () => {
    expect(judge(SOUND)).toEqual({ lost: 0, duplicated: 0, diverged: 0 });
  });

  test.each<[string, Partial<Outcome>, object]>([
    ['a word that is gone for everybody', { written: ['a-0', 'b-0', 'a-1'] }, { lost: 1 }],
    [
      'a number that the log lacks',
      { log: SOUND.log.filter(({ clientId }) => clientId !== 'bo') },
      { lost: 1 },
    ],
    ['a log without its beginning', { log: SOUND.log.slice(1) }, { lost: 1 }],
    [
      'a word that a client sent again after it had been sequenced',
      { newcomer: ['b-0', 'a-0', 'a-0'], clients: [['b-0', 'a-0', 'a-0']] },
      { duplicated: 1 },
    ],
    [
      'an operation that was sequenced twice',
      { log: [...SOUND.log, operation(6, 'ane', 1)] },
      { duplicated: 1 },
    ],
    ['a client that has less', { clients: [['b-0']] }, { diverged: 1 }],
    [
      'a client that has another order',
      {
        clients: [
          ['a-0', 'b-0'],
          ['b-0', 'a-0'],
        ],
      },
      { diverged: 1 },
    ],
  ])('counts %s', (_name, wrong, found) => {
    expect(judge({ ...SOUND, ...wrong })).toEqual({ lost: 0, duplicated: 0, diverged: 0, ...found });
  });
});
