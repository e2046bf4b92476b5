import { removeClosing, setClosing } from '../../../../../src/domain/table/conversation/verbs/closing.ts';
import {
  closePlacement,
  openPlacement,
  revealPlacement,
} from '../../../../../src/domain/table/conversation/verbs/placement.ts';
import {
  publishNote,
  setActionDone,
  withdrawNote,
} from '../../../../../src/domain/table/conversation/verbs/publishing.ts';
import {
  moreTime,
  startSilence,
  startTimer,
  stopSilence,
  stopTimer,
} from '../../../../../src/domain/table/conversation/verbs/timer.ts';
import {
  addNamedWord,
  addWords,
  withdrawWord,
} from '../../../../../src/domain/table/conversation/verbs/words.ts';
import type { Seat } from '../../../../../src/domain/table/seat.ts';
import { finishCard, turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { endMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { type People, peopleAt, peopleInMeeting } from '../../../../support/table/people.ts';
import { FILLS } from '../../../../support/table/placements.ts';
import { tableWithoutService } from '../../../../support/table/seats.ts';
import { undoOf } from '../../../../support/table/undo.ts';

let people: People;
const viewOf = (seat: Seat) => people.see(seat).conversation;
const talk = () => people.see().conversation;

beforeEach(() => {
  people = peopleInMeeting();
});

describe('words on the table', () => {
  test('[WORD-1] a word bears a name only where its author put it', () => {
    addNamedWord(people.ali, '  Det er  svært ', 'g1', 'a');
    addWords(people.mette, [{ id: 'b', text: 'Det går fint' }], 'g1');
    expect(talk().words).toEqual([
      { id: 'a', text: 'Det er svært', cardId: 'g1', by: 'ali', isNamed: true, mayWithdraw: true },
      { id: 'b', text: 'Det går fint', cardId: 'g1', by: undefined, isNamed: false, mayWithdraw: true },
    ]);
  });

  test('[WORD-1] a word that comes twice is there once', () => {
    addWords(people.mette, [{ id: 'b', text: 'Det går fint' }], undefined);
    addWords(people.ali, [{ id: 'b', text: 'Det går fint' }], undefined);
    addNamedWord(people.ali, 'Nej', undefined, 'a');
    addNamedWord(people.ali, 'Nej', undefined, 'a');
    expect(talk().words.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(addNamedWord(people.ali, ' ', undefined)).toEqual({ refused: 'badText' });
  });

  test('[WORD-3] words without a name: one that is too long or empty is left out, the others are added', () => {
    const words = [
      { id: 'a', text: 'x'.repeat(281) },
      { id: 'b', text: 'y'.repeat(280) },
      { id: 'c', text: ' \n ' },
      { id: 'd', text: 'Jo' },
    ];
    expect(addWords(people.mette, words, undefined)).toHaveProperty('done');
    expect(talk().words.map(({ id, text }) => [id, text.length])).toEqual([
      ['b', 280],
      ['d', 2],
    ]);
    expect(addWords(people.mette, [{ id: 'e', text: 'x'.repeat(500) }], undefined)).toHaveProperty('done');
    expect(talk().words).toHaveLength(2);
  });

  test('[WORD-2] its author and the facilitators take a word away, and bring it back', () => {
    addNamedWord(people.ali, 'Nej', undefined, 'a');
    addWords(people.ali, [{ id: 'b', text: 'Jo' }], undefined);
    expect(withdrawWord(people.bo, 'a')).toEqual({ refused: 'notAllowed' });
    expect(withdrawWord(people.ali, 'b')).toEqual({ refused: 'notAllowed' });
    const gone = withdrawWord(people.ali, 'a');
    withdrawWord(people.mette, 'b');
    expect(talk().words).toEqual([]);
    undoOf(gone).run();
    expect(talk().words).toMatchObject([{ id: 'a', text: 'Nej', by: 'ali' }]);
    expect(withdrawWord(people.mette, 'b')).toEqual({ refused: 'notFound' });
  });
});

describe('placing oneself', () => {
  const spread = [0, 1, 2, 1, 0];

  beforeEach(() => {
    turnCard(people.mette, 'g1');
  });

  test('[PLACE-1] is held at the card that is out', () => {
    expect(openPlacement(people.ali, 'g2', FILLS)).toEqual({ refused: 'notNow' });
    openPlacement(people.ali, 'g1', FILLS);
    expect(talk().placements).toMatchObject([{ cardId: 'g1', counts: undefined, tooFew: false }]);
    expect(openPlacement(people.mette, 'g1', FILLS)).toEqual({ refused: 'notNow' });
    closePlacement(people.mette, 'g1');
    expect(talk().placements).toEqual([]);
  });

  test('[PLACE-3] asks a statement with its ends, which stay with the spread', () => {
    expect(openPlacement(people.ali, 'g1', { ...FILLS, statement: ' ' })).toEqual({ refused: 'badText' });
    expect(openPlacement(people.ali, 'g1', { ...FILLS, lowest: 'x'.repeat(41) })).toEqual({
      refused: 'badText',
    });
    openPlacement(people.ali, 'g1', { ...FILLS, statement: ' Det her  fylder hos os ' });
    revealPlacement(people.ali, 'g1', spread);
    expect(talk().placements).toMatchObject([{ subject: FILLS, counts: spread }]);
  });

  test('[PLACE-2] shows a spread of four answers and more, also after the card is done', () => {
    openPlacement(people.ali, 'g1', FILLS);
    expect(revealPlacement(people.ali, 'g1', [0, 1, 1, 1, 0])).toEqual({ refused: 'notNow' });
    expect(revealPlacement(people.ali, 'g1', [4, 1])).toEqual({ refused: 'notNow' });
    revealPlacement(people.ali, 'g1', spread);
    finishCard(people.ali);
    expect(talk().placements).toMatchObject([{ cardId: 'g1', counts: spread }]);
  });

  test('[PLACE-2] says that too few have answered, and goes on', () => {
    openPlacement(people.ali, 'g1', FILLS);
    const [open] = talk().placements;
    revealPlacement(people.ali, 'g1', undefined);
    expect(talk().placements).toMatchObject([{ pollId: open?.pollId, counts: undefined, tooFew: true }]);
    revealPlacement(people.ali, 'g1', spread);
    expect(talk().placements).toMatchObject([{ pollId: open?.pollId, counts: spread, tooFew: false }]);
  });
});

describe('[PLACE-4] ending what one person has begun', () => {
  beforeEach(() => {
    turnCard(people.mette, 'g1');
  });

  test('a placement: whoever opened it and facilitators, nobody else', () => {
    openPlacement(people.ali, 'g1', FILLS);
    const mayEnd = (as: 'ali' | 'mette' | 'bo') => viewOf(people[as]).placements[0]?.mayEnd;
    expect([mayEnd('ali'), mayEnd('mette'), mayEnd('bo')]).toEqual([true, true, false]);
    expect(revealPlacement(people.bo, 'g1', [0, 1, 2, 1, 0])).toEqual({ refused: 'notAllowed' });
    expect(closePlacement(people.bo, 'g1')).toEqual({ refused: 'notAllowed' });
    expect(closePlacement(people.ali, 'g1')).toHaveProperty('done');
  });

  test('silence and time: the others may neither stop them nor begin new ones in their stead', () => {
    startSilence(people.ali, 60_000, 1000);
    startTimer(people.ali, 60_000, 1000);
    expect(stopSilence(people.bo)).toEqual({ refused: 'notAllowed' });
    expect(startSilence(people.bo, 1, 1000)).toEqual({ refused: 'notAllowed' });
    expect(stopTimer(people.bo)).toEqual({ refused: 'notAllowed' });
    expect(startTimer(people.bo, 60_000, 1000)).toEqual({ refused: 'notAllowed' });
    expect(moreTime(people.bo, 60_000, 1000)).toHaveProperty('done');
    expect(viewOf(people.ali).timer?.mayEnd).toBe(true);
    expect(stopTimer(people.ali)).toHaveProperty('done');
    expect(stopSilence(people.mette)).toHaveProperty('done');
  });

  test('after the end of the meeting the person who began it ends nothing any more', () => {
    openPlacement(people.ali, 'g1', FILLS);
    startTimer(people.ali, 60_000, 1000);
    endMeeting(people.mette);
    expect([stopTimer(people.ali), closePlacement(people.ali, 'g1')]).toEqual([
      { refused: 'notNow' },
      { refused: 'notNow' },
    ]);
    expect(viewOf(people.ali).placements).toMatchObject([{ mayEnd: false }]);
  });

  test('of an earlier release, which did not say who began: as moving cards', () => {
    openPlacement(people.ali, 'g1', FILLS);
    const old = people.ali.table.conversation?.placements.get('g1');
    if (old) {
      old.begunBy = undefined;
      old.statement = undefined;
    }
    expect(viewOf(people.bo).placements).toMatchObject([{ subject: undefined, mayEnd: true }]);
    expect(closePlacement(people.bo, 'g1')).toHaveProperty('done');
  });
});

describe('the closing round', () => {
  test('[CLOSE-1] each participant has words of their own, and can take them back', () => {
    setClosing(people.ali, ' Vi kan mere, end vi tror ', '');
    setClosing(people.bo, '', 'Spørg Mette');
    expect(talk().closing).toEqual([
      { id: 'ali', by: 'ali', insight: 'Vi kan mere, end vi tror', nextStep: '' },
      { id: 'bo', by: 'bo', insight: '', nextStep: 'Spørg Mette' },
    ]);
    setClosing(people.ali, ' ', '');
    expect(talk().closing.map(({ by }) => by)).toEqual(['bo']);
    expect(setClosing(people.ali, 'x'.repeat(281), '')).toEqual({ refused: 'badText' });
  });

  test('[CLOSE-1] only facilitators remove another person’s words', () => {
    setClosing(people.bo, '', 'Spørg Mette');
    expect(removeClosing(people.ali, 'bo')).toEqual({ refused: 'notAllowed' });
    const removed = removeClosing(people.mette, 'bo');
    expect(talk().closing).toEqual([]);
    undoOf(removed).run();
    expect(talk().closing).toMatchObject([{ by: 'bo', nextStep: 'Spørg Mette' }]);
  });
});

describe('what outlasts the meeting', () => {
  test('[FOLLOW-1] notes stand in the order of their publishing and are brought up to date in place', () => {
    publishNote(people.ali, { id: 'n2', text: 'Flere kurser', mark: 'need', place: 'p1' });
    publishNote(people.ali, {
      id: 'n1',
      text: 'Køb skærme',
      mark: 'action',
      owner: ' Bo ',
      due: '2026-12-01',
    });
    publishNote(people.bo, { id: 'n2', text: 'Færre kurser', mark: 'need', differs: true });
    expect(talk().published).toMatchObject([
      { id: 'n2', text: 'Færre kurser', place: undefined, differs: true },
      { id: 'n1', owner: 'Bo', due: '2026-12-01', done: false },
    ]);
    withdrawNote(people.ali, 'n2');
    expect(talk().published.map(({ id }) => id)).toEqual(['n1']);
    expect(publishNote(people.ali, { id: 'n3', text: ' ', mark: '' })).toEqual({ refused: 'badText' });
    expect(publishNote(people.ali, { id: 'n3', text: 'A', mark: '', due: 'i morgen' })).toEqual({
      refused: 'badText',
    });
  });

  test('[FOLLOW-2] actions of this and of the last meeting are ticked off until the end', () => {
    people = peopleAt(
      tableWithoutService(undefined, {
        carried: {
          fromSessionId: 'last',
          endedAt: '2026-11-01T10:00:00Z',
          actions: [{ id: 'old', text: 'Ring til it', owner: 'Bo' }],
          used: ['g1'],
          ledBy: ['somebody'],
        },
      }),
    );
    expect(talk().carried).toEqual({
      fromSessionId: 'last',
      endedAt: '2026-11-01T10:00:00Z',
      actions: [{ id: 'old', text: 'Ring til it', owner: 'Bo', due: undefined, done: false }],
      used: ['g1'],
      ledBy: ['somebody'],
    });
    publishNote(people.ali, { id: 'new', text: 'Køb skærme', mark: 'action' });
    setActionDone(people.ali, 'old', true);
    setActionDone(people.ali, 'new', true);
    publishNote(people.ali, { id: 'new', text: 'Køb to skærme', mark: 'action' });
    expect(talk().carried?.actions).toMatchObject([{ id: 'old', done: true }]);
    expect(talk().published).toMatchObject([{ id: 'new', text: 'Køb to skærme', done: true }]);
    setActionDone(people.ali, 'old', false);
    expect(talk().carried?.actions).toMatchObject([{ done: false }]);
    expect(setActionDone(people.ali, 'nowhere', true)).toEqual({ refused: 'notFound' });
  });

  test('[FOLLOW-2] after the end nothing is published or ticked off', () => {
    publishNote(people.ali, { id: 'new', text: 'Køb skærme', mark: 'action' });
    endMeeting(people.mette);
    expect(talk().may).toEqual({ prepare: false, takePart: false, publish: false, beginSpeaking: false });
    expect(setActionDone(people.ali, 'new', true)).toEqual({ refused: 'notNow' });
    expect(withdrawNote(people.ali, 'new')).toEqual({ refused: 'notNow' });
  });
});
