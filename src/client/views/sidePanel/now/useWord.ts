import type { TableView } from '../../../../domain/table/tableView.ts';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';
import type { NextStep } from '../nextStep.ts';

/** The one sentence that goes with the next step. Whoever knows the way already is not told again. */
export function useWord(table: TableView, step: NextStep, viewer: boolean): string | undefined {
  const { now: t } = useStrings(sidePanelStrings);
  const { phase, current, ordinal, left, parked } = table;

  if (phase === 'ended') {
    const more = parked.length > 0 ? ` ${t.endedParked(parked.length)}` : '';
    return t.ended(table.discussed.length) + more;
  }
  if (phase === 'preparing' && viewer) return t.welcomeViewer;
  if (phase === 'running' && table.conversation.part !== 'cards') return undefined;
  if (step.waiting === 'allDone') return `${t.allDone} ${t.waiting.allDone}`;
  if (step.waiting !== undefined) return t.waiting[step.waiting];

  switch (step.primary) {
    case 'start':
      return table.conversation.dealing === 'asLaid' ? t.welcomeLaid : t.welcome;
    case 'show':
      return table.conversation.dealing === 'asLaid' ? t.showLaid : t.show;
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
