/** Everything the side panel says. */
import { catalogue } from './strings.ts';

/** `1 kort`, `2 kort`; `1 card`, `2 cards`. */
const daCards = (count: number) => `${count} kort`;
const enCards = (count: number) => `${count} ${count === 1 ? 'card' : 'cards'}`;

const enOrdinals = new Intl.PluralRules('en', { type: 'ordinal' });
const EN_ENDINGS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'th',
  one: 'st',
  two: 'nd',
  few: 'rd',
  many: 'th',
  other: 'th',
};

export const sidePanelStrings = catalogue({
  da: {
    close: 'Luk',
    sheets: {
      openMenu: 'Bordet: roller, kort og afslutning',
      menu: 'Bordet',
      cards: 'Kort og formål',
      recap: 'Opsamling indtil nu',
      happened: 'Hvad er der sket',
      help: 'Hjælp og om appen',
    },
    where: {
      preparing: 'Før mødet',
      card: (nth: number) => `${nth}. kort`,
      table: 'Bordet',
      opening: 'Indledende runde',
      closing: 'Afsluttende runde',
      recap: 'Opsamling',
      ended: 'Kortene er pakket sammen',
    },
    people: {
      count: (people: number) => `${people} er med`,
      title: 'Hvem er her?',
    },
    /** The line is broken, and something that was done has not got there yet. */
    unsaved:
      'Forbindelsen er væk et øjeblik. Det, du har gjort, er gemt her og når frem, når den er tilbage.',
    places: {
      label: 'Steder',
      now: 'Nu',
      cards: 'Kort',
      mine: 'Mine noter',
      notes: 'Noter',
      catalogue: 'Katalog',
    },
    now: {
      welcome:
        'Er I samlet? Så læg kortene på bordet. De bliver blandet, og du er mødeleder. Bagefter viser du dem for alle.',
      welcomeLaid:
        'Er I samlet? Så læg kortene på bordet, og du er mødeleder. Bagefter viser du dem for alle.',
      welcomeViewer: 'Kortene ligger ikke på bordet endnu. De kommer frem her, når nogen lægger dem.',
      show: 'Kortene er blandet. Vis bordet for alle, så I kigger på det samme. Kun kortene bliver vist, ikke din skærm.',
      showLaid:
        'Kortene ligger klar. Vis bordet for alle, så I kigger på det samme. Kun kortene bliver vist, ikke din skærm.',
      firstCard: (left: number) =>
        `${daCards(left)} ligger med bagsiden op. Vend det første, og læs det højt.`,
      nextCard: (left: number) => `${daCards(left)} ligger med bagsiden op. Tag det næste, når I er klar.`,
      withCard: 'Læs kortet højt, og tal om det. I har ikke travlt.',
      lastCard: 'Det er det sidste kort. I har ikke travlt.',
      allDone: 'I har været alle kort igennem.',
      allDoneParked: (parked: number) =>
        parked === 1 ? 'Der ligger et kort, I parkerede.' : `Der ligger ${parked} kort, I parkerede.`,
      ended: (discussed: number) =>
        discussed === 0 ? 'Tak for i dag.' : `I talte om ${daCards(discussed)}. Tak for i dag.`,
      endedParked: (parked: number) =>
        parked === 1
          ? 'Et kort er parkeret til næste gang.'
          : `${daCards(parked)} er parkeret til næste gang.`,
      beginAgainHint:
        'I får et nyt bord med de kort, I ikke har talt om endnu. Det gamle bord bliver, som det er.',
      noFacilitator: 'Mødelederen er ikke her lige nu.',
      waiting: {
        organiser:
          'Den, der leder mødet, lægger kortene på bordet, når I er samlet, og bliver mødeleder. Vil du selv begynde, kan du det.',
        viewer: 'Du ser med. Kortene kommer frem her, når de bliver vendt.',
        reopening: 'Bordet åbnes igen. Vent et øjeblik.',
        led: 'Mødelederen vender kortene. De kommer frem her.',
        allDone: 'Mødelederen pakker kortene sammen, når I er klar.',
      },
      cards: daCards,
      examples: 'Eksempler på svar',
      examplesHint: 'De er kun til at komme i gang med.',
    },
    prepare: 'Gør kortene klar',
    prepareWhileRunning: 'Kort, formål og tid …',
    steps: {
      start: 'Læg kortene på bordet',
      show: 'Vis bordet for alle',
      turn: 'Vend et kort',
      next: 'Næste kort',
      finish: 'Færdig',
      takeFacilitation: 'Bliv mødeleder',
      end: 'Pak kortene sammen',
      beginAgain: 'Læg kortene på bordet igen',
      skip: 'Spring over',
      park: 'Parkér',
      putBack: 'Læg tilbage',
      seeParked: 'Se parkerede kort',
      nextQuestion: 'Næste spørgsmål',
      openingRound: 'Begynd med den indledende runde',
      layOut: 'Vælg kort sammen',
      closingRound: 'Tag en afsluttende runde',
      wrapUp: 'Rund af',
      showRecap: 'Vis opsamlingen for alle',
      hideRecap: 'Læg opsamlingen væk',
      toCards: 'Tilbage til kortene',
    },
    stepHints: {
      finish: 'Læg kortet til de kort, I har talt om',
      skip: 'Læg kortet væk. Det er helt i orden',
      park: 'Gem kortet til senere',
      putBack: 'Læg kortet tilbage, hvor det lå',
      wrapUp: 'Slut af med en runde og opsamlingen. Kortet tæller med som talt om',
    },
    sharing: {
      on: 'Alle kan se bordet',
      off: 'Bordet vises ikke for alle',
      somethingElse: 'Er bordet ikke fremme?',
      alreadyOn: 'Bordet var allerede fremme. Alle kan se det.',
      asking: 'Spørger Teams …',
      show: 'Vis for alle',
      stop: 'Stop visningen',
      inTab: 'Åbn Dialogkort i sidepanelet under mødet for at vise bordet for alle.',
    },
  },
  en: {
    close: 'Close',
    sheets: {
      openMenu: 'The table: roles, cards and packing up',
      menu: 'The table',
      cards: 'Cards and purpose',
      recap: 'Recap so far',
      happened: 'What has happened',
      help: 'Help and about',
    },
    where: {
      preparing: 'Before the meeting',
      card: (nth: number) => `${nth}${EN_ENDINGS[enOrdinals.select(nth)]} card`,
      table: 'The table',
      opening: 'Opening round',
      closing: 'Closing round',
      recap: 'Recap',
      ended: 'The cards are packed up',
    },
    people: {
      count: (people: number) => `${people} here`,
      title: 'Who is here',
    },
    /** The line is broken, and something that was done has not got there yet. */
    unsaved: 'The connection is away for a moment. What you did is kept here and gets there when it is back.',
    places: {
      label: 'Places',
      now: 'Now',
      cards: 'Cards',
      mine: 'My notes',
      notes: 'Notes',
      catalogue: 'Catalogue',
    },
    now: {
      welcome:
        'All here? Then put the cards on the table. They are shuffled, and you are the facilitator. Afterwards you show them to everybody.',
      welcomeLaid:
        'All here? Then put the cards on the table, and you are the facilitator. Afterwards you show them to everybody.',
      welcomeViewer: 'The cards are not on the table yet. They appear here when somebody puts them there.',
      show: 'The cards are shuffled. Show the table to everybody, so that you all look at the same thing. Only the cards are shown, not your screen.',
      showLaid:
        'The cards are ready. Show the table to everybody, so that you all look at the same thing. Only the cards are shown, not your screen.',
      firstCard: (left: number) =>
        left === 1
          ? '1 card lies face down. Turn it and read it aloud.'
          : `${enCards(left)} lie face down. Turn the first one and read it aloud.`,
      nextCard: (left: number) =>
        left === 1
          ? '1 card lies face down. Take it when you are ready.'
          : `${enCards(left)} lie face down. Take the next one when you are ready.`,
      withCard: 'Read the card aloud and talk about it. There is no rush.',
      lastCard: 'This is the last card. There is no rush.',
      allDone: 'You have been through all the cards.',
      allDoneParked: (parked: number) =>
        parked === 1 ? 'There is one card that you parked.' : `There are ${parked} cards that you parked.`,
      ended: (discussed: number) =>
        discussed === 0
          ? 'Thank you for today.'
          : `You talked about ${enCards(discussed)}. Thank you for today.`,
      endedParked: (parked: number) =>
        parked === 1 ? 'One card is parked for next time.' : `${parked} cards are parked for next time.`,
      beginAgainHint:
        'You get a new table with the cards you have not talked about yet. The old one stays as it is.',
      noFacilitator: 'The facilitator is not here right now.',
      waiting: {
        organiser:
          'The person who leads the meeting puts the cards on the table when all are here, and becomes facilitator. You may begin, too.',
        viewer: 'You are looking on. The cards appear here when they are turned.',
        reopening: 'The table is being opened again. Just a moment.',
        led: 'The facilitator turns the cards. They appear here.',
        allDone: 'The facilitator packs up the cards when you are ready.',
      },
      cards: enCards,
      examples: 'Examples of answers',
      examplesHint: 'They are only there to get you started.',
    },
    prepare: 'Get the cards ready',
    prepareWhileRunning: 'Cards, purpose and time …',
    steps: {
      start: 'Put the cards on the table',
      show: 'Show the table to everybody',
      turn: 'Turn a card',
      next: 'Next card',
      finish: 'Done',
      takeFacilitation: 'Become facilitator',
      end: 'Pack up the cards',
      beginAgain: 'Put the cards on the table again',
      skip: 'Skip',
      park: 'Park',
      putBack: 'Put back',
      seeParked: 'See parked cards',
      nextQuestion: 'Next question',
      openingRound: 'Begin with the opening round',
      layOut: 'Choose a card together',
      closingRound: 'Take a closing round',
      wrapUp: 'Wrap up',
      showRecap: 'Show the recap to everybody',
      hideRecap: 'Put the recap away',
      toCards: 'Back to the cards',
    },
    stepHints: {
      finish: 'Lay the card with those you have talked about',
      skip: 'Lay the card aside. That is quite all right',
      park: 'Keep the card for later',
      putBack: 'Put the card back where it lay',
      wrapUp: 'Finish with a round and the recap. The card counts as talked about',
    },
    sharing: {
      on: 'Everybody can see the table',
      off: 'The table is not shown to everybody',
      somethingElse: 'Is the table not in sight?',
      alreadyOn: 'The table was already out. Everybody can see it.',
      asking: 'Asking Teams …',
      show: 'Show to all',
      stop: 'Stop showing',
      inTab: 'Open Dialogue cards in the side panel during the meeting to show the table to everybody.',
    },
  },
});
