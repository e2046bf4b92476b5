/** What several places say alike. */
import type { CardPlace } from '../../domain/table/cardView.ts';
import type { NotLive } from '../../fluid/connection.ts';
import { catalogue } from './strings.ts';

interface CommonTexts {
  readonly dismiss: string;
  readonly ownCard: string;
  /** How a card is called in full: "Kort 12, Teknologiforståelse, ikke vendt". */
  readonly cardName: (number: number, area: string, place: CardPlace) => string;
  /** Of a button that lies as a card, or stands for one; the same on stage and panel. */
  readonly turnCard: (number: number, area: string) => string;
  readonly takeUp: string;
  readonly takeUpCard: (question: string) => string;
  /** While the connection is not live. */
  readonly connection: Readonly<Record<NotLive, string>>;
  /** When it is live again. */
  readonly back: string;
  /** Once the line has been away for a minute; rounded down. */
  readonly awayFor: (minutes: number) => string;
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
    turnCard: (number, area) => `Vend kort ${number}, ${area}`,
    takeUp: 'Tag frem igen',
    takeUpCard: (question) => `Tag frem igen: ${question}`,
    connection: {
      connecting: 'Henter det seneste fra bordet …',
      catchingUp: 'Henter det, de andre har gjort imens …',
      reconnecting: 'Forbindelsen er væk et øjeblik. Bordet følger med igen om lidt.',
      full: 'Der er ikke plads til flere ved bordet lige nu. Du kommer med, så snart en plads bliver fri.',
      notStoring:
        'Serveren har ikke mere plads og kan ikke gemme lige nu. Det, du gør, bliver på din enhed, til der er plads igen. Sig det til jeres it-afdeling.',
      closed: 'Bordet bliver åbnet igen …',
    },
    back: 'Forbindelsen er der igen.',
    awayFor: (minutes) =>
      `Forbindelsen har været væk i ${minutes} ${minutes === 1 ? 'minut' : 'minutter'}. Bliv bare her: Vi prøver hele tiden igen, og det, du gør, bliver gemt.`,
  },
  en: {
    dismiss: 'Close the message',
    ownCard: 'Own card',
    cardName: (number, area, place) => `Card ${number}, ${area}, ${enPlace[place]}`,
    turnCard: (number, area) => `Turn card ${number}, ${area}`,
    takeUp: 'Take up again',
    takeUpCard: (question) => `Take up again: ${question}`,
    connection: {
      connecting: 'Getting the latest from the table …',
      catchingUp: 'Getting what the others have done meanwhile …',
      reconnecting: 'The connection is away for a moment. The table will catch up shortly.',
      full: 'There is no room for more at the table right now. You are let in as soon as there is a place.',
      notStoring:
        'The server has run out of space and cannot save right now. What you do stays on your device until there is space again. Tell your IT department.',
      closed: 'The table is being opened again …',
    },
    back: 'The connection is back.',
    awayFor: (minutes) =>
      `The connection has been away for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. Just stay here: we keep trying, and what you do is kept.`,
  },
});
