import { noticeStrings, noticeText, undoText } from '../../../../src/client/strings/notices.ts';
import { removeClosing, setClosing } from '../../../../src/domain/table/conversation/verbs/closing.ts';
import { toPart } from '../../../../src/domain/table/conversation/verbs/parts.ts';
import {
  changeDeck,
  leaveOut,
  moveCard,
  setNotForUs,
  takeIn,
} from '../../../../src/domain/table/conversation/verbs/preparing.ts';
import { addTool, removeTool } from '../../../../src/domain/table/conversation/verbs/tools.ts';
import { addNamedWord, withdrawWord } from '../../../../src/domain/table/conversation/verbs/words.ts';
import type { Outcome } from '../../../../src/domain/table/gate.ts';
import {
  finishCard,
  parkCard,
  putCardBack,
  shuffleCards,
  skipCard,
  takeUpCard,
  turnNextCard,
} from '../../../../src/domain/table/verbs/cards.ts';
import {
  endMeeting,
  handOverFacilitation,
  leadTable,
  openTable,
  shareFacilitation,
  startMeeting,
  stepDown,
  takeFacilitation,
} from '../../../../src/domain/table/verbs/meeting.ts';
import { addOwnCard, editOwnCard, withdrawOwnCard } from '../../../../src/domain/table/verbs/ownCards.ts';
import { LANGUAGES } from '../../../../src/shared/language.ts';
import { seatAt, smallDeck, tableWithoutService } from '../../../support/table/seats.ts';

/** Every verb that there is, in an order in which all of them succeed. */
function wholeMeeting(): readonly Outcome[] {
  const seat = seatAt(tableWithoutService(), 'mette', { organiser: true });
  const outcomes: Outcome[] = [];
  const play = (outcome: Outcome): string => {
    outcomes.push(outcome);
    return [...seat.table.ownCards].at(-1)?.id ?? '';
  };
  play(leaveOut(seat, ['g1']));
  play(takeIn(seat, ['g1']));
  play(moveCard(seat, 'g2', 0));
  play(setNotForUs(seat, 'b2', true));
  play(setNotForUs(seat, 'b2', false));
  play(changeDeck(seat, smallDeck));
  play(startMeeting(seat));
  play(toPart(seat, 'tools'));
  play(addTool(seat, 'Aula'));
  play(removeTool(seat, 'aula'));
  play(addNamedWord(seat, 'Det går', undefined, 'word'));
  play(withdrawWord(seat, 'word'));
  play(setClosing(seat, 'Vi kan mere', ''));
  play(removeClosing(seat, 'mette'));
  play(shuffleCards(seat));
  play(turnNextCard(seat));
  const discussed = seat.table.middle.cardId ?? '';
  play(finishCard(seat));
  play(takeUpCard(seat, discussed));
  play(putCardBack(seat));
  play(turnNextCard(seat));
  play(skipCard(seat));
  play(turnNextCard(seat));
  play(parkCard(seat));
  const own = play(addOwnCard(seat, { question: 'Hvad mangler?' }));
  play(editOwnCard(seat, own, { question: 'Hvad mangler vi?' }));
  play(withdrawOwnCard(seat, own));
  play(leadTable(seat));
  play(openTable(seat));
  play(shareFacilitation(seat, 'jonas'));
  play(stepDown(seat));
  play(takeFacilitation(seat));
  play(handOverFacilitation(seat, 'sara'));
  play(takeFacilitation(seat));
  play(endMeeting(seat));
  return outcomes;
}

describe('A word in passing', () => {
  test.each(LANGUAGES)(
    '[PANEL-15] every step that can be taken back is named, before and after (%s)',
    (language) => {
      const strings = noticeStrings[language];
      for (const outcome of wholeMeeting()) {
        if (!('done' in outcome)) throw new Error(`refused: ${outcome.refused}`);
        const { verb, undo } = outcome.done;
        if (undo === undefined) continue;
        expect(undoText(strings, verb)).not.toBe(strings.undoOther);
        expect(noticeText(strings, { id: 1, kind: 'undone', verb })).not.toBe(strings.undoneOther);
      }
    },
  );

  test('[PANEL-15] being overtaken or refused is told without blame', () => {
    const strings = noticeStrings.da;
    expect(noticeText(strings, { id: 1, kind: 'overtaken' })).toMatch(/lige før dig/u);
    expect(noticeText(strings, { id: 2, kind: 'refused', refusal: 'notAllowed' })).toMatch(/mødelederen/u);
  });
});
