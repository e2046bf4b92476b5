/** Recaps for tests: a meeting in which everything was used, and texts that do their worst. */
import { type Recap, type RecapInput, recapOf } from '../../../src/domain/recap/recap.ts';
import type { RecapConversation } from '../../../src/domain/recap/source.ts';
import { type TableView, viewTable } from '../../../src/domain/table/tableView.ts';
import { finishCard, parkCard, skipCard } from '../../../src/domain/table/verbs/cards.ts';
import { startMeeting } from '../../../src/domain/table/verbs/meeting.ts';
import { addOwnCard } from '../../../src/domain/table/verbs/ownCards.ts';
import { ownCatalogue } from '../table/catalogues.ts';
import { seatAt, smallDeck, tableWithoutService } from '../table/seats.ts';
import { turnNextCard } from '../table/turnNext.ts';

export const NOTHING_SAID: RecapConversation = {
  purpose: 'talk',
  tools: [],
  words: [],
  placements: [],
  published: [],
  closing: [],
  carried: undefined,
};

/** Two cards discussed, one parked, one skipped, one own card in the middle. */
export function playedTable(language: 'da' | 'en' = 'da'): TableView {
  const seat = seatAt(tableWithoutService({ ...smallDeck, catalogueCopy: ownCatalogue }), 'mette');
  startMeeting(seat);
  for (const lay of [finishCard, finishCard, parkCard, skipCard]) {
    turnNextCard(seat);
    lay(seat);
  }
  addOwnCard(seat, { question: 'Hvad savner vi?' });
  turnNextCard(seat);
  return viewTable(seat, language);
}

type Published = RecapConversation['published'][number];

/** A note that lies on the table. */
export function note(id: string, text: string, more: Partial<Published> = {}): Published {
  return { id, text, mark: '', done: false, ...more };
}

export function recapFor(
  conversation: Partial<RecapConversation>,
  more: Partial<Omit<RecapInput, 'table'>> = {},
): Recap {
  return recapOf({
    table: { ...playedTable(more.language), conversation: { ...NOTHING_SAID, ...conversation } },
    language: 'da',
    startedAt: '2026-11-23T09:00:00Z',
    nameOf: () => undefined,
    withNames: false,
    ...more,
  });
}

/** Each of these is a text, nothing else, in every file. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '</w:t></w:r><w:r><w:t>ind',
  '&lt;b&gt; &amp; &#0; &unknown;',
  ']]> <![CDATA[x]]> <?xml?> <!-- -->',
  '=HYPERLINK("http://ond.example";"Klik")',
  '+45 12 34 56 78',
  '-1+1',
  '@SUM(A1:A9)',
  '  =1+1',
  '＝1+1',
  'a;b"c";d,e',
  '"',
  "'",
  '# Overskrift',
  '* punkt',
  '1. punkt',
  '1) punkt',
  '- [x] opgave',
  '+ punkt',
  '=====',
  '-----',
  '> citat',
  '`kode` og ```',
  '    indrykket',
  '[link](javascript:alert(1))',
  '![billede](https://ond.example/x.png)',
  '<https://ond.example>',
  'https://ond.example/?a=1&b=2',
  'www.ond.example og mette@ond.example',
  '**fed** _kursiv_ ~~streget~~ $x^2$',
  '| celle | celle |',
  '\\',
  'slut\\',
  '\\| <b>',
  ':smile: #12 @mette',
  '[^1]: fodnote',
  '[a]: https://ond.example',
  'æøå ÆØÅ ß € 漢字 🙂 é',
] as const;

/** Signs that no file may hold: they go, and what stands around them stays. */
export const FORBIDDEN_SIGNS = 'før\u0000\u0007\u001B\u202E\uD800efter';
