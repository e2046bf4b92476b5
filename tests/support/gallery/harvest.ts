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
import { seatAt } from '../table/seats.ts';
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

/** A meeting that filled an hour and a half: as much as one page never holds, with names and lines as long as people write them. */
export function harvestWell(mette: Seat, jonas: Seat): void {
  const cards = cardIds(mette.table);
  for (const counts of [
    [1, 0, 4, 3, 1],
    [0, 2, 5, 6, 2],
    [3, 3, 3, 3, 3],
  ] as const) {
    turnNextCard(mette);
    const placed = mette.table.middle.cardId ?? '';
    openPlacement(mette, placed, FILLS);
    revealPlacement(mette, placed, counts);
    finishCard(mette);
  }
  addTool(mette, 'Teams, Cura, Digital Post, Excel, KY, Aula, Nexus Sundhed, SBSYS');
  addTool(jonas, 'Sundhedsplatformen, Borgerrådgivningens selvbetjeningsløsning, KMD Opus');
  const on = (at: number) => ({ cardId: cards[at % 8] ?? '' });
  const ACTIONS = [
    ['Lave en kort vejledning til nye kolleger', 'Jonas Friis', '2026-12-15'],
    ['Invitere it-afdelingen med på næste møde, så de hører det fra os selv', 'Mette Holm', '2026-12-18'],
    [
      'Spørge Digitaliseringsafdelingen, om fuldmagtsløsningen kan bruges af pårørende',
      'Anne-Sofie Kirkegaard-Thorvaldsen',
      '2027-01-08',
    ],
    ['Samle de genveje, vi bruger, på ét ark ved printeren', 'Sara Lind', undefined],
    [
      'Aftale en fast halv time hver anden tirsdag, hvor en af os viser de andre noget nyt',
      'Mohammed Abdulrahman',
      '2027-01-12',
    ],
    [
      'Skrive til leverandøren om, at tastaturgenvejene forsvandt med den nye udgave',
      'Jonas Friis',
      undefined,
    ],
    ['Finde ud af, hvem der er databeskyttelsesrådgiver', undefined, '2026-12-04'],
    ['Bede om, at driftsmeddelelserne også kommer på skærmen i frokoststuen', 'Bente', '2026-12-11'],
    ['Lave makkerpar for de tre nye', 'Mette Holm', '2027-01-04'],
    [
      'Prøve diktering i dokumentationen i to uger og fortælle, hvordan det gik. Vi begynder med hjemmeplejen i distrikt Nord, fordi de har de mange korte besøg, og ser så på, om aftenvagterne kan være med fra februar.',
      'Anne-Sofie Kirkegaard-Thorvaldsen',
      '2027-01-29',
    ],
    ['Slette de gamle skabeloner på fællesdrevet', 'Kim', undefined],
    ['Mødes igen og se på aftalerne', 'Mette Holm', '2027-01-21'],
  ] as const;
  ACTIONS.forEach(([text, owner, due], at) => {
    const who = { ...(owner !== undefined && { owner }), ...(due !== undefined && { due }) };
    publishNote(mette, { id: `a${at}`, mark: 'action', text, ...who, ...(at % 3 === 0 && on(at)) });
  });
  const NEEDS = [
    ['using-tools', 'En fast halv time om måneden til at lære nyt'],
    ['using-tools', 'At kunne søge på tværs i fagsystemet'],
    ['using-tools', 'Nogen at ringe til, når det brænder på efter klokken fire'],
    ['using-data', 'At vide, hvem der læser det, vi registrerer'],
    [
      'keeping-data-safe',
      'Hvad må vi skrive i en mail? Og hvad med beskeder fra pårørende på private telefoner?',
    ],
    ['changing-together', 'At høre om ændringer, før de kommer'],
    ['changing-together', 'At få at vide, hvorfor noget bliver lavet om'],
    [undefined, 'Bedre hovedtelefoner i det åbne kontor'],
  ] as const;
  NEEDS.forEach(([place, text], at) => {
    publishNote(mette, { id: `b${at}`, mark: 'need', text, ...(place && { place }), ...on(at) });
  });
  const LONG =
    'Vi talte længe om, hvornår det er borgerens valg at bruge selvbetjening, og hvornår det i praksis er vores. Flere har prøvet at sidde med en borger, der ikke turde trykke på den sidste knap, og som bagefter var stolt over at have gjort det selv. Andre har oplevet det modsatte: at det tog en halv time, og at borgeren gik hjem med en følelse af ikke at slå til.';
  const NOTES = [
    [0, 'insight', 'Vi bruger de samme værktøjer vidt forskelligt.'],
    [0, '', 'Nogle spørger sidemanden, andre opgiver.'],
    [1, '', LONG],
    [
      1,
      'insight',
      'Det er ikke knapperne, der er svære. Det er at vide, hvad der sker, når man har trykket.',
    ],
    [
      2,
      '',
      'Opskrift fra Jonas:\n– spørg først, hvad borgeren selv har prøvet\n– lad borgeren holde musen\n– skriv de to vigtigste trin ned på papir',
    ],
    [
      3,
      '',
      'Se https://www.example.dk/selvbetjening/vejledning/for-medarbejdere/fuldmagt-og-paaroerende?afsnit=4',
    ],
    [4, 'insight', 'De nye kan mere, end vi tror, og spørger mindre, end de burde.'],
  ] as const;
  NOTES.forEach(([at, mark, text], nth) => {
    publishNote(mette, { id: `c${nth}`, mark, text, ...on(at) });
  });
  const VIEWS = [
    'Det digitale giver mere tid til borgeren.',
    'Det tager tid fra borgeren, når systemet driller.',
    'Det kommer an på, hvem borgeren er, og om vi har prøvet det sammen før.',
  ];
  VIEWS.forEach((text, nth) => {
    publishNote(mette, { id: `d${nth}`, mark: '', differs: true, text, ...on(1) });
  });
  publishNote(mette, { id: 'e', mark: '', text: 'Stemningen var god, og alle kom til orde.' });
  addWords(
    mette,
    [
      'Tryg, når nogen viser mig det',
      'Bagud',
      'Nysgerrig, men aldrig tid',
      'Stolt, når det lykkes for en borger',
    ].map((text, at) => ({ id: `w${at}`, text })),
    cards[1],
  );
  addNamedWord(jonas, 'Jeg vil gerne lære fra mig', cards[1] ?? '', 'w9');
  setClosing(mette, 'Vi står stærkere, end vi tror', 'Spørge Jonas om genvejene');
  setClosing(
    jonas,
    'At jeg ikke er den eneste, der synes, at sikkerhedsreglerne er svære at huske',
    'Vise Sara, hvordan jeg gør, når en borger ringer og gerne vil have hjælp til MitID',
  );
  const CLOSING = [
    ['Vi har brug for ro til at øve os', 'Bede om en halv time i kalenderen'],
    ['Det er sjovere sammen', ''],
    ['', 'Skrive de tre genveje ned'],
    ['Borgerne er forskellige. Det er vi også.', 'Spørge, før jeg overtager musen'],
  ] as const;
  CLOSING.forEach(([insight, nextStep], at) => {
    setClosing(seatAt(mette.table, at === 0 ? 'sara' : `colleague-${at}`), insight, nextStep);
  });
}
