/**
 * Limits of an own card's text. Does not import the shared tree, so that a form can use it before the table is
 * loaded.
 */

/** Fits on a card that is read across a room. */
export const OWN_CARD_MAX_CHARACTERS = 240;

/** The question with white space folded, as on the card. May be empty or too long. */
export function foldedQuestion(question: string): string {
  return question.replace(/\s+/gu, ' ').trim();
}

/** The question with white space folded, as on the card; undefined if it is empty or too long. */
export function tidyQuestion(question: string): string | undefined {
  const folded = foldedQuestion(question);
  return folded.length > 0 && folded.length <= OWN_CARD_MAX_CHARACTERS ? folded : undefined;
}
