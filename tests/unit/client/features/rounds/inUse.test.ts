import {
  besidesOf,
  harvestOf,
  isAtRound,
  isBusy,
  isInUse,
  placementHere,
  type RoundTable,
  wordsHere,
} from '../../../../../src/client/features/rounds/inUse.ts';
import type { ConversationView } from '../../../../../src/domain/table/conversation/view.ts';

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
const TIME = { id: 'time-1', startedAtMs: 0, endsAtMs: 60_000, mayEnd: false };
const SPEAKING = {
  about: 'k01',
  speaker: 'mette',
  next: 'jonas',
  waiting: ['jonas'],
  done: [],
  may: { next: true, comeBack: true, end: true },
};
const PLACEMENT = {
  cardId: 'k01',
  pollId: 'placement-1',
  isRevealed: false,
  counts: undefined,
  isForged: false,
  tooFew: false,
  subject: undefined,
  mayEnd: false,
};
const WORD = { id: 'w', text: 'Et ord', cardId: 'k01', by: undefined, isNamed: false, mayWithdraw: false };

function table(conversation: Partial<ConversationView> = {}, other: Partial<RoundTable> = {}): RoundTable {
  return { phase: 'running', current: CARD, conversation: { ...QUIET, ...conversation }, ...other };
}

describe('parts on screen around the card', () => {
  it('[STAGE-17] is the most important thing alone beside the card', () => {
    const all = { speaking: SPEAKING, silence: TIME, placements: [PLACEMENT], words: [WORD], timer: TIME };
    expect(besidesOf(table())).toBeUndefined();
    expect(besidesOf(table(all))).toBe('speaking');
    expect(besidesOf(table({ ...all, speaking: undefined }))).toBe('silence');
    expect(besidesOf(table({ placements: [PLACEMENT], words: [WORD], timer: TIME }))).toBe('placement');
    expect(besidesOf(table({ words: [WORD], timer: TIME }))).toBe('words');
    expect(besidesOf(table({ timer: TIME }))).toBe('timer');
  });

  it('[STAGE-17] has the words of a silent minute all over the table until the meeting goes on from it', () => {
    expect(harvestOf(table({ silence: TIME }))).toBeUndefined();
    expect(harvestOf(table({ silence: TIME, words: [WORD] }))).toBe('words');
    expect(harvestOf(table({ silence: TIME, words: [WORD], speaking: SPEAKING }))).toBeUndefined();
    expect(harvestOf(table({ words: [WORD] }))).toBeUndefined();
  });

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

  it('[AROUND-7] has no primary button while a round is in use', () => {
    expect(isBusy(table({ speaking: SPEAKING }))).toBe(true);
    expect(isBusy(table({ silence: TIME }))).toBe(true);
    expect(isBusy(table({ placements: [PLACEMENT] }))).toBe(true);
    expect(
      isBusy(
        table({ placements: [{ ...PLACEMENT, isRevealed: true, counts: [1, 1, 1, 1, 0] }], timer: TIME }),
      ),
    ).toBe(false);
  });
});
