import { noticeStrings, noticeText, undoText } from '../../../../src/client/ui/noticeStrings.ts';
import {
  COMMANDS,
  type CommandName,
  commandOf,
  isCommandName,
} from '../../../../src/domain/table/commands.ts';
import { nextCardId } from '../../../../src/domain/table/verbs/cards.ts';
import { LANGUAGES } from '../../../../src/shared/language.ts';
import { FILLS } from '../../../support/table/placements.ts';
import { seatAt, smallDeck, tableWithoutService } from '../../../support/table/seats.ts';

const NOTE = { id: 'note', text: 'Køb skærme', mark: 'action' } as const;

type Step = readonly [name: CommandName, ...args: readonly unknown[]];

/** Every command that there is, in an order in which all of them succeed. `next` stands for the next card's id. */
const WHOLE_MEETING: readonly Step[] = [
  ['setPurpose', 'development'],
  ['setMinutes', 5],
  ['setPlan', { minutes: 45, opening: 5, closing: 10 }, 0],
  ['setDealing', 'asLaid'],
  ['setBeginWithRound', true],
  ['leaveOut', ['g1']],
  ['takeIn', ['g1']],
  ['moveCard', 'g2', 0],
  ['setNotForUs', 'b2', true],
  ['setNotForUs', 'b2', false],
  ['changeDeck', smallDeck],
  ['start'],
  ['nameNoteTakers', ['mette']],
  ['showPhones', { count: 1, floor: [], seats: [{ id: 'phone', number: 1 }] }],
  ['namePhone', 'phone', 'name', 'signature'],
  ['toPart', 'tools'],
  ['addTool', 'Aula'],
  ['removeTool', 'aula'],
  ['beginSpeaking'],
  ['comeBackToMe'],
  ['nextSpeaker'],
  ['endSpeaking'],
  ['startTimer', 60_000, 0],
  ['moreTime', 60_000, 0],
  ['stopTimer'],
  ['startSilence', 60_000, 0],
  ['stopSilence'],
  ['addNamedWord', 'Det går', undefined, 'word'],
  ['withdrawWord', 'word'],
  ['addWords', [{ id: 'other', text: 'Det er svært' }]],
  ['setClosing', 'Vi kan mere', ''],
  ['removeClosing', 'mette'],
  ['publishNote', NOTE],
  ['setActionDone', NOTE.id, true],
  ['withdrawNote', NOTE.id],
  ['setRoom', { people: 2, named: [{ id: 'bo', sealed: { name: 'name', seal: 'signature' } }] }],
  ['setClosingFor', 'bo', 'Det går', ''],
  ['shuffle'],
  ['toPart', 'cards'],
  ['layOutCards'],
  ['countHands', 'choice-1', [1, 1, 0]],
  ['showPointing', [2, 1, 0]],
  ['takeInCards'],
  ['turn', 'next'],
  ['openPlacement', 'current', FILLS],
  ['revealPlacement', 'current', [1, 1, 1, 1, 0]],
  ['closePlacement', 'current'],
  ['finish'],
  ['takeUp', 'handled'],
  ['putBack'],
  ['turn', 'next'],
  ['skip'],
  ['turn', 'next'],
  ['park'],
  ['showRecap', true],
  ['showRecapPage', { name: 'needs-1', number: 2, count: 3 }],
  ['addOwnCard', { question: 'Hvad mangler?' }, 'own'],
  ['editOwnCard', 'own', { question: 'Hvad mangler vi?' }],
  ['withdrawOwnCard', 'own'],
  ['leadTable'],
  ['openTable'],
  ['share', 'jonas'],
  ['stepDown'],
  ['takeFacilitation'],
  ['handOver', 'sara'],
  ['takeFacilitation'],
  ['end'],
  ['reopen'],
];

/** The commands of a whole meeting that can be undone. */
function undoableCommands(): ReadonlySet<CommandName> {
  const seat = seatAt(tableWithoutService(), 'mette', {
    organiser: true,
    present: () => new Set(['mette', 'sara']),
  });
  const undoable = new Set<CommandName>();
  const cards = () => ({
    next: nextCardId(seat.table),
    current: seat.table.middle.cardId,
    handled: [...seat.table.handled.keys()][0],
  });
  for (const [name, ...args] of WHOLE_MEETING) {
    // The person who has the floor says these.
    const speaker = seat.table.conversation?.speaking?.queue[0];
    const actor = name === 'comeBackToMe' ? { ...seat.actor, id: speaker ?? '' } : seat.actor;
    const named = args.map((arg) =>
      arg === 'next' || arg === 'current' || arg === 'handled' ? cards()[arg] : arg,
    );
    const outcome = commandOf(name).run({ ...seat, actor }, ...named);
    if (!('done' in outcome)) throw new Error(`${name} was refused: ${outcome.refused}`);
    if (outcome.done.undo) undoable.add(name);
  }
  return undoable;
}

test('[PANEL-15] notices: the whole meeting of this test plays every command; a new one needs a step in WHOLE_MEETING', () => {
  const played = new Set(WHOLE_MEETING.map(([name]) => name));
  expect(Object.keys(COMMANDS).filter((name) => isCommandName(name) && !played.has(name))).toEqual([]);
});

test.each(LANGUAGES)(
  '[PANEL-15] notices: every command that can be undone has its texts in noticeStrings.ts (%s)',
  (language) => {
    const strings = noticeStrings[language];
    const undoable = undoableCommands();
    expect(undoable.size).toBeGreaterThan(15);
    const withoutText = [...undoable].flatMap((command) => [
      ...(undoText(strings, command) === strings.undoOther ? [`undo.${command}`] : []),
      ...(noticeText(strings, { id: 1, kind: 'undone', command }) === strings.undoneOther
        ? [`undone.${command}`]
        : []),
    ]);
    expect(withoutText).toEqual([]);
  },
);

test('[PANEL-15] notices: being overtaken or refused is told without blame', () => {
  const strings = noticeStrings.da;
  expect(noticeText(strings, { id: 1, kind: 'overtaken' })).toMatch(/lige før dig/u);
  expect(noticeText(strings, { id: 2, kind: 'refused', refusal: 'notAllowed' })).toMatch(/mødelederen/u);
});
