import { countsOfPoll } from '../../shared/contract/limits.ts';
import type { Api } from './api.ts';

/** How many gave each answer, as the server counted it; undefined if it has revealed no such poll. */
export async function countedSums(
  api: Pick<Api, 'poll'>,
  sessionId: string,
  pollId: string,
): Promise<readonly number[] | undefined> {
  const { closed, sums } = await api.poll(sessionId, pollId);
  return closed && sums ? countsOfPoll(pollId, sums) : undefined;
}
