import type { PartName } from '../../../../src/domain/table/conversation/schema.ts';
import {
  layOutCards,
  showPointing,
  takeInCards,
} from '../../../../src/domain/table/conversation/verbs/choosing.ts';
import { removeClosing, setClosing } from '../../../../src/domain/table/conversation/verbs/closing.ts';
import { toPart } from '../../../../src/domain/table/conversation/verbs/parts.ts';
import { showPhones } from '../../../../src/domain/table/conversation/verbs/phones.ts';
import {
  closePlacement,
  openPlacement,
  revealPlacement,
} from '../../../../src/domain/table/conversation/verbs/placement.ts';
import { changeDeck, leaveOut } from '../../../../src/domain/table/conversation/verbs/preparing.ts';
import {
  nameNoteTakers,
  publishNote,
  setActionDone,
  withdrawNote,
} from '../../../../src/domain/table/conversation/verbs/publishing.ts';
import { showRecap, showRecapPage } from '../../../../src/domain/table/conversation/verbs/recap.ts';
import { reopenMeeting } from '../../../../src/domain/table/conversation/verbs/reopening.ts';
import {
  beginSpeaking,
  endSpeaking,
  nextSpeaker,
} from '../../../../src/domain/table/conversation/verbs/speaking.ts';
import {
  moreTime,
  startSilence,
  startTimer,
  stopSilence,
  stopTimer,
} from '../../../../src/domain/table/conversation/verbs/timer.ts';
import { addTool, removeTool } from '../../../../src/domain/table/conversation/verbs/tools.ts';
import {
  addNamedWord,
  addWords,
  withdrawWord,
} from '../../../../src/domain/table/conversation/verbs/words.ts';
import type { Outcome } from '../../../../src/domain/table/gate.ts';
import type { Seat } from '../../../../src/domain/table/seat.ts';
import {
  isAboutCardsOrRoles,
  namesItsAuthor,
  type TableEvent,
  tableEvents,
} from '../../../../src/domain/table/tableEvents.ts';
import { viewTable } from '../../../../src/domain/table/tableView.ts';
import {
  finishCard,
  parkCard,
  putCardBack,
  shuffleCards,
  skipCard,
  takeUpCard,
  turnCard,
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
import { addOwnCard, withdrawOwnCard } from '../../../../src/domain/table/verbs/ownCards.ts';
import { FILLS } from '../../../support/table/placements.ts';
import { seatAt, smallDeck, tableWithoutService } from '../../../support/table/seats.ts';

const HERE = new Set(['mette', 'jonas', 'amina']);

interface Meeting {
  readonly mette: Seat;
  readonly jonas: Seat;
  /** What is told of this step. */
  readonly told: (step: Outcome | readonly Outcome[]) => readonly TableEvent[];
}

function prepared(): Meeting {
  const table = tableWithoutService();
  const present = () => HERE;
  const mette = seatAt(table, 'mette', { organiser: true, present });
  const jonas = seatAt(table, 'jonas', { present });
  let seen = viewTable(mette, 'da');
  const told = (step: Outcome | readonly Outcome[]) => {
    for (const outcome of [step].flat()) expect(outcome).toHaveProperty('done');
    const before = seen;
    seen = viewTable(mette, 'da');
    return tableEvents(before, seen);
  };
  return { mette, jonas, told };
}

function running(): Meeting {
  const meeting = prepared();
  meeting.told(startMeeting(meeting.mette));
  return meeting;
}

function atCard(): Meeting {
  const meeting = running();
  meeting.told(turnCard(meeting.mette, 'g1'));
  return meeting;
}

describe('tableEvents', () => {
  it('[HEARD-1] says that the meeting has started, ended and been opened again', () => {
    const { mette, told } = prepared();
    expect(told(startMeeting(mette))).toEqual([{ kind: 'started', cards: 5, shuffled: true }]);
    expect(told(endMeeting(mette))).toEqual([{ kind: 'ended' }]);
    expect(told(reopenMeeting(mette))).toEqual([{ kind: 'reopened' }]);
  });

  it('[HEARD-1] says what became of a card, wherever it lies now', () => {
    const { mette, jonas, told } = running();
    const kinds = (step: Outcome) =>
      told(step).map((event) => ('card' in event ? [event.kind, event.card.id] : event));
    expect(kinds(turnCard(jonas, 'g1'))).toEqual([['turned', 'g1']]);
    expect(kinds(turnCard(jonas, 'g2'))).toEqual([['turned', 'g2']]);
    expect(kinds(finishCard(mette))).toEqual([{ kind: 'laidAway', as: 'discussed', left: 3 }]);
    expect(kinds(turnCard(mette, 'g3'))).toEqual([['turned', 'g3']]);
    expect(kinds(putCardBack(mette))).toEqual([{ kind: 'putBack', left: 3 }]);
    expect(kinds(takeUpCard(mette, 'g1'))).toEqual([['takenUp', 'g1']]);
    expect(kinds(parkCard(mette))).toEqual([{ kind: 'laidAway', as: 'parked', left: 3 }]);
    expect(kinds(turnCard(mette, 'b1'))).toEqual([['turned', 'b1']]);
    expect(kinds(skipCard(mette))).toEqual([{ kind: 'laidAway', as: 'skipped', left: 2 }]);
  });

  it('[HEARD-1] says what an undone step has led to, and not that a card was laid away', () => {
    const { mette, told } = running();
    const turned = turnCard(mette, 'g1');
    told(turned);
    expect(told(undo(turned))).toEqual([{ kind: 'putBack', left: 5 }]);
    const second = atCard();
    const finished = finishCard(second.mette);
    second.told(finished);
    expect(second.told(undo(finished)).map(({ kind }) => kind)).toEqual(['takenUp']);
  });

  it('[HEARD-1] says that cards were shuffled, chosen, written and taken off, and which deck is used', () => {
    const { mette, jonas, told } = running();
    expect(told(shuffleCards(mette))).toEqual([{ kind: 'shuffled' }]);
    expect(told(leaveOut(mette, ['b1']))).toEqual([{ kind: 'cardsChosen', left: 4 }]);
    expect(told(addOwnCard(jonas, { question: 'Hvad nu?' }, 'own'))).toEqual([
      { kind: 'ownCardAdded', fromPhone: false },
    ]);
    expect(told(withdrawOwnCard(jonas, 'own'))).toEqual([{ kind: 'ownCardWithdrawn' }]);
  });

  it('[PHONE-19] tells a card from a phone apart from one that was written here', () => {
    const { mette, told } = running();
    told(showPhones(mette, { count: 1, floor: [], seats: [{ id: 'phone', number: 1 }] }));
    const phone = { ...mette, actor: { id: 'phone', organiser: false } };
    expect(told(addOwnCard(phone, { question: 'Hvad nu?' }, 'own'))).toEqual([
      { kind: 'ownCardAdded', fromPhone: true },
    ]);
    const before = prepared();
    const other = { ...smallDeck, id: 'other', title: { da: 'Et andet' } };
    expect(before.told(changeDeck(before.mette, other))).toEqual([
      { kind: 'deckChanged', title: 'Et andet' },
    ]);
  });

  it('[HEARD-1] says who got a role and who gave one up', () => {
    const { mette, jonas, told } = running();
    expect(told(shareFacilitation(mette, 'jonas'))).toEqual([{ kind: 'facilitator', who: 'jonas' }]);
    expect(told(stepDown(mette))).toEqual([{ kind: 'facilitatorNoMore', who: 'mette' }]);
    expect(told(handOverFacilitation(jonas, 'mette'))).toEqual([
      { kind: 'handedOver', from: 'jonas', to: 'mette' },
    ]);
    expect(told(leadTable(mette))).toEqual([{ kind: 'access', access: 'led' }]);
    expect(told(openTable(mette))).toEqual([{ kind: 'access', access: 'open' }]);
    expect(told(nameNoteTakers(mette, ['amina']))).toEqual([{ kind: 'noteTaker', who: 'amina' }]);
    expect(told(nameNoteTakers(mette, []))).toEqual([{ kind: 'noteTakerNoMore', who: 'amina' }]);
    const door = { code: 'ABC234', count: 1, floor: [], seats: [] };
    expect(told(showPhones(mette, door))).toEqual([{ kind: 'phones', open: true }]);
    expect(told(showPhones(mette, { ...door, count: 2 }))).toEqual([]);
    expect(told(showPhones(mette, { ...door, code: undefined }))).toEqual([{ kind: 'phones', open: false }]);
    told(handOverFacilitation(mette, 'jonas'));
    expect(told(takeFacilitation(mette))).toEqual([{ kind: 'facilitator', who: 'mette' }]);
  });

  it('[HEARD-1] says that a round begins, and not that it laid the card away', () => {
    const { mette, told } = atCard();
    const begun = (part: PartName) => [{ kind: 'part', part }];
    expect(told(toPart(mette, 'closing'))).toEqual(begun('closing'));
    expect(told(toPart(mette, 'understand'))).toEqual(begun('understand'));
    expect(told(toPart(mette, 'tools'))).toEqual(begun('tools'));
    expect(told(toPart(mette, 'cards'))).toEqual(begun('cards'));
    told(toPart(mette, 'closing'));
    expect(told(turnCard(mette, 'g2')).map(({ kind }) => kind)).toEqual(['turned']);
  });

  it('[HEARD-1] says which tools are on the list', () => {
    const { mette, jonas, told } = running();
    expect(told(addTool(jonas, 'Aula, kalender'))).toEqual([
      { kind: 'toolsNamed', names: ['Aula', 'kalender'] },
    ]);
    expect(told(removeTool(mette, 'aula'))).toEqual([{ kind: 'toolsRemoved', names: ['Aula'] }]);
  });

  it('[HEARD-1] says who has the floor and who is next, each once', () => {
    const { mette, told } = atCard();
    const begun = told(beginSpeaking(mette));
    expect(begun.map(({ kind }) => kind)).toEqual(['speakingBegun', 'floor']);
    const order = [begun[1], told(nextSpeaker(mette))[0], told(nextSpeaker(mette))[0]];
    const speakers = order.map((event) => (event?.kind === 'floor' ? event.speaker : undefined));
    expect(new Set(speakers)).toEqual(HERE);
    expect(order.map((event) => (event?.kind === 'floor' ? event.next : undefined))).toEqual([
      ...speakers.slice(1),
      undefined,
    ]);
    expect(told(nextSpeaker(mette))).toEqual([{ kind: 'everybodyHeard' }]);
    expect(told(endSpeaking(mette))).toEqual([{ kind: 'speakingEnded' }]);
  });

  it('[HEARD-1] says what is done about time, and not how much is left of it', () => {
    const { mette, told } = atCard();
    expect(told(startTimer(mette, 180_000, 1_000))).toEqual([{ kind: 'timeSet', seconds: 180 }]);
    expect(told(moreTime(mette, 120_000, 300_000))).toEqual([{ kind: 'timeAdded' }]);
    expect(told(stopTimer(mette))).toEqual([{ kind: 'timeStopped' }]);
    expect(told(startSilence(mette, 60_000, 1_000))).toEqual([{ kind: 'silenceBegun' }]);
    expect(told(startSilence(mette, 1, 20_000))).toEqual([{ kind: 'silenceEnded' }]);
    expect(told(stopSilence(mette))).toEqual([{ kind: 'silenceClosed' }]);
  });

  it('[HEARD-1] says what a placement has come to', () => {
    const { mette, told } = atCard();
    expect(told(openPlacement(mette, 'g1', FILLS))).toEqual([{ kind: 'placementOpened', subject: FILLS }]);
    expect(told(revealPlacement(mette, 'g1', undefined))).toEqual([{ kind: 'placementTooFew' }]);
    const counts = [0, 2, 0, 1, 1];
    expect(told(revealPlacement(mette, 'g1', counts))).toEqual([
      { kind: 'placementRevealed', counts, subject: FILLS },
    ]);
    expect(told(closePlacement(mette, 'g1'))).toEqual([{ kind: 'placementClosed', revealed: true }]);
    told(openPlacement(mette, 'g1', FILLS));
    expect(told(closePlacement(mette, 'g1'))).toEqual([{ kind: 'placementClosed', revealed: false }]);
  });

  it('[HEARD-1] says which cards lie out, where people point, and that they went back', () => {
    const { mette, told } = running();
    const ids = (step: Outcome) =>
      told(step).map((event) =>
        'cards' in event && typeof event.cards !== 'number'
          ? { ...event, cards: event.cards.length }
          : 'card' in event
            ? event.kind
            : event,
      );
    expect(ids(layOutCards(mette))).toEqual([{ kind: 'cardsLaidOut', cards: 3 }]);
    expect(ids(showPointing(mette, undefined))).toEqual([{ kind: 'pointingTooFew' }]);
    const counts = [0, 2, 1];
    expect(ids(showPointing(mette, counts))).toEqual([{ kind: 'pointingShown', counts, cards: 3 }]);
    expect(ids(takeInCards(mette))).toEqual([{ kind: 'cardsTakenIn' }]);
    told(layOutCards(mette));
    expect(ids(turnCard(mette, 'g1'))).toEqual(['turned']);
  });

  it('[HEARD-1] says which words came, with a name only where their author wanted it', () => {
    const { mette, jonas, told } = atCard();
    expect(told(addNamedWord(jonas, 'Det er svært', 'g1', 'w1'))).toEqual([
      { kind: 'words', author: 'jonas', texts: ['Det er svært'] },
    ]);
    const words = [
      { id: 'w2', text: 'Det går' },
      { id: 'w3', text: 'Mere tid' },
    ];
    expect(told(addWords(mette, words, 'g1'))).toEqual([
      { kind: 'words', author: undefined, texts: ['Det går', 'Mere tid'] },
    ]);
    expect(told(withdrawWord(mette, 'w2'))).toEqual([{ kind: 'wordsWithdrawn' }]);
  });

  it('[HEARD-1] says which notes are on the table, and what became of an action', () => {
    const { mette, told } = atCard();
    const note = { id: 'n1', text: 'Køb skærme', mark: 'action' } as const;
    expect(told(publishNote(mette, note))).toEqual([
      { kind: 'notePublished', note: expect.objectContaining(note) },
    ]);
    const done = { kind: 'actionDone', text: 'Køb skærme' };
    expect(told(setActionDone(mette, 'n1', true))).toEqual([{ ...done, done: true }]);
    expect(told(setActionDone(mette, 'n1', false))).toEqual([{ ...done, done: false }]);
    expect(told(withdrawNote(mette, 'n1'))).toEqual([{ kind: 'noteWithdrawn' }]);
  });

  it('[HEARD-1] says that the recap is shown, and what each takes along', () => {
    const { mette, jonas, told } = running();
    expect(told(showRecap(mette, true))).toEqual([{ kind: 'recap', shown: true }]);
    const page = { name: 'needs-1', number: 2, count: 3 };
    expect(told(showRecapPage(mette, page))).toEqual([{ kind: 'recapPage', page }]);
    expect(told(showRecap(mette, false))).toEqual([{ kind: 'recap', shown: false }]);
    const words = { id: 'jonas', by: 'jonas', insight: 'Vi kan mere', nextStep: 'Spørg Mette' };
    expect(told(setClosing(jonas, words.insight, words.nextStep))).toEqual([{ kind: 'closingWords', words }]);
    expect(told(removeClosing(mette, 'jonas'))).toEqual([{ kind: 'closingWithdrawn' }]);
  });

  it('[HEARD-1] says nothing of what a step takes along: only the step', () => {
    const { mette, told } = atCard();
    told([beginSpeaking(mette), startTimer(mette, 60_000, 0), startSilence(mette, 60_000, 0)]);
    expect(told(turnCard(mette, 'b1')).map(({ kind }) => kind)).toEqual(['turned']);
    told([beginSpeaking(mette), startTimer(mette, 60_000, 0), showRecap(mette, true)]);
    expect(told(endMeeting(mette))).toEqual([{ kind: 'ended' }]);
  });

  it('[HEARD-2] names nobody who passed, answered, wrote or took away', () => {
    const nameless: TableEvent[] = [
      { kind: 'floor', speaker: 'jonas', next: undefined },
      { kind: 'everybodyHeard' },
      { kind: 'placementRevealed', counts: [] },
      { kind: 'placementTooFew' },
      { kind: 'pointingShown', counts: [], cards: [] },
      { kind: 'closingWords', words: { id: 'phone', by: 'phone', insight: '', nextStep: '' } },
      { kind: 'words', author: undefined, texts: [] },
      { kind: 'wordsWithdrawn' },
      // A phone's are put on the table by a facilitator's page; the words have their own author.
      { kind: 'closingWords', words: { id: 'phone', by: 'phone', insight: 'Vi kan mere', nextStep: '' } },
      { kind: 'toolsNamed', names: [] },
    ];
    expect(nameless.filter(namesItsAuthor)).toEqual([]);
    expect(namesItsAuthor({ kind: 'shuffled' })).toBe(true);
    expect(isAboutCardsOrRoles({ kind: 'shuffled' })).toBe(true);
    expect(isAboutCardsOrRoles({ kind: 'timeStopped' })).toBe(false);
  });
});

function undo(outcome: Outcome): Outcome {
  const step = 'done' in outcome ? outcome.done.undo : undefined;
  if (!step) throw new Error('the step cannot be taken back');
  return step.run();
}
