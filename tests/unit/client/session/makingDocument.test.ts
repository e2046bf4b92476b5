import type { DocumentAccess } from '../../../../src/client/session/documentAccess.ts';
import { makeOrJoin } from '../../../../src/client/session/documentAccess.ts';

interface Document {
  readonly documentId: string;
  readonly close: () => void;
}

const document = (documentId: string): Document => ({ documentId, close: jest.fn() });

/** A server that answers a registration in this way. */
function making(
  register: DocumentAccess['register'],
  found: () => Promise<string | undefined>,
  left = new AbortController(),
) {
  const [mine, theirs] = [document('mine'), document('theirs')];
  const access = { register, supersededBy: new Promise<never>(() => undefined) } as unknown as DocumentAccess;
  const join = jest.fn(async () => theirs);
  const made = makeOrJoin({ access, left: left.signal, make: async () => mine, join, find: found });
  return { mine, theirs, join, made, left };
}

const unreachable = async (): Promise<never> => {
  throw new Error('the network is down');
};

test('[SESSION-35] the first document is kept', async () => {
  const { mine, made, join } = making(async (id) => id, unreachable);
  expect(await made).toBe(mine);
  expect(mine.close).not.toHaveBeenCalled();
  expect(join).not.toHaveBeenCalled();
});

test('[SESSION-35] a document that another one preceded is closed, and that one is joined', async () => {
  const { mine, theirs, made, join } = making(async () => 'theirs', unreachable);
  expect(await made).toBe(theirs);
  expect(join).toHaveBeenCalledWith('theirs');
  expect(mine.close).toHaveBeenCalledTimes(1);
});

test('[SESSION-35] after a refused registration the document that the server knows is joined', async () => {
  const { mine, theirs, made } = making(unreachable, async () => 'theirs');
  expect(await made).toBe(theirs);
  expect(mine.close).toHaveBeenCalledTimes(1);
});

test.each([
  ['knows none', async () => undefined],
  ['does not answer', unreachable],
])('[SESSION-35] a document that could not be registered is closed when the server %s', async (_, found) => {
  const { mine, made } = making(unreachable, found);
  await expect(made).rejects.toThrow('the network is down');
  expect(mine.close).toHaveBeenCalledTimes(1);
});

test('[SESSION-35] a document is closed when the page leaves while it is being registered', async () => {
  const { mine, left } = making(() => new Promise<never>(() => undefined), unreachable);
  left.abort();
  await Promise.resolve();
  await Promise.resolve();
  expect(mine.close).toHaveBeenCalledTimes(1);
});

test('[SESSION-35] a document is closed when the page has left before it is made', async () => {
  const left = new AbortController();
  left.abort();
  const { mine } = making(() => new Promise<never>(() => undefined), unreachable, left);
  await Promise.resolve();
  expect(mine.close).toHaveBeenCalledTimes(1);
});

test('[SESSION-35] a document that the page has got is left to the page', async () => {
  const { mine, made, left } = making(async (id) => id, unreachable);
  await made;
  left.abort();
  await Promise.resolve();
  await Promise.resolve();
  expect(mine.close).not.toHaveBeenCalled();
});
