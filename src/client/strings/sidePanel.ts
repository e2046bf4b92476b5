/** Everything the side panel says. */
import { catalogue } from './strings.ts';

/** `1 kort`, `2 kort`; `1 card`, `2 cards`. */
const daCards = (count: number) => `${count} kort`;
const enCards = (count: number) => `${count} ${count === 1 ? 'card' : 'cards'}`;
const daGuests = (count: number) => (count === 1 ? '1 gæst' : `${count} gæster`);
const enGuests = (count: number) => (count === 1 ? '1 guest' : `${count} guests`);

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
      openMenu: 'Mødet: roller, bord og slut',
      menu: 'Mødet',
      recap: 'Opsamling indtil nu',
      help: 'Hjælp og om appen',
    },
    where: {
      preparing: 'Før mødet',
      card: (nth: number) => `${nth}. kort`,
      table: 'Bordet',
      opening: 'Indledende runde',
      closing: 'Afsluttende runde',
      ended: 'Mødet er slut',
    },
    people: {
      count: (people: number) => `${people} her`,
      title: 'De er her',
      me: 'dig',
      facilitator: 'mødeleder',
      noteTaker: 'referent',
      guests: (count: number) => `${daGuests(count)} ser med`,
      noFacilitator: 'Mødelederen er her ikke lige nu.',
    },
    /** The line is broken, and something that was done has not got there yet. */
    unsaved:
      'Forbindelsen er væk et øjeblik. Det, du har gjort, er gemt her og når frem, når den er tilbage.',
    places: {
      label: 'Steder',
      now: 'Nu',
      cards: 'Kort',
      mine: 'Mine ord',
      notes: 'Noter',
      catalogue: 'Katalog',
    },
    now: {
      welcome:
        'Når I er samlet, starter du mødet: Kortene bliver blandet, og du er mødeleder. Derefter viser du bordet for alle, og I vender det første kort.',
      welcomeLaid:
        'Når I er samlet, starter du mødet, og så er du mødeleder. Derefter viser du bordet for alle, og I vender det første kort.',
      welcomeViewer: 'Mødet er ikke startet endnu. Kortene kommer frem her, når nogen starter det.',
      show: 'Kortene er blandet. Vis bordet for alle, så I kigger på det samme.',
      showLaid: 'Kortene ligger klar. Vis bordet for alle, så I kigger på det samme.',
      firstCard: (left: number) =>
        `${daCards(left)} ligger med bagsiden op. Vend det første, og læs det højt.`,
      nextCard: (left: number) => `${daCards(left)} ligger med bagsiden op. Tag det næste, når I er klar.`,
      withCard: 'Læs kortet højt, og tal om det. I har ikke travlt.',
      lastCard: 'Det er det sidste kort. I har ikke travlt.',
      allDone: 'I har været alle kort igennem.',
      allDoneParked: (parked: number) =>
        parked === 1 ? 'Der ligger et kort, I parkerede.' : `Der ligger ${parked} kort, I parkerede.`,
      ended: (discussed: number) =>
        discussed === 0 ? 'Tak for denne gang.' : `I talte om ${daCards(discussed)}. Tak for denne gang.`,
      endedParked: (parked: number) => `${daCards(parked)} blev parkeret til en anden gang.`,
      beginAgainHint:
        'Det nye møde får et nyt bord med de kort, I ikke har talt om endnu. Det gamle bord bliver, som det er.',
      noFacilitator: 'Mødelederen er her ikke lige nu.',
      waiting: {
        viewer: 'Du ser med. Kortene kommer frem her, når de bliver vendt.',
        reopening: 'Bordet åbnes igen. Vent et øjeblik.',
        led: 'Mødelederen vender kortene. De kommer frem her.',
        allDone: 'Mødelederen slutter mødet, når I er klar.',
      },
      examples: 'Eksempler på svar',
      examplesHint: 'De er kun til at komme i gang med.',
    },
    prepare: 'Forbered mødet',
    prepareWhileRunning: 'Kort, formål og tid …',
    steps: {
      start: 'Start mødet',
      show: 'Vis bordet for alle',
      turn: 'Vend et kort',
      next: 'Næste kort',
      finish: 'Færdig',
      takeFacilitation: 'Bliv mødeleder',
      end: 'Slut mødet',
      beginAgain: 'Begynd et nyt møde',
      skip: 'Spring over',
      park: 'Parkér',
      putBack: 'Læg tilbage',
      seeParked: 'Se parkerede kort',
      nextQuestion: 'Næste spørgsmål',
      openingRound: 'Tag først en runde',
      closingRound: 'Tag en afsluttende runde',
      toCards: 'Tilbage til kortene',
    },
    rounds: 'Runder og tid',
    setTime: (minutes: number) => `Sæt ${minutes} min. af`,
    stepHints: {
      finish: 'Læg kortet til de kort, I har talt om',
      skip: 'Læg kortet væk. Det er helt i orden',
      park: 'Gem kortet til senere',
      putBack: 'Læg kortet tilbage, hvor det lå',
    },
    sharing: {
      on: 'Alle kan se bordet',
      off: 'Bordet vises ikke for alle',
      alreadyOn: 'Bordet var allerede fremme. Alle kan se det.',
      asking: 'Spørger Teams …',
      show: 'Vis for alle',
      stop: 'Tag det ned',
      inTab: 'Åbn Dialogkort i sidepanelet under mødet for at vise bordet for alle.',
    },
    cards: {
      left: (left: number, total: number) => `${left} af ${total} tilbage`,
      write: 'Skriv et kort',
      back: 'Tilbage til kortene',
      lookThrough: 'Kig kortene igennem, hvis du vil. De bliver blandet, når mødet starter.',
      total: (total: number) => daCards(total),
      noneLeft: 'Her er ingen kort tilbage.',
      turnHint: 'Vælg et kort for at vende det.',
      turn: (number: number, area: string) => `Vend kort ${number}, ${area}`,
      noArea: 'Egne kort uden område',
      parked: 'Parkeret',
      discussed: 'Talt om',
      skipped: 'Sprunget over',
      paper: 'Har du kortet på papir?',
      takeUp: 'Tag op igen',
      takeUpNamed: (question: string) => `Tag op igen: ${question}`,
      count: daCards,
    },
    announce: {
      turned: (question: string) => `Nyt kort: ${question}`,
      cleared: 'Kortet er lagt væk.',
      started: 'Mødet er startet. Kortene er blandet.',
      ended: 'Mødet er slut.',
    },
  },
  en: {
    close: 'Close',
    sheets: {
      openMenu: 'The meeting: roles, table and end',
      menu: 'The meeting',
      recap: 'Recap so far',
      help: 'Help and about',
    },
    where: {
      preparing: 'Before the meeting',
      card: (nth: number) => `${nth}${EN_ENDINGS[enOrdinals.select(nth)]} card`,
      table: 'The table',
      opening: 'Opening round',
      closing: 'Closing round',
      ended: 'The meeting has ended',
    },
    people: {
      count: (people: number) => `${people} here`,
      title: 'Who is here',
      me: 'you',
      facilitator: 'facilitator',
      noteTaker: 'note-taker',
      guests: (count: number) => `${enGuests(count)} looking on`,
      noFacilitator: 'The facilitator is not here right now.',
    },
    /** The line is broken, and something that was done has not got there yet. */
    unsaved: 'The connection is away for a moment. What you did is kept here and gets there when it is back.',
    places: {
      label: 'Places',
      now: 'Now',
      cards: 'Cards',
      mine: 'My words',
      notes: 'Notes',
      catalogue: 'Catalogue',
    },
    now: {
      welcome:
        'When you are all here, start the meeting: the cards are shuffled, and you are the facilitator. Then show the table to everybody, and turn the first card.',
      welcomeLaid:
        'When you are all here, start the meeting, and you are the facilitator. Then show the table to everybody, and turn the first card.',
      welcomeViewer: 'The meeting has not started yet. The cards appear here when somebody starts it.',
      show: 'The cards are shuffled. Show the table to everybody, so that you all look at the same thing.',
      showLaid: 'The cards are ready. Show the table to everybody, so that you all look at the same thing.',
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
          ? 'Thank you for this time.'
          : `You talked about ${enCards(discussed)}. Thank you for this time.`,
      endedParked: (parked: number) =>
        parked === 1
          ? '1 card was parked for another time.'
          : `${parked} cards were parked for another time.`,
      beginAgainHint:
        'The new meeting gets a new table with the cards you have not talked about yet. The old one stays as it is.',
      noFacilitator: 'The facilitator is not here right now.',
      waiting: {
        viewer: 'You are looking on. The cards appear here when they are turned.',
        reopening: 'The table is being opened again. Just a moment.',
        led: 'The facilitator turns the cards. They appear here.',
        allDone: 'The facilitator ends the meeting when you are ready.',
      },
      examples: 'Examples of answers',
      examplesHint: 'They are only there to get you started.',
    },
    prepare: 'Prepare the meeting',
    prepareWhileRunning: 'Cards, purpose and time …',
    steps: {
      start: 'Start the meeting',
      show: 'Show the table to everybody',
      turn: 'Turn a card',
      next: 'Next card',
      finish: 'Done',
      takeFacilitation: 'Become facilitator',
      end: 'End the meeting',
      beginAgain: 'Begin a new meeting',
      skip: 'Skip',
      park: 'Park',
      putBack: 'Put back',
      seeParked: 'See parked cards',
      nextQuestion: 'Next question',
      openingRound: 'Take a round first',
      closingRound: 'Take a closing round',
      toCards: 'Back to the cards',
    },
    rounds: 'Rounds and time',
    setTime: (minutes: number) => `Set ${minutes} min. aside`,
    stepHints: {
      finish: 'Lay the card with those you have talked about',
      skip: 'Lay the card aside. That is quite all right',
      park: 'Keep the card for later',
      putBack: 'Put the card back where it lay',
    },
    sharing: {
      on: 'Everybody can see the table',
      off: 'The table is not shown to everybody',
      alreadyOn: 'The table was already out. Everybody can see it.',
      asking: 'Asking Teams …',
      show: 'Show to all',
      stop: 'Take it down',
      inTab: 'Open Dialogue cards in the side panel during the meeting to show the table to everybody.',
    },
    cards: {
      left: (left: number, total: number) => `${left} of ${total} left`,
      write: 'Write a card',
      back: 'Back to the cards',
      lookThrough: 'Look through the cards if you like. They are shuffled when the meeting starts.',
      total: (total: number) => enCards(total),
      noneLeft: 'No cards are left here.',
      turnHint: 'Choose a card to turn it.',
      turn: (number: number, area: string) => `Turn card ${number}, ${area}`,
      noArea: 'Own cards without an area',
      parked: 'Parked',
      discussed: 'Talked about',
      skipped: 'Skipped',
      paper: 'Have you got the card on paper?',
      takeUp: 'Take up again',
      takeUpNamed: (question: string) => `Take up again: ${question}`,
      count: enCards,
    },
    announce: {
      turned: (question: string) => `New card: ${question}`,
      cleared: 'The card was laid aside.',
      started: 'The meeting has started. The cards are shuffled.',
      ended: 'The meeting has ended.',
    },
  },
});
