import { toHtml } from '../../../../src/domain/recap/export/html.ts';
import { toMarkdown } from '../../../../src/domain/recap/export/markdown.ts';
import { toPlainText } from '../../../../src/domain/recap/export/plainText.ts';
import { isEmpty, recapOf } from '../../../../src/domain/recap/recap.ts';
import { viewTable } from '../../../../src/domain/table/tableView.ts';
import { NOTHING_SAID, note, recapFor } from '../../../support/recap/recaps.ts';
import { seatAt, tableWithoutService } from '../../../support/table/seats.ts';

const word = (id: string, text: string, by?: string) => ({
  id,
  text,
  by,
  cardId: undefined,
  isNamed: by !== undefined,
  mayWithdraw: false,
});
const placement = (cardId: string, counts?: readonly number[]) => ({
  cardId,
  counts,
  pollId: 'poll',
  isRevealed: counts !== undefined,
  isForged: false,
  tooFew: false,
  subject: undefined,
  mayEnd: false,
});
const questions = (cards: readonly { readonly question: string }[]) => cards.map(({ question }) => question);

test('[RECAP-1] it lists the discussed cards in order, the current one included, then the parked and skipped ones', () => {
  const recap = recapFor({});
  expect(questions(recap.discussed)).toHaveLength(3);
  expect(recap.parked).toHaveLength(1);
  expect(recap.skipped).toHaveLength(1);
  expect(recapFor({}, { language: 'en' }).deckTitle).toBe('Small deck');
});

test('[RECAP-1] a meeting in which nothing happened has an empty one', () => {
  const table = viewTable(seatAt(tableWithoutService(), 'mette'), 'da');
  const recap = recapOf({
    table: { ...table, conversation: NOTHING_SAID },
    language: 'da',
    nameOf: () => undefined,
    withNames: false,
  });
  expect(isEmpty(recap)).toBe(true);
  expect(isEmpty(recapFor({}))).toBe(false);
});

test('[RECAP-2] published notes stand at their card, those without one by themselves, needs and actions in lists of their own', () => {
  const published = [
    note('n1', 'Ved kortet', { cardId: 'g1' }),
    note('n2', 'Uden kort', { mark: 'insight' }),
    note('n3', 'Kortet er væk', { cardId: 'taken-away' }),
    note('n4', 'Lære mere', { cardId: 'g1', mark: 'need', place: 'using-data' }),
    note('n5', 'Holde kursus', {
      cardId: 'g1',
      mark: 'action',
      owner: 'Sara',
      due: '2026-12-01',
      done: true,
    }),
  ];
  const recap = recapFor({ published });
  const card = recap.discussed.find(({ id }) => id === 'g1');
  expect(card?.notes.map(({ text }) => text)).toEqual(['Ved kortet']);
  expect(recap.general.map(({ text }) => text)).toEqual(['Uden kort', 'Kortet er væk']);
  expect(recap.needs).toEqual([
    { id: 'n4', text: 'Lære mere', place: 'using-data', question: 'Spørgsmål g1?', isPrivate: false },
  ]);
  expect(recap.actions).toEqual([
    {
      id: 'n5',
      text: 'Holde kursus',
      owner: 'Sara',
      due: '2026-12-01',
      done: true,
      question: 'Spørgsmål g1?',
      isPrivate: false,
    },
  ]);
});

test('[RECAP-3] differing views stand side by side at their card, apart from its other notes', () => {
  const recap = recapFor({
    published: [
      note('n1', 'Det ene', { cardId: 'g1', differs: true }),
      note('n2', 'Det andet', { cardId: 'g1', differs: true }),
      note('n3', 'Fælles', { cardId: 'g1' }),
    ],
  });
  const card = recap.discussed.find(({ id }) => id === 'g1');
  expect(card?.views.map(({ text }) => text)).toEqual(['Det ene', 'Det andet']);
  expect(card?.notes.map(({ text }) => text)).toEqual(['Fælles']);
});

test('[RECAP-4] needs lie on the wheel at their place; those without one, or with an unknown one, are told beside it', () => {
  const need = (id: string, place?: string) => note(id, id, { mark: 'need', place });
  const { wheel } = recapFor({
    published: [
      need('n1', 'using-data'),
      need('n2', 'using-data'),
      need('n3', 'developing'),
      need('n4'),
      need('n5', '?'),
    ],
  });
  const counts = wheel.areas.map(({ places }) => places.map(({ needs }) => needs.length));
  expect(counts).toEqual([
    [0, 2, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, 1, 0],
  ]);
  expect(wheel.most).toBe(2);
  expect(wheel.elsewhere).toEqual(['n4', 'n5']);
});

