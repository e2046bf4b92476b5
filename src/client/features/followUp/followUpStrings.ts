/** Texts about the last session, and about an ended session. */
import { catalogue } from '../../ui/strings.ts';

export const followUpStrings = catalogue({
  da: {
    title: 'Siden sidst',
    lastOn: (date: string) => `I sad her sidst ${date}.`,
    ledBy: (names: string, count: number) => `${names} var ${count === 1 ? 'mødeleder' : 'mødeledere'}.`,
    actions: 'Åbne aftaler',
    noActions: 'I har ingen åbne aftaler.',
    allDone: 'Alle aftaler er klaret. Godt gået.',
    owner: (owner: string) => `Ansvarlig: ${owner}`,
    due: (date: string) => `Senest ${date}`,
    used: (count: number) => `${count} kort, I har talt om, er lagt til side.`,
    useAgain: 'Brug dem alle igen',
    after: 'Bagefter',
    reopen: 'Tag kortene frem igen',
    reopenHint: 'I kan fortsætte, hvor I slap, i et døgn.',
    tooEarly: 'Var det for tidligt? I fortsætter, hvor I slap. Teams-mødet er stadig i gang.',
    tooLate: 'Det er mere end et døgn siden, I pakkede sammen. Læg kortene på et nyt bord i stedet.',
    nextGoesOn: 'Der ligger allerede kort på et nyt bord.',
    failed: 'Det lykkedes ikke. Prøv igen om lidt.',
    notAllowed: 'Det er mødelederen eller den, der har indkaldt, der kan slette det.',
    delete: 'Slet alt fra dette bord …',
    question: {
      title: 'Slet alt fra dette bord?',
      body: 'Kort, svar, noter, aftaler og opsamling fra dette bord bliver slettet for alle. Du kan fortryde i en time; så er det væk for altid. Jeres andre borde bliver, som de er; var det jeres eneste, går jeres egne kortsæt med.',
      confirm: 'Slet det hele',
      deleting: 'Sletter …',
      cancel: 'Behold det hele',
    },
    deleted: {
      told: 'Bordet er slettet for alle.',
      undo: 'Fortryd',
      title: 'Slettet for nylig',
      entry: (begun: string, until: string) =>
        `Bordet, der blev lagt ${begun}. Du kan hente det tilbage indtil kl. ${until}.`,
      restore: 'Hent bordet tilbage',
      over: 'Bordet kan ikke hentes tilbage mere. Der er gået mere end en time.',
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
    after: 'Afterwards',
    reopen: 'Take the cards out again',
    reopenHint: 'You can go on where you stopped, for a day.',
    tooEarly: 'Was that too soon? You go on where you stopped. The Teams meeting is still running.',
    tooLate: 'You packed up more than a day ago. Put the cards on a new table instead.',
    nextGoesOn: 'There are already cards on a new table.',
    failed: 'That did not work. Try again in a moment.',
    notAllowed: 'The facilitator or the organiser can delete it.',
    delete: 'Delete everything from this table …',
    question: {
      title: 'Delete everything from this table?',
      body: 'Cards, answers, notes, actions and recap of this table are deleted for everybody. You can undo this for an hour; then it is gone for good. Your other tables stay as they are; if it was the only one, your own decks go with it.',
      confirm: 'Delete everything',
      deleting: 'Deleting …',
      cancel: 'Keep everything',
    },
    deleted: {
      told: 'The table is deleted for everybody.',
      undo: 'Undo',
      title: 'Deleted lately',
      entry: (begun: string, until: string) =>
        `The table that was laid ${begun}. You can get it back until ${until}.`,
      restore: 'Get the table back',
      over: 'The table cannot be got back any more. More than an hour has passed.',
    },
  },
});
