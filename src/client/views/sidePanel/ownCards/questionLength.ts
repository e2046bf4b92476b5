/** The same as the table's own rule (`OWN_CARD_MAX_CHARACTERS`), which comes with Fluid; a test holds them together. */
export const QUESTION_MAX_CHARACTERS = 240;

/** How many characters the card will have once white space is folded. */
export function questionLength(question: string): number {
  return question.replace(/\s+/gu, ' ').trim().length;
}
