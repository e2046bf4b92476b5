import { ClosingWords, PhoneName, Word } from '../../../../src/domain/table/conversation/schema.ts';
import {
  removeClosing,
  setClosing,
  setClosingFor,
} from '../../../../src/domain/table/conversation/verbs/closing.ts';
import { openPlacement, revealPlacement } from '../../../../src/domain/table/conversation/verbs/placement.ts';
import { setRoom } from '../../../../src/domain/table/conversation/verbs/room.ts';
import {
  addNamedWord,
  addWords,
  withdrawWord,
} from '../../../../src/domain/table/conversation/verbs/words.ts';
import { type Outcome, refuse } from '../../../../src/domain/table/gate.ts';
import { OwnCard, type Table } from '../../../../src/domain/table/schema.ts';
import { addSeal } from '../../../../src/domain/table/sealed.ts';
import type { Seat } from '../../../../src/domain/table/seat.ts';
import { tableEvents } from '../../../../src/domain/table/tableEvents.ts';
import { type TableView, viewTable } from '../../../../src/domain/table/tableView.ts';
import { turnCard } from '../../../../src/domain/table/verbs/cards.ts';
import { startMeeting } from '../../../../src/domain/table/verbs/meeting.ts';
import { addOwnCard, editOwnCard } from '../../../../src/domain/table/verbs/ownCards.ts';
import type { SealedContent } from '../../../../src/shared/seal.ts';
import { seatAt, tableWithoutService } from '../../../support/table/seats.ts';
import { undoOf } from '../../../support/table/undo.ts';

/** Stands for the server's signature. */
const sealOf = ({ kind, id, by, texts }: SealedContent): string => JSON.stringify([kind, id, by, texts]);
const isSealed: Seat['isSealed'] = (content, seal) => seal === sealOf(content);
const written = (outcome: Outcome): SealedContent => {
  if (!('done' in outcome) || !outcome.done.written) throw new Error('nothing was written under a name');
  return outcome.done.written;
};

