import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import type { IDeliState, IScribe } from '@fluidframework/server-services-core';
import { OpenSummaries, OrderingState, rewindScribe } from '../../../src/relay/documents/recovery.ts';
import { answerTo } from '../../../src/relay/documents/serviceMessages.ts';

const checkpoint: IDeliState = {
  clients: undefined,
  durableSequenceNumber: 0,
  expHash1: 'start',
  logOffset: 41,
  sequenceNumber: 2,
  signalClientConnectionNumber: 0,
  lastSentMSN: 1,
  nackMessages: undefined,
  checkpointTimestamp: 0,
};

function op(
  sequenceNumber: number,
  more: Partial<ISequencedDocumentMessage> & { data?: string } = {},
): ISequencedDocumentMessage {
  return {
    ...{
      sequenceNumber,
      minimumSequenceNumber: sequenceNumber - 1,
      clientId: 'ane',
      clientSequenceNumber: 1,
    },
    ...{
      referenceSequenceNumber: sequenceNumber - 1,
      type: 'op',
      contents: '{}',
      timestamp: sequenceNumber,
      expHash1: `hash ${sequenceNumber}`,
    },
    ...more,
  } as ISequencedDocumentMessage;
}

const join = (sequenceNumber: number, clientId: string): ISequencedDocumentMessage =>
  op(sequenceNumber, { type: 'join', data: JSON.stringify({ clientId, detail: { scopes: ['doc:write'] } }) });
const leave = (sequenceNumber: number, clientId: string): ISequencedDocumentMessage =>
  op(sequenceNumber, { type: 'leave', data: JSON.stringify(clientId) });

function stateAfter(...ops: ISequencedDocumentMessage[]): OrderingState {
  const ordering = new OrderingState(checkpoint);
  for (const each of ops) ordering.add(each);
  return ordering;
}

describe('[RELAY-2] the ordering state after a restart', () => {
  it('goes on behind the last operation of the log, not behind the checkpoint', () => {
    expect(stateAfter(op(2), op(3), op(4)).state).toMatchObject({
      sequenceNumber: 4,
      lastSentMSN: 3,
      expHash1: 'hash 4',
      logOffset: -1,
    });
  });

  it('is the checkpoint when nothing came after it', () => {
    expect(stateAfter().state).toMatchObject({ sequenceNumber: 2, lastSentMSN: 1, expHash1: 'start' });
  });

  it('knows joins, leaves and each client’s reference sequence number', () => {
    const ordering = stateAfter(
      join(3, 'ane'),
      join(4, 'bo'),
      op(5, { clientSequenceNumber: 7 }),
      leave(6, 'bo'),
    );
    expect(ordering.ghosts).toEqual(['ane']);
    expect(ordering.state.clients).toMatchObject([
      { clientId: 'ane', clientSequenceNumber: 7, scopes: ['doc:write'] },
    ]);
  });

  it('never lets the minimum go back, though no-ops are not in the log', () => {
    const ordering = stateAfter(
      join(3, 'ane'),
      op(4, { minimumSequenceNumber: 4, clientId: null as unknown as string }),
    );
    expect(ordering.state.clients).toMatchObject([{ referenceSequenceNumber: 4 }]);
  });

  it('forgets nothing of a checkpoint whose operations are read again', () => {
    expect(stateAfter(join(1, 'old'), join(2, 'old'), op(3)).ghosts).toEqual([]);
  });
});

describe('[RELAY-16] a summary that was under way', () => {
  const proposal = op(3, { type: 'summarize' });
  const answer = (type: string): ISequencedDocumentMessage =>
    op(4, { type, data: JSON.stringify({ summaryProposal: { summarySequenceNumber: 3 } }) });

  it.each(['summaryAck', 'summaryNack'])('is settled by a %s', (type) => {
    const summaries = new OpenSummaries();
    summaries.add(proposal);
    summaries.add(answer(type));
    expect(summaries.proposals).toEqual([]);
  });

  it('is open without an answer', () => {
    const summaries = new OpenSummaries();
    summaries.add(proposal);
    expect(summaries.proposals).toEqual([proposal]);
  });

  it.each([
    ['acknowledged if it is the latest one', {}, 'summaryAck'],
    ['refused if the latest one says something else', { message: 'of another' }, 'summaryNack'],
    ['refused if the latest one ends elsewhere', { sequenceNumber: 1 }, 'summaryNack'],
    ['refused if it was to follow the latest one', { commit: 'the one before' }, 'summaryNack'],
  ])('is %s', (_name, other, type) => {
    const contents = JSON.stringify({ message: 'no. 1', head: 'the one before' });
    const proposed = op(3, { type: 'summarize', referenceSequenceNumber: 2, contents });
    const head = { commit: 'the latest one', message: 'no. 1', sequenceNumber: 2, ...other };
    const settled = answerTo(proposed, head);
    expect(settled).toMatchObject({ type, contents: { summaryProposal: { summarySequenceNumber: 3 } } });
    const handle = type === 'summaryAck' ? { handle: 'the latest one' } : {};
    expect(settled).toMatchObject({
      contents: handle,
      data: expect.stringContaining('"summarySequenceNumber":3'),
    });
  });

  it("is replayed from the protocol's state", () => {
    const scribe = {
      sequenceNumber: 9,
      minimumSequenceNumber: 8,
      protocolState: { sequenceNumber: 5, minimumSequenceNumber: 4 },
    };
    expect(rewindScribe(scribe as IScribe, -1e12)).toMatchObject({
      sequenceNumber: 5,
      minimumSequenceNumber: 4,
      logOffset: -1e12,
    });
  });
});
