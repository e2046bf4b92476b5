/** Texts of the page that adds the app to a meeting. */
import { catalogue } from '../../ui/strings.ts';

export const configureStrings = catalogue({
  da: {
    /** Name of the tab in the meeting. */
    tabName: 'Dialogkort',
    title: 'Dialogkort i jeres møde',
    what: 'I får et fælles bord med kort midt i mødet. I vender et kort, læser spørgsmålet højt og taler om det. Alle ser det samme.',
    deck: 'Kortsættet følger med',
    deckCounts: (cards: number, areas: number) => `${cards} kort i ${areas} områder.`,
    choose: 'Vælg på forhånd, hvis du vil',
    next: 'Sådan gør I',
    steps: [
      'Tryk på Gem her i vinduet. Du behøver ikke at vælge noget.',
      'Åbn Dialogkort i mødet, når I er samlet, og start.',
      'Vis bordet for alle, og vend det første kort.',
    ],
    who: 'Hvem ser hvad?',
    members:
      'Alle, der er inviteret til mødet, sidder med ved bordet og kan selv skrive kort. I en kanal er det hele teamet.',
    guests: 'Gæster uden konto ser med, når bordet vises for alle.',
    outsiders: 'Ingen uden for mødet ser noget.',
    cannotSave: 'Teams vil ikke gemme lige nu. Luk vinduet, og tilføj Dialogkort igen.',
  },
  en: {
    tabName: 'Dialogue cards',
    title: 'Dialogue cards in your meeting',
    what: 'You get a shared table of cards in the middle of your meeting. You turn a card, read the question aloud and talk about it. Everybody sees the same.',
    deck: 'A deck comes with it',
    deckCounts: (cards: number, areas: number) => `${cards} cards in ${areas} areas.`,
    choose: 'Choose beforehand if you like',
    next: 'How it goes',
    steps: [
      'Press Save in this window. You need not choose anything.',
      'Open Dialogue cards in the meeting when you are all there, and start.',
      'Show the table to everybody, and turn the first card.',
    ],
    who: 'Who sees what?',
    members:
      'Everybody who is invited to the meeting sits at the table and can write cards of their own. In a channel that is the whole team.',
    guests: 'Guests without an account look on when the table is shown to everybody.',
    outsiders: 'Nobody outside the meeting sees anything.',
    cannotSave: 'Teams will not save right now. Close the window and add Dialogue cards again.',
  },
});