describe('[SEAL-1] viewTable: names an author only where the server has signed the text', () => {
  let table: Table;
  let ali: Seat;
  let mette: Seat;
  let look: () => TableView;

  beforeEach(() => {
    table = tableWithoutService();
    ali = seatAt(table, 'ali', { isSealed });
    mette = seatAt(table, 'mette', { isSealed });
    startMeeting(mette);
    look = () => viewTable(mette, 'da');
  });

  const names = () => {
    const { cards, conversation } = look();
    return {
      words: conversation.words.map(({ by }) => by),
      closing: conversation.closing.map(({ by }) => by),
      cards: cards.flatMap(({ own }) => (own ? [own.author] : [])),
    };
  };

  test('of words, closing words and own cards, once their seals are on the table', () => {
    const outcomes = [
      addNamedWord(ali, ' Det er  svært ', 'g1'),
      setClosing(ali, 'Vi kan mere', ''),
      addOwnCard(ali, { question: 'Hvad savner vi?', areaId: 'blue' }),
    ];
    expect(names()).toEqual({ words: [undefined], closing: [undefined], cards: [undefined] });
    for (const content of outcomes.map(written))
      expect(addSeal(ali, content, sealOf(content))).toHaveProperty('done');
    expect(names()).toEqual({ words: ['ali'], closing: ['ali'], cards: ['ali'] });
    // A second window of the same person has another signature of the same text, which is as good.
    for (const content of outcomes.map(written))
      expect(addSeal(ali, content, sealOf(content))).toEqual(refuse('notNow'));
  });

  test('not of a text that was changed, moved or put under another name afterwards', () => {
    const word = written(addNamedWord(ali, 'Ja', 'g1', 'w'));
    const closing = written(setClosing(ali, 'Vi kan mere', ''));
    const card = written(addOwnCard(ali, { question: 'Hvad?' }, 'c'));
    for (const content of [word, closing, card]) addSeal(ali, content, sealOf(content));
    const { conversation } = table;
    conversation?.words.set('w', new Word({ text: 'Nej', cardId: 'g1', by: 'ali', seal: sealOf(word) }));
    conversation?.words.set('x', new Word({ text: 'Ja', cardId: 'g1', by: 'ali', seal: sealOf(word) }));
    conversation?.words.set('y', new Word({ text: 'Ja', cardId: 'g1', by: 'bo', seal: sealOf(word) }));
    conversation?.words.set('z', new Word({ text: 'Ja', cardId: 'b1', by: 'ali', seal: sealOf(word) }));
    conversation?.closing.set(
      'bo',
      new ClosingWords({ insight: 'Vi kan mere', nextStep: '', seal: sealOf(closing) }),
    );
    const [mine] = table.ownCards;
    if (mine) mine.question = 'Hvad så?';
    table.ownCards.insertAtEnd(
      new OwnCard({ id: 'd', question: 'Hvad?', author: 'ali', seal: sealOf(card) }),
    );
    expect(names()).toEqual({
      words: [undefined, undefined, undefined, undefined],
      closing: ['ali', undefined],
      cards: [undefined, undefined],
    });
    expect(look().conversation.words.map(({ text }) => text)).toEqual(['Nej', 'Ja', 'Ja', 'Ja']);
  });

  test('[SEAL-8] of words written down for somebody only with the seal for that, and the person’s name under seal', () => {
    const kim = (name: string) => ({
      name,
      seal: sealOf({ kind: 'phoneName', id: 'kim', by: 'kim', texts: [name] }),
    });
    setRoom(mette, { people: 2, named: [{ id: 'kim', sealed: kim('sealed:kim') }] });
    const seen = () => look().conversation.closing.map(({ by, writtenBy }) => [by, writtenBy]);
    const content = written(setClosingFor(mette, 'kim', 'Det går', ''));
    expect(content).toEqual({ kind: 'closingFor', id: 'kim', by: 'mette', texts: ['Det går', ''] });
    expect(seen()).toEqual([[undefined, undefined]]);
    addSeal(mette, content, sealOf(content));
    expect(seen()).toEqual([['kim', 'mette']]);
    const closing = table.conversation?.closing;
    const forged = { insight: 'Det går', nextStep: '' };
    for (const words of [
      { ...forged, writtenBy: 'ali', seal: sealOf(content) },
      { ...forged, seal: sealOf(content) },
      { ...forged, writtenBy: 'mette', seal: sealOf({ ...content, kind: 'closing' }) },
    ]) {
      closing?.set('kim', new ClosingWords(words));
      expect(seen()).toEqual([[undefined, undefined]]);
    }
    closing?.set('kim', new ClosingWords({ ...forged, writtenBy: 'mette', seal: sealOf(content) }));
    table.conversation?.phoneNames?.set('kim', new PhoneName({ ...kim('sealed:kim'), name: 'sealed:bo' }));
    expect(seen()).toEqual([[undefined, undefined]]);
    // Nobody without a name under seal gets words that a facilitator made up.
    const forAli = { ...content, id: 'ali' };
    closing?.delete('kim');
    closing?.set('ali', new ClosingWords({ ...forged, writtenBy: 'mette', seal: sealOf(forAli) }));
    expect(seen()).toEqual([[undefined, undefined]]);
  });

  test('not of texts of an earlier release, which have no seal, and whose words stay', () => {
    table.conversation?.words.set('w', new Word({ text: 'Fra før', by: 'ali' }));
    expect(look().conversation.words).toMatchObject([{ text: 'Fra før', by: undefined, isNamed: true }]);
  });

  test('[SEAL-2] a seal is stored only under the text that it was made for', () => {
    const word = written(addNamedWord(ali, 'Ja', 'g1', 'w'));
    table.conversation?.words.set('w', new Word({ text: 'Nej', cardId: 'g1', by: 'ali' }));
    expect(addSeal(ali, word, sealOf(word))).toEqual(refuse('notNow'));
    const viewer = seatAt(table, 'ali', { canWrite: () => false });
    expect(addSeal(viewer, { ...word, texts: ['Nej', 'g1'] }, 'x')).toEqual(refuse('readOnly'));
  });

  test('[SEAL-2] what is written twice from the outbox is signed as it was typed, not as it is found', () => {
    table.conversation?.words.set('w', new Word({ text: 'Lagt af en anden', cardId: 'g1', by: 'ali' }));
    expect(written(addNamedWord(ali, 'Ja', 'g1', 'w')).texts).toEqual(['Ja', 'g1']);
  });

  test('[SEAL-2] words without a name, removed closing words and undone steps ask for no signature', () => {
    const word = written(addNamedWord(ali, 'Ja', 'g1', 'w'));
    addSeal(ali, word, sealOf(word));
    const withdrawn = withdrawWord(mette, 'w');
    setClosing(ali, 'Vi kan mere', '');
    for (const outcome of [
      addWords(mette, [{ id: 'n', text: 'Uden navn' }], 'g1'),
      withdrawn,
      undoOf(withdrawn).run(),
      setClosing(ali, '', ''),
    ]) {
      expect(outcome).toHaveProperty('done');
      expect(() => written(outcome)).toThrow('nothing was written');
    }
    // Undone, it is what its author wrote, with the signature that it had.
    expect(look().conversation.words.find(({ id }) => id === 'w')?.by).toBe('ali');
    setClosing(ali, 'Vi kan mere', '');
    const closing = written(setClosing(ali, 'Vi kan mere', ''));
    addSeal(ali, closing, sealOf(closing));
    undoOf(removeClosing(mette, 'ali')).run();
    expect(names().closing).toEqual(['ali']);
  });

  test('[OWN-8] an edited card needs the seal of the person who edited it; undone it has its first one again', () => {
    const card = written(addOwnCard(ali, { question: 'Hvad?' }, 'c'));
    addSeal(ali, card, sealOf(card));
    const edited = editOwnCard(mette, 'c', { question: 'Hvad nu?' });
    expect(names().cards).toEqual([undefined]);
    addSeal(mette, written(edited), sealOf(written(edited)));
    expect(names().cards).toEqual(['mette']);
    undoOf(edited).run();
    expect(names().cards).toEqual(['ali']);
  });

  test('[HEARD-1] named words and closing words are told once, with their name', () => {
    const told = (step: () => void) => {
      const before = look();
      step();
      return tableEvents(before, look());
    };
    let word: SealedContent | undefined;
    let closing: SealedContent | undefined;
    expect(
      told(() => {
        word = written(addNamedWord(ali, 'Ja', undefined, 'w'));
        closing = written(setClosing(ali, 'Vi kan mere', ''));
      }),
    ).toEqual([]);
    expect(told(() => word && addSeal(ali, word, sealOf(word)))).toEqual([
      { kind: 'words', author: 'ali', texts: ['Ja'] },
    ]);
    expect(told(() => closing && addSeal(ali, closing, sealOf(closing)))).toMatchObject([
      { kind: 'closingWords', words: { by: 'ali', insight: 'Vi kan mere' } },
    ]);
  });
});

