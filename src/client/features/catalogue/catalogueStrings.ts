/** Texts of the competence catalogue. The catalogue itself has the names and meanings of places. */
import type { CardPlace } from '../../../domain/table/cardView.ts';
import { catalogue } from '../../ui/strings.ts';

interface CatalogueTexts {
  readonly intro: string;
  /** "Dataanvendelse, Anvendelseskompetencer, 3 kort" */
  readonly place: (place: string, area: string, cards: number) => string;
  readonly cardCount: (cards: number) => string;
  readonly legend: string;
  readonly search: string;
  readonly clear: string;
  readonly nothingFound: string;
  readonly foundPlaces: string;
  readonly foundCards: string;
  readonly found: (places: number, cards: number) => string;
  readonly back: string;
  readonly signs: string;
  readonly cards: string;
  readonly noCards: string;
  readonly inArea: string;
  readonly elsewhere: string;
  readonly elsewhereHint: string;
  readonly hidden: (number: number) => string;
  readonly lies: Readonly<Record<CardPlace, string>>;
  readonly turn: (number: number) => string;
  readonly thisCard: string;
}

export const catalogueStrings = catalogue<CatalogueTexts>({
  da: {
    intro: 'Hjulet viser, hvad spørgsmålene handler om. Vælg et emne, eller søg.',
    place: (place, area, cards) => `${place}, ${area}, ${cards} kort`,
    cardCount: (cards) => `${cards} kort`,
    legend: 'Hver prik er et kort. De fyldte har I haft fremme.',
    search: 'Søg i kataloget',
    clear: 'Ryd søgningen',
    nothingFound: 'Det fandt vi ikke. Prøv et andet ord.',
    foundPlaces: 'På hjulet',
    foundCards: 'Kort',
    found: (places, cards) =>
      `Fandt ${places} ${places === 1 ? 'emne' : 'emner'} på hjulet og ${cards} kort.`,
    back: 'Se hele hjulet',
    signs: 'Det kan lyde sådan',
    cards: 'Kort, der handler om det',
    noCards: 'Der er ingen kort om det i dag.',
    inArea: 'Andre kort i området',
    elsewhere: 'Kort uden for hjulet',
    elsewhereHint: 'De handler om noget andet end det, hjulet viser.',
    hidden: (number) => `Kort ${number}`,
    lies: {
      faceDown: 'ikke vendt',
      middle: 'ligger fremme nu',
      discussed: 'talt om',
      skipped: 'sprunget over',
      parked: 'parkeret',
    },
    turn: (number) => `Vend kort ${number}`,
    thisCard: 'Kortet, der ligger fremme, hører til her.',
  },
  en: {
    intro: 'This is what the questions are about. Choose a place on the wheel, or search.',
    place: (place, area, cards) => `${place}, ${area}, ${cards} ${cards === 1 ? 'card' : 'cards'}`,
    cardCount: (cards) => `${cards} ${cards === 1 ? 'card' : 'cards'}`,
    legend: 'Each dot is a card. The full ones have been out.',
    search: 'Search the catalogue',
    clear: 'Clear the search',
    nothingFound: 'We did not find that. Try another word.',
    foundPlaces: 'On the wheel',
    foundCards: 'Cards',
    found: (places, cards) =>
      `Found ${places} ${places === 1 ? 'place' : 'places'} on the wheel and ${cards} ${cards === 1 ? 'card' : 'cards'}.`,
    back: 'See the whole wheel',
    signs: 'It may sound like this',
    cards: 'Cards about it',
    noCards: 'There are no cards about it today.',
    inArea: 'Other cards of the area',
    elsewhere: 'Cards off the wheel',
    elsewhereHint: 'They are about something else than what the wheel shows.',
    hidden: (number) => `Card ${number}`,
    lies: {
      faceDown: 'not turned',
      middle: 'out now',
      discussed: 'talked about',
      skipped: 'skipped',
      parked: 'parked',
    },
    turn: (number) => `Turn card ${number}`,
    thisCard: 'The card that is out belongs here.',
  },
});