test('[RECAP-5] private notes are in it only when a note-taker hands them in, and are marked; a published one is told once', () => {
  const published = [note('n1', 'Alle har set den')];
  const privateNotes = [
    note('n1', 'Alle har set den, rettet siden'),
    note('n2', 'Kun min'),
    note('n3', 'Kun min aftale', { mark: 'action' }),
    note('n4', '  '),
  ];
  const without = recapFor({ published });
  expect(without.withPrivateNotes).toBe(false);
  expect(JSON.stringify(without)).not.toContain('Kun min');
  const recap = recapFor({ published }, { privateNotes });
  expect(recap.withPrivateNotes).toBe(true);
  expect(recap.general.map(({ text, isPrivate }) => [text, isPrivate])).toEqual([
    ['Alle har set den', false],
    ['Kun min', true],
  ]);
  expect(recap.actions.map(({ text, isPrivate }) => [text, isPrivate])).toEqual([['Kun min aftale', true]]);
});

test('[RECAP-6] only people who shared under their name are named, unless names are asked for', () => {
  const conversation = {
    words: [word('w1', 'Med navn', 'sara'), word('w2', 'Uden navn')],
    closing: [
      { id: 'sara', by: 'sara', insight: 'Vi er flere', nextStep: '' },
      { id: 'gone', by: 'gone', insight: '', nextStep: 'Spørge' },
      { id: 'quiet', by: 'quiet', insight: ' ', nextStep: '' },
    ],
  };
  const nameOf = (id: string) => (id === 'sara' ? 'Sara Lind' : undefined);
  const recap = recapFor(conversation, { nameOf });
  expect(recap.generalWords).toEqual([
    { id: 'w1', text: 'Med navn', by: 'Sara Lind' },
    { id: 'w2', text: 'Uden navn' },
  ]);
  expect(recap.closing.map(({ name }) => name)).toEqual([undefined, undefined]);
  const named = recapFor(conversation, { nameOf, withNames: true });
  expect(named.closing.map(({ id, name }) => [id, name])).toEqual([
    ['sara', 'Sara Lind'],
    ['gone', undefined],
  ]);
});

describe('[ROOM-7] closing words that a facilitator wrote down', () => {
  const closing = [{ id: 'kim', by: 'kim', writtenBy: 'mette', insight: 'Det går', nextStep: '' }];
  const names: Readonly<Record<string, string>> = { kim: 'Kim', mette: 'Mette Holm' };
  const named = (nameOf: (id: string) => string | undefined, language: 'da' | 'en' = 'da') =>
    recapFor({ closing }, { nameOf, withNames: true, language });

  test('stand beside the person’s name and the facilitator’s, and without names where none are asked for', () => {
    const nameOf = (id: string) => names[id];
    expect(named(nameOf).closing[0]?.name).toBe('Kim – skrevet ned af Mette Holm');
    expect(named(nameOf, 'en').closing[0]?.name).toBe('Kim – written down by Mette Holm');
    expect(recapFor({ closing }, { nameOf }).closing[0]).not.toHaveProperty('name');
  });

  test('are told as written down also if the facilitator’s name is not known any more', () => {
    const recap = named((id) => (id === 'kim' ? 'Kim' : undefined));
    expect(recap.closing[0]?.name).toBe('Kim – skrevet ned af mødelederen');
  });

  test('are in each text file as they are on the screen', () => {
    const recap = named((id) => names[id]);
    expect(toPlainText(recap)).toContain('Kim – skrevet ned af Mette Holm\n');
    expect(toMarkdown(recap)).toContain('**Kim – skrevet ned af Mette Holm**\n');
    expect(toHtml(recap)).toContain('Kim – skrevet ned af Mette Holm');
  });
});

test('[RECAP-7] a placement is told as its spread, and only if it was revealed with its sums', () => {
  const recap = recapFor({ placements: [placement('g1', [0, 1, 2, 1, 0]), placement('g2')] });
  const placed = (id: string) => recap.discussed.find((card) => card.id === id)?.placement;
  // Of an earlier release: as it stood on the screen.
  const ends = { lowest: 'Helt i begyndelsen', highest: 'Godt med' };
  expect(placed('g1')).toEqual({ statement: 'Hvor står du?', ...ends, counts: [0, 1, 2, 1, 0] });
  expect(placed('g2')).toBeUndefined();
});