describe('[SEAL-3] viewTable: shows the sums of a placement only as the server counted them', () => {
  const COUNTS = [0, 1, 3, 0, 1];
  const subject = { statement: 'Jeg kan', lowest: 'Nej', highest: 'Ja' };

  function revealed(counts: readonly number[], seal: (pollId: string) => string | undefined) {
    const table = tableWithoutService();
    const mette = seatAt(table, 'mette', { isSealed });
    startMeeting(mette);
    turnCard(mette, 'g1');
    openPlacement(mette, 'g1', subject);
    const pollId = viewTable(mette, 'da').conversation.placements[0]?.pollId ?? '';
    revealPlacement(mette, 'g1', counts, seal(pollId));
    return viewTable(mette, 'da').conversation.placements[0];
  }
  const sealed = (counts: readonly number[]) => (id: string) =>
    sealOf({ kind: 'placement', id, by: '', texts: counts.map(String) });

  test('with the seal of these sums in this poll', () => {
    expect(revealed(COUNTS, sealed(COUNTS))).toMatchObject({
      isRevealed: true,
      counts: COUNTS,
      isForged: false,
    });
  });

  test.each([
    ['other sums', sealed([0, 0, 0, 0, 5])],
    ['another poll', () => sealed(COUNTS)('placement-other')],
    ['no seal', () => undefined],
  ])('not with %s', (_what, seal) => {
    expect(revealed(COUNTS, seal)).toMatchObject({ isRevealed: true, counts: undefined, isForged: true });
  });

  test('and says nothing while the seal is being checked', () => {
    const table = tableWithoutService();
    const mette = seatAt(table, 'mette', { isSealed: () => undefined });
    startMeeting(mette);
    turnCard(mette, 'g1');
    openPlacement(mette, 'g1', subject);
    revealPlacement(mette, 'g1', COUNTS, 'seal');
    expect(viewTable(mette, 'da').conversation.placements).toMatchObject([
      { isRevealed: true, counts: undefined, isForged: false },
    ]);
  });
});
