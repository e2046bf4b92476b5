import { useHost } from '../../context/hostContext.ts';
import { useMeeting } from '../../session/hooks.ts';
import { type KeptAnswers, keptAnswersOf } from '../../session/keptAnswers.ts';
import { useJottings } from './useJottings.ts';

/** What this person has answered and written without a name, until it is counted or written down. */
export function useKeptAnswers(): KeptAnswers {
  const meetingId = useHost().context.meetingId ?? '';
  const { jottings } = useJottings();
  return keptAnswersOf(useMeeting(), meetingId, (subject, text) => jottings.add(subject, text));
}
