import {
  isAtRound,
  isBusy,
  isInUse,
  placementHere,
  type RoundTable,
  wordsHere,
} from '../../../../src/client/components/rounds/inUse.ts';
import { roundAnnouncement } from '../../../../src/client/components/rounds/roundAnnouncement.ts';
import type { ConversationView } from '../../../../src/domain/table/conversation/view.ts';

const QUIET: ConversationView = {
  purpose: 'talk',
  minutes: undefined,
  dealing: 'shuffled',
  beginWithRound: false,
  part: 'cards',
  leftOut: [],
  notForUs: [],
  tools: [],
  speaking: undefined,
  timer: undefined,
  silence: undefined,
  words: [],
  placements: [],
  closing: [],
  published: [],
  carried: undefined,
  may: { prepare: true, takePart: true, publish: true, beginSpeaking: true },
} as unknown as ConversationView;
const CARD = { id: 'k01' };
const TIME = { id: 'time-1', startedAtMs: 0, endsAtMs: 60_000 };
const SPEAKING = {
  about: 'k01',
  speaker: 'mette',
  next: 'jonas',
  waiting: ['jonas'],
  done: [],
  may: { next: true, comeBack: true, end: true },
};
const PLACEMENT = { cardId: 'k01', pollId: 'placement-1', counts: undefined, tooFew: false };
const WORD = { id: 'w', text: 'Et ord', cardId: 'k01', by: undefined, mayWithdraw: false };

function table(conversation: Partial<ConversationView> = {}, other: Partial<RoundTable> = {}): RoundTable {
  return { phase: 'running', current: CARD, conversation: { ...QUIET, ...conversation }, ...other };
}

describe('what is on screen around the card', () => {
  it('[AROUND-7] is nothing while nothing is in use', () => {
    expect(isInUse(table())).toBe(false);
    expect(isBusy(table())).toBe(false);
    expect(isAtRound(table())).toBe(false);
  });

  it.each([
    ['a speaking round', { speaking: SPEAKING }],
    ['a time', { timer: TIME }],
    ['a silent minute', { silence: TIME }],
    ['a placement', { placements: [PLACEMENT] }],
    ['a word at the card', { words: [WORD] }],
  ])('[AROUND-7] is there for %s, and gone after the meeting', (_, conversation) => {
    expect(isInUse(table(conversation))).toBe(true);
    expect(isInUse(table(conversation, { phase: 'ended' }))).toBe(false);
  });

  it('[AROUND-7] belongs to the card that is out', () => {
    const other = table({ placements: [PLACEMENT], words: [WORD] }, { current: { id: 'k02' } });
    expect(isInUse(other)).toBe(false);
    expect(placementHere(other)).toBeUndefined();
    expect(isInUse(table({ words: [WORD] }, { current: undefined }))).toBe(false);
    const atRound = table(
      { part: 'closing', words: [{ ...WORD, cardId: undefined }] },
      { current: undefined },
    );
    expect(wordsHere(atRound)).toHaveLength(1);
    expect(isAtRound(atRound)).toBe(true);
  });

  it('[AROUND-7] lets nothing else stand out while everybody is in the middle of something', () => {
    expect(isBusy(table({ speaking: SPEAKING }))).toBe(true);
    expect(isBusy(table({ silence: TIME }))).toBe(true);
    expect(isBusy(table({ placements: [PLACEMENT] }))).toBe(true);
    expect(isBusy(table({ placements: [{ ...PLACEMENT, counts: [1, 1, 1, 1, 0] }], timer: TIME }))).toBe(
      false,
    );
  });
});

describe('what is said aloud about the rounds', () => {
  const TEXTS = {
    saySpeaks: (name: string) => `${name} speaks`,
    sayYou: 'you speak',
    sayHeard: 'heard',
    sayPlacement: 'place yourself',
    sayRevealed: (counts: readonly number[]) => counts.join(' '),
  };
  const sara = { me: 'sara', nameOf: (id: string) => id.toUpperCase() };
  const said = (before: RoundTable, now: RoundTable, listener = sara) =>
    roundAnnouncement(before, now, TEXTS, listener);

  it('[AROUND-9] is who has the floor, once for each', () => {
    const speaking = table({ speaking: SPEAKING });
    expect(said(table(), speaking)).toBe('METTE speaks');
    expect(said(table(), speaking, { ...sara, me: 'mette' })).toBe('you speak');
    expect(said(speaking, speaking)).toBeUndefined();
    expect(said(speaking, table({ speaking: { ...SPEAKING, speaker: undefined } }))).toBe('heard');
  });

  it('[AROUND-9] is that a placement has begun, and the spread when it is shown', () => {
    const open = table({ placements: [PLACEMENT] });
    expect(said(table(), open)).toBe('place yourself');
    expect(said(open, open)).toBeUndefined();
    expect(said(open, table({ placements: [{ ...PLACEMENT, counts: [0, 3, 1, 0, 0] }] }))).toBe('0 3 1 0 0');
  });

  it('[AROUND-9] is nothing of what a time has left', () => {
    expect(said(table(), table({ timer: TIME }))).toBeUndefined();
  });
});
