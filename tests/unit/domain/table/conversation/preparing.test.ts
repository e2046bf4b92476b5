import {
  changeDeck,
  leaveOut,
  moveCard,
  setBeginWithRound,
  setDealing,
  setMinutes,
  setNotForUs,
  setPlan,
  setPurpose,
  takeIn,
} from '../../../../../src/domain/table/conversation/verbs/preparing.ts';
import { turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import { endMeeting, leadTable, startMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { addOwnCard } from '../../../../../src/domain/table/verbs/ownCards.ts';
import { type People, peopleAt } from '../../../../support/table/people.ts';
import { smallDeck } from '../../../../support/table/seats.ts';
import { undoOf } from '../../../../support/table/undo.ts';

const otherDeck = { ...smallDeck, id: 'other', cards: smallDeck.cards.slice(0, 2) };

describe('preparing a meeting', () => {
  let people: People;
  const onTable = () => people.see().cards.map(({ id }) => id);
  const talk = () => people.see().conversation;

  beforeEach(() => {
    people = peopleAt();
  });

  test('[PREP-1] before the start every participant can set the purpose', () => {
    const { ali, bo } = people;
    setPurpose(ali, 'development');
    setMinutes(bo, 7);
    setDealing(ali, 'asLaid');
    setBeginWithRound(bo, true);
    expect(leadTable(ali)).toHaveProperty('done');
    expect(people.see().access).toBe('led');
    expect(talk()).toMatchObject({
      purpose: 'development',
      minutes: 7,
      dealing: 'asLaid',
      beginWithRound: true,
      part: 'cards',
    });
  });

  test('[PREP-1] after the start only facilitators can, and after the end changes are refused', () => {
    const { mette, ali } = people;
    startMeeting(mette);
    expect([talk().may.prepare, people.see(ali).conversation.may.prepare]).toEqual([true, false]);
    expect(setMinutes(ali, 5)).toEqual({ refused: 'notAllowed' });
    expect(setMinutes(mette, 5)).toHaveProperty('done');
    expect(leaveOut(ali, ['g1'])).toEqual({ refused: 'notAllowed' });
    endMeeting(mette);
    expect(setPurpose(mette, 'development')).toEqual({ refused: 'notNow' });
  });

  test('[PLAN-1] a running order begins when the cards are laid on the table, and keeps that time when it is changed', () => {
    const { mette, ali } = people;
    const times = { minutes: 45, opening: 5, closing: 10 };
    expect(setPlan(ali, times, 1_000)).toHaveProperty('done');
    expect(talk().plan).toEqual({ ...times, startedAtMs: undefined });
    startMeeting(mette, 5_000);
    expect(talk().plan).toEqual({ ...times, startedAtMs: 5_000 });
    expect(setPlan(ali, undefined, 6_000)).toEqual({ refused: 'notAllowed' });
    setPlan(mette, { ...times, minutes: 60 }, 9_000);
    expect(talk().plan).toEqual({ ...times, minutes: 60, startedAtMs: 5_000 });
    setPlan(mette, undefined, 9_000);
    expect(talk().plan).toBeUndefined();
    setPlan(mette, times, 9_000);
    expect(talk().plan?.startedAtMs).toBe(9_000);
  });

  test.each([
    { minutes: 15, opening: 5, closing: 10 },
    { minutes: 241, opening: 5, closing: 10 },
    { minutes: 45, opening: -1, closing: 10 },
    { minutes: 45, opening: 2.5, closing: 10 },
  ])('[PLAN-1] %p is no running order', (times) => {
    expect(setPlan(people.ali, times, 0)).toEqual({ refused: 'badText' });
  });

  test.each([0, 61, 2.5, Number.NaN])('[PREP-1] %p minutes are no suggestion', (minutes) => {
    expect(setMinutes(people.ali, minutes)).toEqual({ refused: 'badText' });
    expect(setMinutes(people.ali, undefined)).toHaveProperty('done');
  });

  test('[PREP-2] cards are left out and come back to their place in the deck', () => {
    leaveOut(people.ali, ['g2', 'b1', 'b2']);
    expect(onTable()).toEqual(['g1', 'g3']);
    expect(talk().leftOut.map(({ id, area }) => [id, area?.id])).toEqual([
      ['g2', 'green'],
      ['b1', 'blue'],
      ['b2', 'blue'],
    ]);
    takeIn(people.bo, ['b2', 'g2']);
    expect(onTable()).toEqual(['g1', 'g2', 'g3', 'b2']);
    expect(takeIn(people.bo, ['g2'])).toEqual({ refused: 'notNow' });
  });

  test('[PREP-2] at least one card stays', () => {
    const all = onTable();
    expect(leaveOut(people.ali, all)).toEqual({ refused: 'noCards' });
    addOwnCard(people.ali, { question: 'Og hvad så?' });
    expect(leaveOut(people.ali, all)).toHaveProperty('done');
    expect(people.see().cards).toMatchObject([{ question: 'Og hvad så?' }]);
  });

  test('[PREP-2] a card that is out or was handled stays, and one taken in late lies last', () => {
    const { mette } = people;
    leaveOut(mette, ['g1']);
    startMeeting(mette);
    turnCard(mette, 'g2');
    turnCard(mette, 'b1');
    expect(leaveOut(mette, ['g2', 'b1'])).toEqual({ refused: 'notNow' });
    leaveOut(mette, ['g2', 'b1', 'b2']);
    expect(onTable()).toEqual(expect.arrayContaining(['g2', 'b1', 'g3']));
    takeIn(mette, ['g1']);
    expect(onTable().at(-1)).toBe('g1');
  });

  test('[PREP-3] cards that a participant has ordered are dealt in that order', () => {
    moveCard(people.ali, 'b2', 0);
    moveCard(people.ali, 'g1', 2);
    expect(onTable()).toEqual(['b2', 'g2', 'g1', 'g3', 'b1']);
    expect(talk().dealing).toBe('asLaid');
    startMeeting(people.mette);
    expect(onTable()).toEqual(['b2', 'g2', 'g1', 'g3', 'b1']);
  });

  test('[PREP-3] shuffling can be chosen again after ordering', () => {
    moveCard(people.ali, 'b2', 0);
    setDealing(people.bo, 'shuffled');
    const laid = onTable();
    startMeeting(people.mette);
    expect(onTable()).not.toEqual(laid);
  });

  test('[PREP-4] another deck takes the place of the first one, and own cards stay', () => {
    addOwnCard(people.ali, { question: 'Og hvad så?' });
    changeDeck(people.bo, otherDeck);
    expect(people.see().cards.map(({ question }) => question)).toEqual([
      'Spørgsmål g1?',
      'Spørgsmål g2?',
      'Og hvad så?',
    ]);
    startMeeting(people.mette);
    expect(changeDeck(people.mette, smallDeck)).toEqual({ refused: 'notNow' });
  });

  test('[PREP-5] a card that is not for us leaves the table and comes back', () => {
    setNotForUs(people.ali, 'g2', true);
    expect(onTable()).not.toContain('g2');
    expect(talk().notForUs).toEqual(['g2']);
    expect(setNotForUs(people.bo, 'g2', true)).toEqual({ refused: 'notNow' });
    changeDeck(people.bo, otherDeck);
    expect(onTable()).toEqual(['g1']);
    setNotForUs(people.bo, 'g2', false);
    expect(onTable()).toEqual(['g1', 'g2']);
    expect(setNotForUs(people.bo, 'nowhere', true)).toEqual({ refused: 'notFound' });
  });

  test('[PREP-5] a card that is out is marked and stays until it is done with', () => {
    const { mette } = people;
    startMeeting(mette);
    turnCard(mette, 'g2');
    setNotForUs(mette, 'g2', true);
    expect(people.see().current?.id).toBe('g2');
    expect(talk().notForUs).toEqual(['g2']);
  });

  test.each([
    ['leaving out', () => leaveOut(people.ali, ['g1'])],
    ['moving', () => moveCard(people.ali, 'b2', 0)],
    ['another deck', () => changeDeck(people.ali, otherDeck)],
    ['not for us', () => setNotForUs(people.ali, 'g1', true)],
  ])('[PREP-6] %s is taken back', (_, act) => {
    const before = people.see();
    const undo = undoOf(act());
    expect(undo.isPossible()).toBe(true);
    undo.run();
    expect(people.see()).toEqual(before);
    expect(undo.isPossible()).toBe(false);
  });

  test('[PREP-6] undo is refused once a further step builds upon it', () => {
    const undo = undoOf(leaveOut(people.ali, ['g1']));
    leaveOut(people.bo, ['g2']);
    expect(undo.isPossible()).toBe(false);
  });

  test('[PREP-7] the opening round comes first only where it was prepared', () => {
    startMeeting(people.mette);
    expect(talk().part).toBe('cards');
    people = peopleAt();
    setBeginWithRound(people.ali, true);
    startMeeting(people.mette);
    expect(talk().part).toBe('understand');
  });
});
