import { POLL_ANSWERS } from '../../shared/contract/limits.ts';
import type { Api } from './api.ts';

/** From 1 to 5, how many stood there as the server counted it; undefined if it has revealed no such placement. */
export async function countedSums(
  api: Pick<Api, 'poll'>,
  sessionId: string,
  pollId: string,
): Promise<readonly number[] | undefined> {
  const { closed, sums } = await api.poll(sessionId, pollId);
  return closed && sums ? POLL_ANSWERS.placement.map((place) => sums[place] ?? 0) : undefined;
}
