import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { minutesLeft } from '../runningOrder.ts';
import { useMinuteNow } from '../useMinuteNow.ts';

/** For the facilitator: the time that the running order leaves, softly. */
export function PlanLine(): ReactNode {
  const styles = useRoundStyles();
  const { plan: t } = useStrings(roundStrings);
  const { plan, part } = useConversation('plan', 'part');
  const nowMs = useMinuteNow();
  const left = plan && minutesLeft(plan, part, nowMs);
  if (left === undefined) return null;
  return <p className={styles.quiet}>{left > 0 ? t.left[part](left) : t.over[part]}</p>;
}
