import { toPart } from '../../../../../src/domain/table/conversation/verbs/parts.ts';
import {
  beginSpeaking,
  comeBackToMe,
  endSpeaking,
  nextSpeaker,
} from '../../../../../src/domain/table/conversation/verbs/speaking.ts';
import { addTool, removeTool } from '../../../../../src/domain/table/conversation/verbs/tools.ts';
import type { Seat } from '../../../../../src/domain/table/seat.ts';
import { finishCard, turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { endMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { type People, peopleAt, peopleInMeeting } from '../../../../support/table/people.ts';
import { undoOf } from '../../../../support/table/undo.ts';

describe('the opening round', () => {
  let people: People;
  const talk = () => people.see().conversation;

  beforeEach(() => {
    people = peopleInMeeting();
  });

  test('[ROUND-1] leads from question to question, and any turned card leads on to the cards', () => {
    const { mette, ali } = people;
    toPart(mette, 'understand');
    toPart(mette, 'tools');
    expect(talk().part).toBe('tools');
    turnCard(ali, 'g1');
    expect(talk().part).toBe('cards');
    finishCard(ali);
    expect(talk().part).toBe('cards');
  });

  test('[ROUND-2] facilitators go from part to part, and the card that is out counts as discussed', () => {
    const { mette, ali } = people;
    turnCard(ali, 'g1');
    expect(toPart(ali, 'closing')).toEqual({ refused: 'notAllowed' });
    const gone = toPart(mette, 'closing');
    expect(people.see()).toMatchObject({ current: undefined, discussed: [{ id: 'g1' }] });
    expect(talk().part).toBe('closing');
    undoOf(gone).run();
    expect(people.see()).toMatchObject({ current: { id: 'g1' }, discussed: [] });
    expect(talk().part).toBe('cards');
    expect(undoOf(gone).isPossible()).toBe(false);
  });

  test('[ROUND-2] going on is not taken back once a card is turned', () => {
    const gone = toPart(people.mette, 'tools');
    turnCard(people.ali, 'g1');
    expect(undoOf(gone).isPossible()).toBe(false);
  });

  test('[ROUND-3] a tool is there once, however it is written', () => {
    addTool(people.ali, 'Teams, Nexus;  aula ');
    addTool(people.bo, 'AULA.');
    addTool(people.bo, 'nexus!\nOneNote');
    expect(talk().tools.map(({ name }) => name)).toEqual(['aula', 'Nexus', 'OneNote', 'Teams']);
  });

  test.each(['', ' ,; ', '...', 'x'.repeat(61)])('[ROUND-3] %j names no tool', (text) => {
    expect(addTool(people.ali, text)).toEqual({ refused: 'badText' });
  });

  test('[ROUND-3] tools are named while the meeting runs', () => {
    expect(addTool(peopleAt().ali, 'Teams')).toEqual({ refused: 'notNow' });
  });

  test('[ROUND-4] who named a tool takes that back, facilitators remove any', () => {
    const added = addTool(people.ali, 'Teams');
    addTool(people.bo, 'Aula');
    undoOf(added).run();
    expect(talk().tools.map(({ name }) => name)).toEqual(['Aula']);
    expect(removeTool(people.bo, 'aula')).toEqual({ refused: 'notAllowed' });
    const removed = removeTool(people.mette, 'aula');
    expect(talk().tools).toEqual([]);
    undoOf(removed).run();
    expect(talk().tools.map(({ name }) => name)).toEqual(['Aula']);
    expect(removeTool(people.mette, 'nothing')).toEqual({ refused: 'notFound' });
  });
});

describe('a speaking round', () => {
  let people: People;
  const round = (seat?: Seat) => people.see(seat).conversation.speaking;
  const seatOf = (id = round()?.speaker) =>
    [people.mette, people.ali, people.bo].find((s) => s.actor.id === id);
  const speaker = () => seatOf() as Seat;

  beforeEach(() => {
    people = peopleInMeeting();
    turnCard(people.mette, 'g1');
    beginSpeaking(people.mette);
  });

  test('[ROUND-5] everybody present gets the floor once', () => {
    expect(round()?.about).toBe('g1');
    const order = [round()?.speaker, ...(round()?.waiting ?? [])];
    expect([...order].sort()).toEqual(['ali', 'bo', 'mette']);
    const spoken: (string | undefined)[] = [];
    for (const _ of order) {
      spoken.push(round()?.speaker);
      nextSpeaker(speaker());
    }
    expect(spoken).toEqual(order);
    expect(round()).toMatchObject({ speaker: undefined, next: undefined, done: order });
    expect(nextSpeaker(people.mette)).toEqual({ refused: 'notNow' });
  });

  test('[ROUND-5] a person who joins late comes last', () => {
    people.present.add('zoe');
    expect(round()?.waiting.at(-1)).toBe('zoe');
    nextSpeaker(people.mette);
    people.present.add('anna');
    expect(round()?.waiting.slice(-2)).toEqual(['zoe', 'anna']);
  });

  test('[ROUND-5] a person who is away is passed over and keeps their place', () => {
    const { speaker: first = '', waiting } = round() ?? { waiting: [] };
    people.present.delete(first);
    expect(round()).toMatchObject({ speaker: waiting[0], next: waiting[1] });
    nextSpeaker(people.mette);
    expect(round()?.done).toEqual([waiting[0]]);
    people.present.add(first);
    expect(round()).toMatchObject({ speaker: first, waiting: [waiting[1]] });
  });

  test('[ROUND-6] only the speaker and facilitators give the floor on', () => {
    people.mette.table.facilitators.delete('mette');
    const [second] = round()?.waiting ?? [];
    const other = seatOf(second) as Seat;
    expect(nextSpeaker(other)).toEqual({ refused: 'notAllowed' });
    expect(comeBackToMe(other)).toEqual({ refused: 'notAllowed' });
    expect(round(other)?.may).toEqual({ next: false, comeBack: false, end: false });
    expect(round(speaker())?.may).toEqual({ next: true, comeBack: true, end: false });
    nextSpeaker(speaker());
    expect(round()?.speaker).toBe(second);
  });

  test('[ROUND-6] the speaker can move to the end of the round', () => {
    const { speaker: first, waiting = [] } = round() ?? {};
    comeBackToMe(speaker());
    expect(round()).toMatchObject({ speaker: waiting[0], waiting: [waiting[1], first], done: [] });
    nextSpeaker(people.mette);
    nextSpeaker(people.mette);
    expect(round()?.speaker).toBe(first);
    expect(comeBackToMe(speaker())).toEqual({ refused: 'notNow' });
  });

  test('[ROUND-6] only facilitators begin and end a round, and only about something', () => {
    const { ali, mette } = people;
    expect(beginSpeaking(ali)).toEqual({ refused: 'notAllowed' });
    expect(endSpeaking(ali)).toEqual({ refused: 'notAllowed' });
    finishCard(mette);
    expect(people.see().conversation.may.beginSpeaking).toBe(false);
    expect(beginSpeaking(mette)).toEqual({ refused: 'notNow' });
    toPart(mette, 'closing');
    expect(people.see().conversation.may.beginSpeaking).toBe(true);
    beginSpeaking(mette);
    expect(round()?.about).toBe('closing');
  });

  test.each([
    ['when it is ended', () => endSpeaking(people.mette)],
    ['with the next card', () => turnCard(people.ali, 'g2')],
    ['with the next part', () => toPart(people.mette, 'closing')],
    ['when the meeting ends', () => endMeeting(people.mette)],
  ])('[ROUND-7] nothing of it is kept: %s', (_, act) => {
    act();
    expect(round()).toBeUndefined();
    expect(people.table.conversation?.speaking).toBeUndefined();
  });
});
