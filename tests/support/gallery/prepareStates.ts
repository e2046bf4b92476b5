/** Tables before a meeting: prepared by somebody, and with what an earlier meeting left. */
import { cardIds } from '../../../src/domain/table/cardIds.ts';
import { Carried } from '../../../src/domain/table/conversation/schema.ts';
import {
  leaveOut,
  setDealing,
  setMinutes,
  setNotForUs,
  setPurpose,
} from '../../../src/domain/table/conversation/verbs/preparing.ts';
import type { Play } from './states.ts';

export const PREPARE_STATES = {
  prepared: (mette) => {
    setPurpose(mette, 'development');
    setMinutes(mette, 8);
    const ids = cardIds(mette.table);
    leaveOut(mette, ids.slice(2, 5));
    setNotForUs(mette, ids[1] ?? '', true);
  },
  ordered: (mette) => {
    setDealing(mette, 'asLaid');
    leaveOut(mette, cardIds(mette.table).slice(6));
  },
  carried: (mette) => {
    const used = cardIds(mette.table).slice(0, 12);
    leaveOut(mette, used);
    const { conversation } = mette.table;
    if (!conversation) throw new Error('a new table has a conversation');
    conversation.carried = new Carried({
      fromSessionId: 'last',
      endedAt: '2026-10-26T09:30:00Z',
      actions: [
        { id: 'a', text: 'Bestil to skærme til mødelokalet', owner: 'Jonas', due: '2026-12-01', done: false },
        { id: 'b', text: 'Vis hinanden, hvordan vi deler filer, på næste teammøde', done: false },
        { id: 'c', text: 'Spørg it om adgang til sagssystemet', owner: 'Mette', done: true },
      ],
      used,
      ledBy: ['mette', 'sara'],
    });
  },
} as const satisfies Record<string, Play>;
