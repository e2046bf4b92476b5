/** The domain's verbs, bound to one person's seat: what the views call. */
import type { Outcome } from '../../domain/table/gate.ts';
import type { ParticipantId, Seat } from '../../domain/table/seat.ts';
import {
  finishCard,
  parkCard,
  putCardBack,
  shuffleCards,
  skipCard,
  takeUpCard,
  turnCard,
  turnNextCard,
} from '../../domain/table/verbs/cards.ts';
import {
  endMeeting,
  handOverFacilitation,
  leadTable,
  openTable,
  shareFacilitation,
  startMeeting,
  stepDown,
  takeFacilitation,
} from '../../domain/table/verbs/meeting.ts';
import {
  addOwnCard,
  editOwnCard,
  type OwnCardText,
  withdrawOwnCard,
} from '../../domain/table/verbs/ownCards.ts';

export interface TableVerbs {
  start(): Outcome;
  shuffle(): Outcome;
  turn(cardId: string): Outcome;
  /** Turns the first card of the spread that lies face down. */
  turnNext(): Outcome;
  takeUp(cardId: string): Outcome;
  finish(): Outcome;
  putBack(): Outcome;
  skip(): Outcome;
  park(): Outcome;
  addOwnCard(text: OwnCardText): Outcome;
  editOwnCard(cardId: string, text: OwnCardText): Outcome;
  withdrawOwnCard(cardId: string): Outcome;
  handOver(to: ParticipantId): Outcome;
  share(to: ParticipantId): Outcome;
  stepDown(): Outcome;
  takeFacilitation(): Outcome;
  openTable(): Outcome;
  leadTable(): Outcome;
  end(): Outcome;
}

export function bindVerbs(act: (run: (seat: Seat) => Outcome) => Outcome): TableVerbs {
  return {
    start: () => act(startMeeting),
    shuffle: () => act(shuffleCards),
    turn: (cardId) => act((s) => turnCard(s, cardId)),
    turnNext: () => act(turnNextCard),
    takeUp: (cardId) => act((s) => takeUpCard(s, cardId)),
    finish: () => act(finishCard),
    putBack: () => act(putCardBack),
    skip: () => act(skipCard),
    park: () => act(parkCard),
    addOwnCard: (text) => act((s) => addOwnCard(s, text)),
    editOwnCard: (cardId, text) => act((s) => editOwnCard(s, cardId, text)),
    withdrawOwnCard: (cardId) => act((s) => withdrawOwnCard(s, cardId)),
    handOver: (to) => act((s) => handOverFacilitation(s, to)),
    share: (to) => act((s) => shareFacilitation(s, to)),
    stepDown: () => act(stepDown),
    takeFacilitation: () => act(takeFacilitation),
    openTable: () => act(openTable),
    leadTable: () => act(leadTable),
    end: () => act(endMeeting),
  };
}
