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
  addNamedWord,
  addWords,
  withdrawWord,
} from '../../../../../src/domain/table/conversation/verbs/words.ts';
import { finishCard, turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { endMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { type People, peopleAt, peopleInMeeting } from '../../../../support/table/people.ts';
import { tableWithoutService } from '../../../../support/table/seats.ts';
import { undoOf } from '../../../../support/table/undo.ts';

let people: People;
const talk = () => people.see().conversation;

beforeEach(() => {
  people = peopleInMeeting();
});

describe('words on the table', () => {
  test('[WORD-1] a word bears a name only where its author put it', () => {
    addNamedWord(people.ali, '  Det er  svært ', 'g1', 'a');
    addWords(people.mette, [{ id: 'b', text: 'Det går fint' }], 'g1');
    expect(talk().words).toEqual([
      { id: 'a', text: 'Det er svært', cardId: 'g1', by: 'ali', mayWithdraw: true },
      { id: 'b', text: 'Det går fint', cardId: 'g1', by: undefined, mayWithdraw: true },
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
    expect(openPlacement(people.ali, 'g2')).toEqual({ refused: 'notNow' });
    openPlacement(people.ali, 'g1');
    expect(talk().placements).toMatchObject([{ cardId: 'g1', counts: undefined, tooFew: false }]);
    expect(openPlacement(people.mette, 'g1')).toEqual({ refused: 'notNow' });
    closePlacement(people.mette, 'g1');
    expect(talk().placements).toEqual([]);
  });

  test('[PLACE-2] shows a spread of four answers and more, also after the card is done', () => {
    openPlacement(people.ali, 'g1');
    expect(revealPlacement(people.ali, 'g1', [0, 1, 1, 1, 0])).toEqual({ refused: 'notNow' });
    expect(revealPlacement(people.ali, 'g1', [4, 1])).toEqual({ refused: 'notNow' });
    revealPlacement(people.ali, 'g1', spread);
    finishCard(people.ali);
    expect(talk().placements).toMatchObject([{ cardId: 'g1', counts: spread }]);
  });

  test('[PLACE-2] says that too few have answered, and goes on', () => {
    openPlacement(people.ali, 'g1');
    const [open] = talk().placements;
    revealPlacement(people.ali, 'g1', undefined);
    expect(talk().placements).toMatchObject([{ pollId: open?.pollId, counts: undefined, tooFew: true }]);
    revealPlacement(people.ali, 'g1', spread);
    expect(talk().placements).toMatchObject([{ pollId: open?.pollId, counts: spread, tooFew: false }]);
  });
});

describe('the closing round', () => {
  test('[CLOSE-1] everybody has words of their own, and may take them back', () => {
    setClosing(people.ali, ' Vi kan mere, end vi tror ', '');
    setClosing(people.bo, '', 'Spørg Mette');
    expect(talk().closing).toEqual([
      { by: 'ali', insight: 'Vi kan mere, end vi tror', nextStep: '' },
      { by: 'bo', insight: '', nextStep: 'Spørg Mette' },
    ]);
    setClosing(people.ali, ' ', '');
    expect(talk().closing.map(({ by }) => by)).toEqual(['bo']);
    expect(setClosing(people.ali, 'x'.repeat(281), '')).toEqual({ refused: 'badText' });
  });

  test('[CLOSE-1] only facilitators remove what somebody else wrote', () => {
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
