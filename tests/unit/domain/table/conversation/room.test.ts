import {
  removeClosing,
  setClosing,
  setClosingFor,
} from '../../../../../src/domain/table/conversation/verbs/closing.ts';
import { showPhones } from '../../../../../src/domain/table/conversation/verbs/phones.ts';
import {
  openPlacement,
  revealPlacement,
} from '../../../../../src/domain/table/conversation/verbs/placement.ts';
import { countHands, setRoom } from '../../../../../src/domain/table/conversation/verbs/room.ts';
import {
  beginSpeaking,
  comeBackToMe,
  nextSpeaker,
} from '../../../../../src/domain/table/conversation/verbs/speaking.ts';
import { turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { endMeeting, startMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { type People, peopleAt } from '../../../../support/table/people.ts';
import { FILLS } from '../../../../support/table/placements.ts';
import { undoOf } from '../../../../support/table/undo.ts';

const KIM = { id: 'kim', sealed: { name: 'sealed:kim', seal: 'seal' } };
const LIS = { id: 'lis', sealed: { name: 'sealed:lis', seal: 'seal' } };

let people: People;
const talk = () => people.see().conversation;

beforeEach(() => {
  people = peopleAt();
  startMeeting(people.mette);
});

describe('people around one screen', () => {
  test('[ROOM-1] facilitators say how many they are and name some of them; before the start everybody may', () => {
    const prepared = peopleAt();
    setRoom(prepared.ali, { people: 4, named: [KIM] });
    expect(prepared.see().conversation.room).toEqual({ people: 4, named: ['kim'] });
    expect(setRoom(people.ali, { people: 4, named: [] })).toEqual({ refused: 'notAllowed' });
    for (const [count, named] of [
      [0, []],
      [61, []],
      [1.5, []],
      [1, [KIM, LIS]],
    ] as const) {
      expect(setRoom(people.mette, { people: count, named })).toEqual({ refused: 'notNow' });
    }
  });

  test('[ROOM-2] their names go when they are named anew, when they do not sit together any more, and at the end', () => {
    setRoom(people.mette, { people: 3, named: [KIM, LIS] });
    expect(talk().phoneNames).toEqual({ kim: KIM.sealed.name, lis: LIS.sealed.name });
    setRoom(people.mette, { people: 3, named: [{ id: 'lis' }, { id: 'nobody' }] });
    expect(talk()).toMatchObject({ room: { named: ['lis'] }, phoneNames: { lis: LIS.sealed.name } });
    expect(talk().phoneNames).not.toHaveProperty('kim');
    setRoom(people.mette, undefined);
    expect(talk()).toMatchObject({ room: undefined, phoneNames: {} });
    setRoom(people.mette, { people: 3, named: [KIM] });
    endMeeting(people.mette);
    expect(talk()).toMatchObject({ room: undefined, phoneNames: {} });
  });

  describe('closing words that a facilitator writes down', () => {
    const written = () =>
      talk().closing.map(({ id, writtenBy, insight }) => [id, writtenBy, insight] as const);

    beforeEach(() => {
      setRoom(people.mette, { people: 8, named: [KIM, LIS] });
      setClosingFor(people.mette, 'kim', ' Det går ', 'Spørge');
    });

    test('[ROOM-7] stand beside the person’s name and the facilitator’s, and replace nobody else’s', () => {
      setClosing(people.mette, 'Mit eget', '');
      setClosingFor(people.mette, 'lis', '', 'Øve mig');
      expect(talk().closing).toEqual([
        { id: 'kim', by: 'kim', writtenBy: 'mette', insight: 'Det går', nextStep: 'Spørge' },
        { id: 'lis', by: 'lis', writtenBy: 'mette', insight: '', nextStep: 'Øve mig' },
        { id: 'mette', by: 'mette', insight: 'Mit eget', nextStep: '' },
      ]);
      setClosingFor(people.mette, 'kim', 'Det går godt', '');
      setClosingFor(people.mette, 'lis', ' ', '');
      expect(written()).toEqual([
        ['kim', 'mette', 'Det går godt'],
        ['mette', undefined, 'Mit eget'],
      ]);
    });

    test('[ROOM-7] are a facilitator’s to write, and for named people only', () => {
      expect(setClosingFor(people.ali, 'kim', 'Fra Ali', '')).toEqual({ refused: 'notAllowed' });
      for (const other of ['ali', 'mette', 'nobody']) {
        expect(setClosingFor(people.mette, other, 'Til en anden', '')).toEqual({ refused: 'notFound' });
      }
      expect(setClosingFor(people.mette, 'kim', 'x'.repeat(281), '')).toEqual({ refused: 'badText' });
      setRoom(people.mette, { people: 8, named: [{ id: 'kim' }] });
      expect(setClosingFor(people.mette, 'lis', 'Kun et antal', '')).toEqual({ refused: 'notFound' });
      expect(written()).toEqual([['kim', 'mette', 'Det går']]);
    });

    test('[ROOM-8] keep the person’s name when the room goes, and take it along when they go', () => {
      setRoom(people.mette, undefined);
      expect(talk()).toMatchObject({ room: undefined, phoneNames: { kim: KIM.sealed.name } });
      expect(talk().phoneNames).not.toHaveProperty('lis');
      setClosingFor(people.mette, 'kim', 'Rettet', '');
      const removed = removeClosing(people.mette, 'kim');
      expect(talk()).toMatchObject({ closing: [], phoneNames: {} });
      undoOf(removed).run();
      expect(talk().phoneNames).toEqual({ kim: KIM.sealed.name });
      expect(written()).toEqual([['kim', 'mette', 'Rettet']]);
      setClosingFor(people.mette, 'kim', '', '');
      expect(talk().phoneNames).toEqual({});
    });

    test('[ROOM-8] stay with their name after the end', () => {
      endMeeting(people.mette);
      expect(talk()).toMatchObject({ room: undefined, phoneNames: { kim: KIM.sealed.name } });
      expect(written()).toEqual([['kim', 'mette', 'Det går']]);
    });

    test('[ROOM-8] are taken away without the name of a person who is still in the room', () => {
      removeClosing(people.mette, 'kim');
      expect(talk().phoneNames).toEqual({ kim: KIM.sealed.name, lis: LIS.sealed.name });
    });
  });

  test('[ROOM-3] people in the room and phones get the floor, and a facilitator gives it on for them', () => {
    setRoom(people.mette, { people: 2, named: [KIM] });
    showPhones(people.mette, { count: 1, floor: [], seats: [{ id: 'phone', number: 7 }] });
    turnCard(people.mette, 'g1');
    beginSpeaking(people.mette);
    const heard: (string | undefined)[] = [];
    for (let turn = 0; turn < 5; turn++) {
      heard.push(talk().speaking?.speaker);
      nextSpeaker(people.mette);
    }
    expect([...heard].sort()).toEqual(['ali', 'bo', 'kim', 'mette', 'phone']);
    expect(talk().speaking).toMatchObject({ speaker: undefined, waiting: [] });
  });

  test('[ROOM-3] a phone passes its own turn, and no other', () => {
    showPhones(people.mette, { count: 1, floor: [], seats: [{ id: 'phone', number: 7 }] });
    people.present.clear();
    people.present.add('mette');
    turnCard(people.mette, 'g1');
    beginSpeaking(people.mette);
    const phone = { ...people.ali, actor: { id: 'phone', organiser: false } };
    if (talk().speaking?.speaker !== 'phone') {
      expect(nextSpeaker(phone)).toEqual({ refused: 'notAllowed' });
      expect(comeBackToMe(people.mette)).toHaveProperty('done');
    }
    expect(talk().speaking?.speaker).toBe('phone');
    expect(nextSpeaker(phone)).toHaveProperty('done');
    expect(talk().speaking?.speaker).toBe('mette');
  });

  test('[ROOM-4] hands are counted by a facilitator, apart from answers, and never make up a crowd', () => {
    turnCard(people.mette, 'g1');
    openPlacement(people.mette, 'g1', FILLS);
    const pollId = talk().placements[0]?.pollId ?? '';
    expect(countHands(people.ali, pollId, [0, 0, 8, 0, 0])).toEqual({ refused: 'notAllowed' });
    for (const counts of [[8], [0, 0, -1, 0, 0], [0, 0, 61, 0, 0], [0, 0, 0.5, 0, 0]]) {
      expect(countHands(people.mette, pollId, counts)).toEqual({ refused: 'notNow' });
    }
    countHands(people.mette, pollId, [0, 0, 8, 0, 0]);
    expect(talk().hands).toEqual({ [pollId]: [0, 0, 8, 0, 0] });
    // Eight hands are no answers: the server's three stay too few.
    expect(revealPlacement(people.mette, 'g1', [1, 1, 1, 0, 0])).toEqual({ refused: 'notNow' });
    expect(talk().placements).toMatchObject([{ isRevealed: false, counts: undefined }]);
    countHands(people.mette, pollId, [0, 2, 6, 0, 0]);
    expect(talk().hands).toEqual({ [pollId]: [0, 2, 6, 0, 0] });
  });
});
