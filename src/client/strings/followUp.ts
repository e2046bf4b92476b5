/** What the meeting's last session left, and what can be done with one that has ended. */
import { catalogue } from './strings.ts';

export const followUpStrings = catalogue({
  da: {
    title: 'Siden sidst',
    lastOn: (date: string) => `I sad her sidst ${date}.`,
    ledBy: (names: string, count: number) => `${names} var ${count === 1 ? 'mødeleder' : 'mødeledere'}.`,
    actions: 'Åbne aftaler',
    noActions: 'I har ingen åbne aftaler.',
    allDone: 'Alle aftaler er klaret. Godt gået.',
    owner: (owner: string) => `Ansvarlig: ${owner}`,
    due: (date: string) => `Inden ${date}`,
    used: (count: number) => `${count} kort, I har talt om, er lagt til side.`,
    useAgain: 'Brug dem alle igen',
    after: 'Efter mødet',
    reopen: 'Åbn mødet igen',
    reopenHint: 'I kan fortsætte, hvor I slap, indtil et døgn efter mødet.',
    tooLate: 'Det er mere end et døgn siden, mødet sluttede. Begynd et nyt møde i stedet.',
    nextGoesOn: 'Et nyt møde er allerede i gang.',
    failed: 'Det lykkedes ikke. Prøv igen om lidt.',
    notAllowed: 'Det er mødelederen eller den, der har indkaldt, der kan slette mødet.',
    delete: 'Slet mødet …',
    question: {
      title: 'Slet mødet for alle?',
      body: 'Kort, ord, noter, aftaler og opsamling fra dette møde bliver slettet for alle. Det kan ikke fortrydes. Jeres andre møder bliver, som de er; var det jeres eneste, går jeres egne kortsæt med.',
      confirm: 'Slet mødet for altid',
      deleting: 'Sletter …',
      cancel: 'Behold mødet',
    },
  },
  en: {
    title: 'Since last time',
    lastOn: (date: string) => `You last sat here on ${date}.`,
    ledBy: (names: string, _count: number) => `${names} led the meeting.`,
    actions: 'Open actions',
    noActions: 'You have no open actions.',
    allDone: 'All actions are done. Well done.',
    owner: (owner: string) => `Owner: ${owner}`,
    due: (date: string) => `By ${date}`,
    used: (count: number) =>
      count === 1
        ? '1 card that you have talked about is set aside.'
        : `${count} cards that you have talked about are set aside.`,
    useAgain: 'Use them all again',
    after: 'After the meeting',
    reopen: 'Open the meeting again',
    reopenHint: 'You can go on where you stopped, until a day after the meeting.',
    tooLate: 'The meeting ended more than a day ago. Begin a new one instead.',
    nextGoesOn: 'A new meeting is already going on.',
    failed: 'That did not work. Try again in a moment.',
    notAllowed: 'The facilitator or the organiser can delete the meeting.',
    delete: 'Delete the meeting …',
    question: {
      title: 'Delete the meeting for everybody?',
      body: 'Cards, words, notes, actions and recap of this meeting are deleted for everybody. This cannot be undone. Your other meetings stay as they are; if it was the only one, your own decks go with it.',
      confirm: 'Delete the meeting for good',
      deleting: 'Deleting …',
      cancel: 'Keep the meeting',
    },
  },
});
