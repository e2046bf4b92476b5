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
