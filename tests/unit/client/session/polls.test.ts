/** A question without names: real polling, a server that is played. */
import { ApiFailure } from '../../../../src/client/session/api.ts';
import { POLL_EVERY_MS, Poll, type PollApi } from '../../../../src/client/session/polls.ts';
import type { PollView } from '../../../../src/shared/contract/schemas/polls.ts';

const NOBODY: PollView = { answered: 0, mine: false, closed: false };

describe('Poll', () => {
  let view: PollView;
  let online: boolean;
  let asked: number;
  let poll: Poll;

  const api: PollApi = {
    poll: async () => {
      asked += 1;
      if (!online) throw new ApiFailure('offline', 'no network');
      return view;
    },
    answerPoll: async () => {
      if (!online) throw new ApiFailure('offline', 'no network');
      if (view.mine) throw new ApiFailure('already_answered', 'answered before');
      view = { ...view, answered: view.answered + 1, mine: true };
      return view;
    },
    revealPoll: async () => {
      if (view.answered >= 4)
        view = { ...view, closed: true, sums: { '1': 0, '2': 4, '3': 0, '4': 0, '5': 0 } };
      return view;
    },
  };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0);
    view = NOBODY;
    online = true;
    asked = 0;
    poll = new Poll(api, 'session', 'placement-1');
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const keeper = (answer?: '3') => ({
    answerTo: () => answer,
    secretFor: () => 'secret',
    keepAnswer: () => undefined,
    saw: async () => undefined,
  });
  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('[AROUND-2] is asked for again and again while it is on screen, and not after', async () => {
    const stop = poll.follow();
    await wait(0);
    expect(poll.state.get().view).toEqual(NOBODY);
    view = { ...NOBODY, answered: 3 };
    await wait(POLL_EVERY_MS);
    expect(poll.state.get().view?.answered).toBe(3);
    stop();
    const before = asked;
    await wait(10 * POLL_EVERY_MS);
    expect(asked).toBe(before);
  });

  it('[AROUND-2] does not notify listeners without a change', async () => {
    const stop = poll.follow();
    await wait(0);
    const heard = jest.fn();
    poll.state.subscribe(heard);
    await wait(5 * POLL_EVERY_MS);
    expect(heard).not.toHaveBeenCalled();
    stop();
  });

  it('[AROUND-2] keeps the last state while the network is away', async () => {
    view = { ...NOBODY, answered: 2 };
    const stop = poll.follow();
    await wait(0);
    online = false;
    await wait(2 * POLL_EVERY_MS);
    expect(poll.state.get()).toEqual({ view, busy: false, failure: undefined, begunAnew: false });
    stop();
  });

  it('[AROUND-2] says so when an answer did not get there, and takes it the next time', async () => {
    online = false;
    expect(await poll.answer('3')).toBe(false);
    expect(poll.state.get().failure).toBe('offline');
    online = true;
    expect(await poll.answer('3')).toBe(true);
    expect(poll.state.get()).toEqual({
      view: { ...NOBODY, answered: 1, mine: true },
      busy: false,
      failure: undefined,
      begunAnew: false,
    });
  });

  it('[AROUND-2] is content with an answer that was given on another device', async () => {
    view = { ...NOBODY, answered: 1, mine: true };
    expect(await poll.answer('5')).toBe(true);
    expect(poll.state.get()).toEqual({ view, busy: false, failure: undefined, begunAnew: false });
  });

  it('[AROUND-2] is not told an old story by a reply that was overtaken by the answer', async () => {
    let late: (view: PollView) => void = () => undefined;
    const slow = new Poll({ ...api, poll: () => new Promise((resolve) => (late = resolve)) }, 's', 'p');
    const asking = slow.refresh();
    await slow.answer('1');
    late(NOBODY);
    await asking;
    expect(slow.state.get().view?.mine).toBe(true);
  });

  it('[ANON-8] says that the poll has begun anew when the server has lost the answers that this page has seen', async () => {
    view = { ...NOBODY, answered: 3, run: 'first' };
    await poll.refresh();
    view = { ...NOBODY, answered: 4, run: 'first' };
    await poll.refresh();
    expect(poll.state.get().begunAnew).toBe(false);
    view = NOBODY;
    await poll.refresh();
    expect(poll.state.get().begunAnew).toBe(true);
    view = { ...NOBODY, answered: 4, run: 'second' };
    await poll.refresh();
    expect(poll.state.get().begunAnew).toBe(true);
  });

  it('[ANON-8] takes an answer that this device keeps for given, also while the server has lost it', async () => {
    const kept = keeper('3');
    const keeping = new Poll(api, 'session', 'placement-1', kept);
    await keeping.refresh();
    expect(keeping.state.get().view).toMatchObject({ answered: 0, mine: true });
  });

  it('[POLL-6] says so when an answer of this device was not changed', async () => {
    view = { ...NOBODY, answered: 1, mine: true };
    const own = new Poll(api, 'session', 'placement-1', keeper('3'));
    expect(own.mine).toBe('3');
    expect(await own.answer('5')).toBe(false);
    expect(own.state.get().failure).toBe('already_answered');
  });

  it('[AROUND-3] gives sums only when the server does', async () => {
    view = { ...NOBODY, answered: 3 };
    expect(await poll.reveal()).toBeUndefined();
    view = { ...NOBODY, answered: 4, seal: 'sealed' };
    expect(await poll.reveal()).toEqual({ counts: [0, 4, 0, 0, 0], seal: 'sealed' });
  });
});
