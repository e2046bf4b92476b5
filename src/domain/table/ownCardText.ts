/** What may stand on an own card. Free of the shared tree, so that a form can know it before the table is loaded. */

/** Fits on a card that is read across a room. */
export const OWN_CARD_MAX_CHARACTERS = 240;

/** As it will stand on the card: white space folded. May be empty or too long. */
export function foldedQuestion(question: string): string {
  return question.replace(/\s+/gu, ' ').trim();
}

/** As it will stand on the card; undefined if nothing is left or it is too long. */
export function tidyQuestion(question: string): string | undefined {
  const folded = foldedQuestion(question);
  return folded.length > 0 && folded.length <= OWN_CARD_MAX_CHARACTERS ? folded : undefined;
}
