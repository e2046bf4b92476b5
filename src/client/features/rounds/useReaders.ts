import { useEffect, useMemo, useState } from 'react';
import { Subject } from '../../../fluid/observable.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { useObservable, useSessionId } from '../../session/hooks.ts';
import { POLL_NOT_SEEN, Poll, type PollState } from '../../session/polls.ts';
import { repeating } from '../../session/repeating.ts';

/** People say that they read while a card is new: then the facilitator's page asks so often, and later more seldom. */
const ASK_EVERY_MS = 5_000;
const IS_NEW_FOR_MS = 2 * 60_000;
const LATER_EVERY = 6;

const NOT_ASKED = new Subject(POLL_NOT_SEEN);

export interface Readers {
  readonly state: PollState;
  /** Undefined while there is no server to ask. */
  readonly poll: Poll | undefined;
}

/** Who needs time for the card of this step. The answer is kept nowhere but in the server's memory: with the next card it is of no use. */
export function useReaders(step: number, isFollowed: boolean): Readers {
  const api = useApi();
  const sessionId = useSessionId();
  const poll = useMemo(
    () =>
      api !== undefined && sessionId !== undefined ? new Poll(api, sessionId, `reading-${step}`) : undefined,
    [api, sessionId, step],
  );
  const [since] = useState(() => performance.now());
  useEffect(() => {
    if (!isFollowed || !poll) return undefined;
    let times = 0;
    const asking = repeating(ASK_EVERY_MS, async () => {
      times += 1;
      const isWanted =
        performance.now() - since < IS_NEW_FOR_MS || (poll.state.get().view?.answered ?? 0) > 0;
      if (isWanted || times % LATER_EVERY === 0) await poll.refresh();
    });
    void poll.refresh();
    asking.while(true);
    return () => asking.while(false);
  }, [poll, isFollowed, since]);
  return { state: useObservable(poll?.state ?? NOT_ASKED), poll };
}
