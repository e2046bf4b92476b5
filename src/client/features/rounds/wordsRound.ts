/** Words without a name wait at the server under what they are about. */

/** Of words that belong to no card. No card is called so: the ids of decks and own cards hold no underscore. */
const WITHOUT_CARD_ROUND = '_';

export function wordsRound(cardId: string | undefined): string {
  return cardId ?? WITHOUT_CARD_ROUND;
}
