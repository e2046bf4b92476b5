/** Names of people who are not at the table any more: the real class, a server that is played. */
import { ApiFailure, type FailureCode } from '../../../../src/client/session/api.ts';
import { MemberNames } from '../../../../src/client/session/memberNames.ts';
import type { NamesReply } from '../../../../src/shared/contract/schemas/roles.ts';

const pseudonym = (n: number) => String(n).padStart(22, 'p');
const ALI = pseudonym(1);
const BO = pseudonym(2);

describe('MemberNames', () => {
  let calls: (readonly string[])[];
  let failure: FailureCode | undefined;
  let names: MemberNames;

  const ask = async (ids: readonly string[]): Promise<NamesReply> => {
    calls.push(ids);
    if (failure) throw new ApiFailure(failure, 'played');
    return { names: { [ALI]: 'Ali' } };
  };
  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    calls = [];
    failure = undefined;
    names = new MemberNames(() => 0);
  });
  afterEach(() => jest.useRealTimers());

  test('[NAMES-2] asks once for each name, also where the server knows none', async () => {
    names.want([BO, ALI, ALI], ask);
    await wait(0);
    expect(calls).toEqual([[BO, ALI]]);
    expect([names.nameOf(ALI), names.nameOf(BO)]).toEqual(['Ali', undefined]);
    expect(names.revision.get()).toBe(1);
    names.want([ALI, BO], ask);
    await wait(60_000);
    expect(calls).toHaveLength(1);
  });

  test('[NAMES-2] never asks for a guest, nor for people who are here', async () => {
    names.see([{ id: BO, name: 'Bo' }]);
    names.want([BO], ask);
    await wait(0);
    expect(names.nameOf(BO)).toBe('Bo');
    expect(calls).toEqual([]);

    const ofGuest = new MemberNames(() => 0);
    ofGuest.want([ALI, BO], undefined);
    await wait(600_000);
    expect(calls).toEqual([]);
  });

  test('[NAMES-2] asks again after a call without an answer, for as long as the name is wanted', async () => {
    failure = 'offline';
    const stop = names.want([ALI], ask);
    await wait(0);
    await wait(2_000);
    await wait(4_000);
    expect(calls).toEqual([[ALI], [ALI], [ALI]]);
    failure = undefined;
    await wait(8_000);
    expect(names.nameOf(ALI)).toBe('Ali');
    stop();

    failure = 'offline';
    names.want([BO], ask)();
    await wait(600_000);
    expect(calls).toHaveLength(5);
  });

  test('[NAMES-2] does not repeat a call that is refused', async () => {
    failure = 'not_allowed';
    names.want([ALI], ask);
    await wait(600_000);
    expect(calls).toEqual([[ALI]]);
  });

  test('[NAMES-2] leaves out invalid pseudonyms, and asks for 300 people at a time', async () => {
    names.want(['<script>', '', 'x'.repeat(5000)], ask);
    await wait(0);
    expect(calls).toEqual([]);
    names.want(
      Array.from({ length: 301 }, (_, n) => pseudonym(n)),
      ask,
    );
    await wait(0);
    expect(calls.map(({ length }) => length)).toEqual([300, 1]);
  });
});
