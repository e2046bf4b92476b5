import { useConversation } from '../../../session/conversationHooks.ts';
import { useTable } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import type { NextStep } from './nextStep.ts';

/** The one sentence that goes with the next step; none once the table shows that people know the way. */
export function useWord(step: NextStep, viewer: boolean): string | undefined {
  const { now: t } = useStrings(sidePanelStrings);
  const { phase, current, ordinal, left, parked, discussed } = useTable(
    ...(['phase', 'current', 'ordinal', 'left', 'parked', 'discussed'] as const),
  );
  const { part, dealing } = useConversation('part', 'dealing');

  if (phase === 'ended') {
    const more = parked.length > 0 ? ` ${t.endedParked(parked.length)}` : '';
    return t.ended(discussed.length) + more;
  }
  if (phase === 'preparing' && viewer) return t.welcomeViewer;
  if (phase === 'running' && part !== 'cards') return undefined;
  if (step.waiting === 'allDone') return `${t.allDone} ${t.waiting.allDone}`;
  if (step.waiting !== undefined) return t.waiting[step.waiting];

  switch (step.primary) {
    case 'start':
      return dealing === 'asLaid' ? t.welcomeLaid : t.welcome;
    case 'show':
      return dealing === 'asLaid' ? t.showLaid : t.show;
    case 'turn':
      return ordinal === 0 ? t.firstCard(left) : t.nextCard(left);
    case 'next':
      return ordinal === 1 ? t.withCard : undefined;
    case 'finish':
      return current && t.lastCard;
    case 'takeFacilitation':
      return t.noFacilitator;
    case 'end':
      return parked.length > 0 ? `${t.allDone} ${t.allDoneParked(parked.length)}` : t.allDone;
    default:
      return undefined;
  }
}
