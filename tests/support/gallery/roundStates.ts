/** The conversation around the cards in the states that the gallery shows; times are by the browser's clock. */

import { layOutCards, showPointing } from '../../../src/domain/table/conversation/verbs/choosing.ts';
import { setClosing } from '../../../src/domain/table/conversation/verbs/closing.ts';
import { toPart } from '../../../src/domain/table/conversation/verbs/parts.ts';
import { showPhones } from '../../../src/domain/table/conversation/verbs/phones.ts';
import { openPlacement, revealPlacement } from '../../../src/domain/table/conversation/verbs/placement.ts';
import { countHands, setRoom } from '../../../src/domain/table/conversation/verbs/room.ts';
import { beginSpeaking } from '../../../src/domain/table/conversation/verbs/speaking.ts';
import { startSilence, startTimer } from '../../../src/domain/table/conversation/verbs/timer.ts';
import { addTool } from '../../../src/domain/table/conversation/verbs/tools.ts';
import { addNamedWord, addWords } from '../../../src/domain/table/conversation/verbs/words.ts';
import type { Seat } from '../../../src/domain/table/seat.ts';
import { finishCard } from '../../../src/domain/table/verbs/cards.ts';
import { startMeeting } from '../../../src/domain/table/verbs/meeting.ts';
import { FILLS } from '../table/placements.ts';
import { turnNextCard } from '../table/turnNext.ts';

const MINUTE_MS = 60_000;

function withCard(mette: Seat): string {
  startMeeting(mette);
  turnNextCard(mette);
  return mette.table.middle.cardId ?? '';
}

function discussTwo(mette: Seat): void {
  startMeeting(mette);
  for (let i = 0; i < 2; i += 1) {
    turnNextCard(mette);
    finishCard(mette);
  }
}

function openDoor(mette: Seat): void {
  const seats = [1, 2, 4].map((number) => ({ id: `phone-${number}`, number }));
  showPhones(mette, {
    ...{ code: 'ACDEFH', closesAtMs: Date.now() + 30 * MINUTE_MS, count: seats.length },
    ...{ floor: [2], seats },
  });
}

export const ROUND_STATES = {
  understand: (mette: Seat) => {
    startMeeting(mette);
    toPart(mette, 'understand');
    beginSpeaking(mette);
  },
  tools: (mette: Seat, jonas: Seat) => {
    startMeeting(mette);
    toPart(mette, 'tools');
    addTool(mette, 'Fælles kalender, E-mail, Regneark');
    addTool(jonas, 'Elektronisk journal, Videomøder, Chat, Vagtplan, Digital post');
  },
  speaking: (mette: Seat) => {
    withCard(mette);
    beginSpeaking(mette);
  },
  silence: (mette: Seat) => {
    withCard(mette);
    startSilence(mette, MINUTE_MS, Date.now() - 13_500);
  },
  silenceOver: (mette: Seat) => {
    withCard(mette);
    startSilence(mette, MINUTE_MS, Date.now() - 2 * MINUTE_MS);
  },
  timer: (mette: Seat) => {
    withCard(mette);
    startTimer(mette, 5 * MINUTE_MS, Date.now() - 88_500);
  },
  timeIsUp: (mette: Seat) => {
    withCard(mette);
    startTimer(mette, 5 * MINUTE_MS, Date.now() - 6 * MINUTE_MS);
  },
  placing: (mette: Seat) => {
    openPlacement(mette, withCard(mette), FILLS);
  },
  placed: (mette: Seat) => {
    const cardId = withCard(mette);
    openPlacement(mette, cardId, FILLS);
    revealPlacement(mette, cardId, [1, 4, 2, 0, 5]);
  },
  choosing: (mette: Seat) => {
    startMeeting(mette);
    layOutCards(mette);
  },
  pointed: (mette: Seat) => {
    startMeeting(mette);
    setRoom(mette, { people: 8, named: [] });
    layOutCards(mette);
    showPointing(mette, [1, 4, 2]);
    countHands(mette, mette.table.conversation?.choice?.pollId ?? '', [2, 0, 6]);
  },
  doorOpen: (mette: Seat) => {
    startMeeting(mette);
    openDoor(mette);
  },
  placingByPhone: (mette: Seat) => {
    openPlacement(mette, withCard(mette), FILLS);
    openDoor(mette);
  },
  words: (mette: Seat, jonas: Seat) => {
    const cardId = withCard(mette);
    addNamedWord(jonas, 'Vi spørger altid den samme kollega, og hun er snart på barsel.', cardId);
    addWords(
      mette,
      [
        { id: 'w1', text: 'Jeg tør ikke sige, at jeg ikke kan finde ud af det nye system.' },
        { id: 'w2', text: 'Vejledningerne er skrevet til dem, der kan i forvejen.' },
        { id: 'w3', text: 'Tid til at øve sig sammen.' },
      ],
      cardId,
    );
  },
  laidOut: (mette: Seat, jonas: Seat) => {
    ROUND_STATES.words(mette, jonas);
    startSilence(mette, MINUTE_MS, Date.now() - 2 * MINUTE_MS);
  },
  allAtOnce: (mette: Seat, jonas: Seat) => {
    ROUND_STATES.words(mette, jonas);
    const cardId = mette.table.middle.cardId ?? '';
    beginSpeaking(mette);
    startTimer(mette, 5 * MINUTE_MS, Date.now() - 88_500);
    openPlacement(mette, cardId, FILLS);
    revealPlacement(mette, cardId, [1, 4, 2, 0, 5]);
  },
  closing: (mette: Seat, jonas: Seat) => {
    discussTwo(mette);
    toPart(mette, 'closing');
    setClosing(
      jonas,
      'Vi kan meget mere, end vi går og tror.',
      'Jeg viser Sara, hvordan jeg bruger regnearket.',
    );
  },
} as const;
