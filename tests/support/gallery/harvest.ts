/** What people said at the gallery's table, so that a recap has something of everything to show. */

import { cardIds } from '../../../src/domain/table/cardIds.ts';
import { setClosing } from '../../../src/domain/table/conversation/verbs/closing.ts';
import { openPlacement, revealPlacement } from '../../../src/domain/table/conversation/verbs/placement.ts';
import { publishNote } from '../../../src/domain/table/conversation/verbs/publishing.ts';
import { addTool } from '../../../src/domain/table/conversation/verbs/tools.ts';
import { addNamedWord, addWords } from '../../../src/domain/table/conversation/verbs/words.ts';
import type { NoteToPublish } from '../../../src/domain/table/conversation/view.ts';
import type { Seat } from '../../../src/domain/table/seat.ts';
import { finishCard } from '../../../src/domain/table/verbs/cards.ts';
import { FILLS } from '../table/placements.ts';
import { turnNextCard } from '../table/turnNext.ts';

/** At a running table whose first cards have been discussed. */
export function harvest(mette: Seat, jonas: Seat): void {
  const [first = '', second = '', third = ''] = cardIds(mette.table);
  turnNextCard(mette);
  const placed = mette.table.middle.cardId ?? '';
  openPlacement(mette, placed, FILLS);
  revealPlacement(mette, placed, [1, 0, 4, 3, 1]);
  finishCard(mette);
  addTool(mette, 'Teams, Cura, Digital Post');
  addTool(jonas, 'Excel, KY, Aula');
  const notes: readonly NoteToPublish[] = [
    { id: 'n1', cardId: first, mark: 'insight', text: 'Vi bruger de samme værktøjer vidt forskelligt.' },
    { id: 'n2', cardId: first, mark: '', text: 'Nogle spørger sidemanden, andre opgiver.' },
    { id: 'n3', cardId: second, mark: '', differs: true, text: 'Det digitale giver mere tid til borgeren.' },
    {
      id: 'n4',
      cardId: second,
      mark: '',
      differs: true,
      text: 'Det tager tid fra borgeren, når systemet driller.',
    },
    { id: 'n5', mark: '', text: 'Stemningen var god, og alle kom til orde.' },
    {
      id: 'n6',
      cardId: first,
      mark: 'need',
      place: 'using-tools',
      text: 'En fast halv time om måneden til at lære nyt',
    },
    {
      id: 'n7',
      cardId: third,
      mark: 'need',
      place: 'using-tools',
      text: 'At kunne søge på tværs i fagsystemet',
    },
    {
      id: 'n8',
      cardId: second,
      mark: 'need',
      place: 'keeping-data-safe',
      text: 'Hvad må vi skrive i en mail?',
    },
    { id: 'n9', mark: 'need', place: 'changing-together', text: 'At høre om ændringer, før de kommer' },
    { id: 'n10', mark: 'need', text: 'Bedre hovedtelefoner' },
    {
      id: 'n11',
      cardId: first,
      mark: 'action',
      text: 'Lave en kort vejledning til nye kolleger',
      owner: 'Jonas',
      due: '2026-12-15',
    },
    { id: 'n12', mark: 'action', text: 'Invitere it-afdelingen med på næste møde', owner: 'Mette' },
  ];
  for (const note of notes) publishNote(mette, note);
  addWords(mette, [{ id: 'w1', text: 'Tryg, når nogen viser mig det' }], second);
  addNamedWord(jonas, 'Jeg vil gerne lære fra mig', second, 'w2');
  setClosing(mette, 'Vi står stærkere, end vi tror', 'Spørge Jonas om genvejene');
  setClosing(jonas, '', 'Vise Sara, hvordan jeg gør');
}
