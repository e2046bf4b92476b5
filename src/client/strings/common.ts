/** What several places say alike. */
import type { CardPlace } from '../../domain/table/tableView.ts';
import type { Connection } from '../../fluid/connection.ts';
import { catalogue } from './strings.ts';

interface CommonTexts {
  readonly dismiss: string;
  readonly ownCard: string;
  /** How a card is called in full: "Kort 12, Teknologiforståelse, ikke vendt". */
  readonly cardName: (number: number, area: string, place: CardPlace) => string;
  /** While the connection is not live. */
  readonly connection: Readonly<Record<Exclude<Connection['state'], 'live'>, string>>;
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

export const common = catalogue<CommonTexts>({
  da: {
    dismiss: 'Luk beskeden',
    ownCard: 'Eget kort',
    cardName: (number, area, place) => `Kort ${number}, ${area}, ${daPlace[place]}`,
    connection: {
      connecting: 'Henter det seneste fra bordet …',
      reconnecting: 'Forbindelsen er væk et øjeblik. Bordet følger med igen om lidt.',
      closed: 'Bordet bliver åbnet igen …',
    },
  },
  en: {
    dismiss: 'Close the message',
    ownCard: 'Own card',
    cardName: (number, area, place) => `Card ${number}, ${area}, ${enPlace[place]}`,
    connection: {
      connecting: 'Getting the latest from the table …',
      reconnecting: 'The connection is away for a moment. The table will catch up shortly.',
      closed: 'The table is being opened again …',
    },
  },
});
