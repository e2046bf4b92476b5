/** Words without a name wait at the server under what they are about. */

/** Of words that belong to no card. No card is called so: the ids of decks and own cards hold no underscore. */
const WITHOUT_CARD_ROUND = '_';

export function wordsRound(cardId: string | undefined): string {
  return cardId ?? WITHOUT_CARD_ROUND;
}

/** The card that a round's words are about, if any. */
export function cardOfRound(round: string): string | undefined {
  return round === WITHOUT_CARD_ROUND ? undefined : round;
}
