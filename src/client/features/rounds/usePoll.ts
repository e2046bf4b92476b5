import { useEffect, useMemo } from 'react';
import { Subject } from '../../../fluid/observable.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { useObservable, useSessionId } from '../../session/hooks.ts';
import { POLL_NOT_SEEN, Poll, type PollState } from '../../session/polls.ts';
import { useKeptAnswers } from './useKeptAnswers.ts';

const NOT_ASKED = new Subject(POLL_NOT_SEEN);

export interface PollInView {
  readonly state: PollState;
  /** Undefined while there is no server to ask. */
  readonly poll: Poll | undefined;
}

/** Follows one question while it is on screen. */
export function usePoll(pollId: string, active = true): PollInView {
  const api = useApi();
  const sessionId = useSessionId();
  const kept = useKeptAnswers();
  const poll = useMemo(
    () => (api !== undefined && sessionId !== undefined ? new Poll(api, sessionId, pollId, kept) : undefined),
    [api, sessionId, pollId, kept],
  );
  useEffect(() => (active ? poll?.follow() : undefined), [poll, active]);
  return { state: useObservable(poll?.state ?? NOT_ASKED), poll };
}
