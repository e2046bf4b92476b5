/** What several places say alike. */
import type { Verb } from '../../domain/table/gate.ts';
import type { Refusal } from '../../domain/table/permissions.ts';
import type { CardPlace } from '../../domain/table/tableView.ts';
import { catalogue } from './strings.ts';

interface CommonTexts {
  readonly dismiss: string;
  readonly ownCard: string;
  /** How a card is called in full: "Kort 12, Teknologiforståelse, ikke vendt". */
  readonly cardName: (number: number, area: string, place: CardPlace) => string;
  readonly overtaken: string;
  readonly undone: Readonly<Record<Verb, string>>;
  readonly refused: Readonly<Record<Refusal, string>>;
  /** The connection, while it is not live. */
  readonly connection: {
    readonly connecting: string;
    readonly reconnecting: string;
    readonly closed: string;
  };
}

const daPlace: Readonly<Record<CardPlace, string>> = {
  faceDown: 'ikke vendt',
  middle: 'ligger fremme',
  discussed: 'talt om',
  skipped: 'sprunget over',
  parked: 'parkeret',
};
const enPlace: Readonly<Record<CardPlace, string>> = {
  faceDown: 'not turned',
  middle: 'turned now',
  discussed: 'discussed',
  skipped: 'skipped',
  parked: 'parked',
};

const da: CommonTexts = {
  dismiss: 'Luk beskeden',
  ownCard: 'Eget kort',
  cardName: (number, area, place) => `Kort ${number}, ${area}, ${daPlace[place]}`,
  overtaken: 'En anden kom lige før dig. Begynd med det kort, der ligger fremme nu.',
  undone: {
    start: 'Du har fortrudt.',
    shuffle: 'Kortene ligger igen, som de lå før.',
    turn: 'Kortet ligger igen med bagsiden op.',
    takeUp: 'Kortet ligger igen, hvor du tog det fra.',
    finish: 'Kortet ligger fremme igen.',
    putBack: 'Kortet ligger fremme igen.',
    skip: 'Kortet ligger fremme igen.',
    park: 'Kortet ligger fremme igen.',
    addOwnCard: 'Dit kort er taget af bordet igen.',
    editOwnCard: 'Dit kort er, som det var før.',
    withdrawOwnCard: 'Kortet er lagt på bordet igen.',
    handOver: 'Du har fortrudt.',
    share: 'Du deler ikke længere rollen som mødeleder.',
    stepDown: 'Du har fortrudt.',
    takeFacilitation: 'Du har fortrudt.',
    openTable: 'Kun mødelederen vender kort igen.',
    leadTable: 'Alle kan vende kort igen.',
    end: 'Du har fortrudt.',
  },
  refused: {
    readOnly: 'Lige nu kan du se med, men ikke ændre noget på bordet.',
    notAllowed: 'Det er mødelederen, der gør det ved dette bord.',
    notNow: 'Det kan ikke lade sig gøre lige nu. Måske nåede en anden at flytte kortet.',
    notFound: 'Kortet ligger ikke på bordet længere.',
    badText: 'Skriv et spørgsmål, der kan stå på et kort.',
  },
  connection: {
    connecting: 'Henter det seneste fra bordet …',
    reconnecting: 'Forbindelsen er væk et øjeblik. Bordet følger med igen om lidt.',
    closed: 'Bordet bliver åbnet igen …',
  },
};

const en: CommonTexts = {
  dismiss: 'Close the message',
  ownCard: 'Own card',
  cardName: (number, area, place) => `Card ${number}, ${area}, ${enPlace[place]}`,
  overtaken: 'Somebody else got there just before you. Begin with the card that is turned now.',
  undone: {
    start: 'Undone.',
    shuffle: 'The cards lie as they did before.',
    turn: 'The card lies face down again.',
    takeUp: 'The card is back where you took it from.',
    finish: 'The card is on the table again.',
    putBack: 'The card is on the table again.',
    skip: 'The card is on the table again.',
    park: 'The card is on the table again.',
    addOwnCard: 'Your card has been taken off the table again.',
    editOwnCard: 'Your card is as it was before.',
    withdrawOwnCard: 'The card is back on the table.',
    handOver: 'Undone.',
    share: 'You no longer share the role of facilitator.',
    stepDown: 'Undone.',
    takeFacilitation: 'Undone.',
    openTable: 'Only the facilitator turns cards again.',
    leadTable: 'Everybody can turn cards again.',
    end: 'Undone.',
  },
  refused: {
    readOnly: 'You can follow along, but not change anything on the table just now.',
    notAllowed: 'At this table the facilitator does that.',
    notNow: 'That cannot be done just now. Somebody may have moved the card first.',
    notFound: 'The card is no longer on the table.',
    badText: 'Write a question that fits on a card.',
  },
  connection: {
    connecting: 'Getting the latest from the table …',
    reconnecting: 'The connection is away for a moment. The table will catch up shortly.',
    closed: 'The table is being opened again …',
  },
};

export const common = catalogue<CommonTexts>({ da, en });
