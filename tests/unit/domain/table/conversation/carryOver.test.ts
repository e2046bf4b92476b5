import { carryOver } from '../../../../../src/domain/table/conversation/carryOver.ts';
import {
  setMinutes,
  setNotForUs,
  setPlan,
  setPurpose,
} from '../../../../../src/domain/table/conversation/verbs/preparing.ts';
import { publishNote, setActionDone } from '../../../../../src/domain/table/conversation/verbs/publishing.ts';
import { reopenMeeting } from '../../../../../src/domain/table/conversation/verbs/reopening.ts';
import { finishCard, parkCard, skipCard, turnCard } from '../../../../../src/domain/table/verbs/cards.ts';
import {
  endMeeting,
  leadTable,
  shareFacilitation,
  startMeeting,
} from '../../../../../src/domain/table/verbs/meeting.ts';
import { type People, peopleAt } from '../../../../support/table/people.ts';
import { smallDeck, tableWithoutService } from '../../../../support/table/seats.ts';

const FROM = { sessionId: 'last', endedAt: '2026-11-01T10:00:00Z' };

/** A table laid with what `before` left. */
function nextTable(before: People, deck = smallDeck): People {
  return peopleAt(tableWithoutService(deck, carryOver(before.table, deck, FROM)));
}

describe('the next meeting', () => {
  let last: People;

  beforeEach(() => {
    last = peopleAt();
    startMeeting(last.mette);
  });

  test('[FOLLOW-6] takes over the running order, to begin anew', () => {
    setPlan(last.mette, { minutes: 45, opening: 5, closing: 10 }, 1_000);
    expect(nextTable(last).see().conversation.plan).toEqual({
      ...{ minutes: 45, opening: 5, closing: 10 },
      startedAtMs: undefined,
    });
  });

  test('[FOLLOW-3] deals the cards that have not been discussed yet', () => {
    turnCard(last.mette, 'g1');
    finishCard(last.mette);
    turnCard(last.mette, 'g2');
    skipCard(last.mette);
    turnCard(last.mette, 'b1');
    parkCard(last.mette);
    turnCard(last.mette, 'b2');
    endMeeting(last.mette);
    const next = nextTable(last).see();
    expect(next.cards.map(({ id }) => id)).toEqual(['g2', 'g3', 'b1']);
    expect(next.conversation.leftOut).toMatchObject([
      { id: 'g1', used: true },
      { id: 'b2', used: true },
    ]);
  });

  test('[FOLLOW-3] remembers over several meetings, and lays all cards again once they have been through', () => {
    for (const id of ['g1', 'g2', 'g3']) turnCard(last.mette, id);
    const second = nextTable(last);
    expect(second.see().cards.map(({ id }) => id)).toEqual(['b1', 'b2']);
    startMeeting(second.mette);
    turnCard(second.mette, 'b1');
    const third = nextTable(second);
    expect(third.see().cards.map(({ id }) => id)).toEqual(['b2']);
    startMeeting(third.mette);
    turnCard(third.mette, 'b2');
    const fourth = nextTable(third).see();
    expect(fourth.cards).toHaveLength(5);
    expect(fourth.conversation.carried?.used).toEqual([]);
  });

  test('[FOLLOW-4] leaves out cards marked as not for us', () => {
    setNotForUs(last.mette, 'g3', true);
    const next = nextTable(last);
    expect(next.see().cards.map(({ id }) => id)).not.toContain('g3');
    expect(next.see().conversation.notForUs).toEqual(['g3']);
    expect(nextTable(next).see().conversation.notForUs).toEqual(['g3']);
  });

  test('[FOLLOW-5] finds the open actions, also those from before', () => {
    publishNote(last.mette, { id: 'a', text: 'Køb skærme', mark: 'action', owner: 'Bo', due: '2026-12-01' });
    publishNote(last.mette, { id: 'b', text: 'Ring til it', mark: 'action' });
    publishNote(last.mette, { id: 'c', text: 'Vi kan mere', mark: 'insight' });
    setActionDone(last.mette, 'b', true);
    const second = nextTable(last);
    expect(second.see().conversation.carried?.actions).toEqual([
      { id: 'a', text: 'Køb skærme', owner: 'Bo', due: '2026-12-01', done: false },
    ]);
    publishNote(second.mette, { id: 'd', text: 'Skriv til Ida', mark: 'action' });
    expect(
      nextTable(second)
        .see()
        .conversation.carried?.actions.map(({ id }) => id),
    ).toEqual(['a', 'd']);
    setActionDone(second.mette, 'a', true);
    expect(
      nextTable(second)
        .see()
        .conversation.carried?.actions.map(({ id }) => id),
    ).toEqual(['d']);
  });

  test('[FOLLOW-6] knows who led, and has the purpose and time of the last one', () => {
    shareFacilitation(last.mette, 'ali');
    leadTable(last.mette);
    setPurpose(last.mette, 'development');
    setMinutes(last.mette, 8);
    const { access, conversation, facilitators } = nextTable(last).see();
    expect(facilitators).toEqual([]);
    expect([access, conversation.purpose, conversation.minutes]).toEqual(['open', 'development', 8]);
    expect(conversation.carried).toMatchObject({
      fromSessionId: 'last',
      endedAt: FROM.endedAt,
      ledBy: ['mette', 'ali'],
    });
  });

  test('[FOLLOW-3] with another deck, all of it is new', () => {
    turnCard(last.mette, 'g1');
    const other = {
      ...smallDeck,
      id: 'other',
      cards: smallDeck.cards.map((card) => ({ ...card, id: `x${card.id}` })),
    };
    expect(nextTable(last, other).see().cards).toHaveLength(5);
  });
});

describe('a meeting that was ended too soon', () => {
  test('[FOLLOW-7] goes on where it was', () => {
    const { mette, ali, see, present } = peopleAt();
    startMeeting(mette);
    turnCard(mette, 'g1');
    expect(reopenMeeting(mette)).toEqual({ refused: 'notNow' });
    endMeeting(mette);
    expect(reopenMeeting(ali)).toEqual({ refused: 'notAllowed' });
    reopenMeeting(mette);
    expect(see()).toMatchObject({ phase: 'running', current: { id: 'g1' }, facilitators: ['mette'] });
    endMeeting(mette);
    present.delete('mette');
    expect(reopenMeeting(ali)).toHaveProperty('done');
  });
});
