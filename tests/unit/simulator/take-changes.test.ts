import { MessageChannel } from 'node:worker_threads';
import { TAKE_CHANGES } from '../../../src/simulator/contract.ts';
import { takesChanges } from '../../../src/simulator/page/host/take-changes.ts';

const ORIGIN = 'http://127.0.0.1:4000';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
  Object.assign(globalThis, { MessageChannel });
});
afterEach(() => jest.useRealTimers());

/** A frame that answers so, or not at all. */
function frameWith(answer?: unknown) {
  const postMessage = jest.fn((_message: unknown, _origin: string, [port]: MessagePort[]) => {
    if (answer !== undefined) port?.postMessage(answer);
  });
  return { frame: { postMessage } as unknown as Window, postMessage };
}

test.each([
  [true, true],
  [false, false],
  ['yes', false],
])('[SIM-32] takesChanges: the answer %j of a frame means %j', async (answer, taken) => {
  const { frame, postMessage } = frameWith(answer);
  expect(await takesChanges(frame, ORIGIN)).toBe(taken);
  expect(postMessage).toHaveBeenCalledWith(TAKE_CHANGES, ORIGIN, [expect.anything()]);
});

test('[SIM-32] takesChanges: a frame without an answer has not taken them', async () => {
  const taken = takesChanges(frameWith().frame, ORIGIN);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(await taken).toBe(false);
});
