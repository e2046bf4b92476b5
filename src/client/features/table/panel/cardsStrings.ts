/** The place with all cards of the table. */
import { catalogue } from '../../../ui/strings.ts';

const daCards = (count: number) => `${count} kort`;
const enCards = (count: number) => `${count} ${count === 1 ? 'card' : 'cards'}`;

export const cardsStrings = catalogue({
  da: {
    left: (left: number, total: number) => `${left} af ${total} tilbage`,
    write: 'Skriv et kort',
    back: 'Tilbage til kortene',
    lookThrough: 'Kig kortene igennem, hvis du vil. De bliver blandet, når de bliver lagt på bordet.',
    noneLeft: 'Her er ingen kort tilbage.',
    turnHint: 'Vælg et kort for at vende det.',
    noArea: 'Egne kort uden område',
    parked: 'Parkeret',
    discussed: 'Talt om',
    skipped: 'Sprunget over',
    paper: 'Har du kortet på papir?',
    count: daCards,
  },
  en: {
    left: (left: number, total: number) => `${left} of ${total} left`,
    write: 'Write a card',
    back: 'Back to the cards',
    lookThrough: 'Look through the cards if you like. They are shuffled when they are put on the table.',
    noneLeft: 'No cards are left here.',
    turnHint: 'Choose a card to turn it.',
    noArea: 'Own cards without an area',
    parked: 'Parked',
    discussed: 'Talked about',
    skipped: 'Skipped',
    paper: 'Have you got the card on paper?',
    count: enCards,
  },
});
