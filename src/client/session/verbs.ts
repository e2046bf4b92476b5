/** The domain's verbs, bound to one person's seat: what the views call. */
import { type Outcome, refuse } from '../../domain/table/gate.ts';
import type { ParticipantId, Seat } from '../../domain/table/seat.ts';
import {
  finishCard,
  nextCardId,
  parkCard,
  putCardBack,
  shuffleCards,
  skipCard,
  takeUpCard,
  turnCard,
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
import type { ConversationDeed, Deed, LayingVerb, MeetingVerb } from './outbox.ts';

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

/** Runs a verb. A deed is what has to be kept on the device until the service has it. */
export type Act = (run: (seat: Seat) => Outcome, deed?: Deed) => Outcome;

export function bindVerbs(seat: Seat, act: Act): TableVerbs {
  const lay = (verb: LayingVerb, run: (seat: Seat) => Outcome, cardId?: string): Outcome => {
    const { step } = seat.table.middle;
    return act(run, { kind: 'lay', verb, step, ...(cardId !== undefined && { cardId }) });
  };
  const meeting = (verb: MeetingVerb, run: (seat: Seat) => Outcome, to?: ParticipantId): Outcome =>
    act(run, { kind: 'meeting', verb, ...(to !== undefined && { to }) });
  return {
    start: () => meeting('start', startMeeting),
    shuffle: () => act(shuffleCards),
    turn: (cardId) => lay('turn', (s) => turnCard(s, cardId), cardId),
    turnNext: () => {
      const cardId = nextCardId(seat.table);
      return cardId === undefined
        ? act(() => refuse('notFound'))
        : lay('turn', (s) => turnCard(s, cardId), cardId);
    },
    takeUp: (cardId) => lay('takeUp', (s) => takeUpCard(s, cardId), cardId),
    finish: () => lay('finish', finishCard),
    putBack: () => lay('putBack', putCardBack),
    skip: () => lay('skip', skipCard),
    park: () => lay('park', parkCard),
    addOwnCard: (text) => {
      const cardId = seat.newId();
      return act((s) => addOwnCard(s, text, cardId), { kind: 'add', cardId, text });
    },
    editOwnCard: (cardId, text) => act((s) => editOwnCard(s, cardId, text), { kind: 'edit', cardId, text }),
    withdrawOwnCard: (cardId) => act((s) => withdrawOwnCard(s, cardId), { kind: 'withdraw', cardId }),
    handOver: (to) => meeting('handOver', (s) => handOverFacilitation(s, to), to),
    share: (to) => meeting('share', (s) => shareFacilitation(s, to), to),
    stepDown: () => meeting('stepDown', stepDown),
    takeFacilitation: () => meeting('takeFacilitation', takeFacilitation),
    openTable: () => meeting('openTable', openTable),
    leadTable: () => meeting('leadTable', leadTable),
    end: () => meeting('end', endMeeting),
  };
}

/** Does again what may not have arrived. What no longer fits the table is left. */
export function doAgain(verbs: TableVerbs, seat: Seat, deed: Exclude<Deed, ConversationDeed>): void {
  const { table } = seat;
  if (deed.kind === 'add') {
    if (!table.ownCards.some((card) => card.id === deed.cardId)) addOwnCard(seat, deed.text, deed.cardId);
  } else if (deed.kind === 'edit') {
    if (table.ownCards.some((card) => card.id === deed.cardId)) editOwnCard(seat, deed.cardId, deed.text);
  } else if (deed.kind === 'withdraw') {
    withdrawOwnCard(seat, deed.cardId);
  } else if (deed.kind === 'meeting') {
    if (deed.verb === 'handOver' || deed.verb === 'share') verbs[deed.verb](deed.to ?? '');
    else verbs[deed.verb]();
  } else if (table.middle.step === deed.step) {
    if (deed.verb === 'turn' || deed.verb === 'takeUp') verbs[deed.verb](deed.cardId ?? '');
    else verbs[deed.verb]();
  }
}
