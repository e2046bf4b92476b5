import { toPart } from '../../../../../src/domain/table/conversation/verbs/parts.ts';
import { showRecap, showRecapPage } from '../../../../../src/domain/table/conversation/verbs/recap.ts';

import { endMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { peopleAt, peopleInMeeting } from '../../../../support/table/people.ts';
import { turnNextCard } from '../../../../support/table/turnNext.ts';

test('[RECAP-8] a facilitator shows everybody the recap so far, and takes it away', () => {
  const people = peopleInMeeting();
  const shown = () => people.see().conversation.recapShown;
  expect(showRecap(people.ali, true)).toEqual({ refused: 'notAllowed' });
  expect(showRecap(people.mette, true)).toHaveProperty('done');
  expect(shown()).toBe(true);
  expect(showRecap(people.mette, true)).toEqual({ refused: 'notNow' });
  expect(showRecap(people.mette, false)).toHaveProperty('done');
  expect(shown()).toBe(false);
  expect(showRecap(people.mette, false)).toEqual({ refused: 'notNow' });
});

test('[RECAP-8] it goes as soon as the meeting goes on, and is there again only when it is shown again', () => {
  const people = peopleInMeeting();
  const shown = () => people.see().conversation.recapShown;
  showRecap(people.mette, true);
  turnNextCard(people.ali);
  expect(shown()).toBe(false);
  showRecap(people.mette, true);
  toPart(people.mette, 'closing');
  expect(shown()).toBe(false);
  showRecap(people.mette, true);
  endMeeting(people.mette);
  expect(shown()).toBe(false);
});

test('[RECAP-8] there is nothing to show before the start', () => {
  expect(showRecap(peopleAt().mette, true)).toEqual({ refused: 'notNow' });
});

describe('showRecapPage', () => {
  const page = { name: 'needs-1', number: 2, count: 4 };

  test('[RECAP-11] a facilitator turns the pages for everybody, while the recap is shown', () => {
    const people = peopleInMeeting();
    const there = () => people.see().conversation.recapPage;
    expect(showRecapPage(people.mette, page)).toEqual({ refused: 'notNow' });
    showRecap(people.mette, true);
    expect(there()).toBeUndefined();
    expect(showRecapPage(people.ali, page)).toEqual({ refused: 'notAllowed' });
    expect(showRecapPage(people.mette, page)).toHaveProperty('done');
    expect(there()).toEqual(page);
    expect(showRecapPage(people.mette, page)).toEqual({ refused: 'notNow' });
  });

  test('[RECAP-12] the end turns nobody back to the first page', () => {
    const people = peopleInMeeting();
    showRecap(people.mette, true);
    showRecapPage(people.mette, page);
    endMeeting(people.mette);
    expect(people.see().conversation).toMatchObject({ recapShown: false, recapPage: page });
  });

  test('[RECAP-11] each showing begins at the first page', () => {
    const people = peopleInMeeting();
    showRecap(people.mette, true);
    showRecapPage(people.mette, page);
    turnNextCard(people.ali);
    expect(people.see().conversation.recapPage).toBeUndefined();
    showRecap(people.mette, true);
    expect(people.see().conversation.recapPage).toBeUndefined();
  });
});
