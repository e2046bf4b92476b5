import { checkSubmitOp, checkSubmitSignal } from '../../../src/relay/socket/frames.ts';

const limits = { opBytes: 100, lastSequenceNumber: 9 };
const op = { type: 'op', contents: '{}', clientSequenceNumber: 1, referenceSequenceNumber: 9 };

describe('[RELAY-14] an operation from the wire', () => {
  it('passes without what only the service may say', () => {
    const extra = {
      ...op,
      metadata: { batch: true },
      serverMetadata: { deliAcked: true },
      traces: [1],
      origin: 'x',
    };
    expect(checkSubmitOp([[extra], op], limits)).toEqual({
      ok: [[{ ...op, metadata: { batch: true } }], [op]],
    });
  });

  it.each([
    ['no list', 'x', 400],
    ['no object', [[null]], 400],
    ['a type of the service', [{ ...op, type: 'join' }], 400],
    ['no contents', [{ ...op, contents: '' }], 400],
    ['contents that are no text', [{ ...op, contents: {} }], 400],
    ['a reference to what nobody has seen', [{ ...op, referenceSequenceNumber: 10 }], 400],
    ['a number that is none', [{ ...op, clientSequenceNumber: '1' }], 400],
    ['other code for the document', [{ ...op, type: 'propose', contents: '{"key":"code","value":1}' }], 400],
    ['a no-op that says something', [{ ...op, type: 'noop', contents: '{}' }], 400],
    ['a summary without a handle', [{ ...op, type: 'summarize', contents: '{}' }], 400],
    ['too much', [{ ...op, contents: JSON.stringify('å'.repeat(50)) }], 413],
    ['too much beside the contents', [{ ...op, metadata: 'å'.repeat(50) }], 413],
    ['too many others beside it', [Array.from({ length: 2_001 }, () => op)], 413],
  ])('is refused for %s', (_name, batches, code) => {
    expect(checkSubmitOp(batches, limits)).toMatchObject({ refused: { code } });
  });
});

describe('[RELAY-14] a signal from the wire', () => {
  const signalLimits = { signalBytes: 100, isNeighbour: (id: string) => id === 'bo' };
  const content = JSON.stringify({ contents: { type: 'hello', content: 1 } });

  it.each([[[content]], [[[content, content]]], [[{ content, targetClientId: 'bo' }]]])(
    'passes: %j',
    (batches) => {
      expect(checkSubmitSignal(batches, signalLimits)).toEqual({ ok: batches });
    },
  );

  it.each([
    ['no list', 'x', 400],
    ['an envelope clients cannot open', ['{}'], 400],
    ['a type', [{ content, type: 'join' }], 400],
    ['a client of another document', [{ content, targetClientId: 'somebody else' }], 400],
    ['too many others beside it', [Array.from({ length: 501 }, () => content)], 413],
    ['its size', [JSON.stringify({ contents: { type: 'å'.repeat(60) } })], 413],
  ])('is refused for %s', (_name, batches, code) => {
    expect(checkSubmitSignal(batches, signalLimits)).toMatchObject({ refused: { code } });
  });
});
