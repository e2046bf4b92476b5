/** Exit codes of `npm run deck`; docs/DECKS.md lists them. Warnings alone leave 0. */
export const EXIT_CODES = {
  unexpected: 1,
  usage: 2,
  unreadable: 3,
  notImported: 4,
  badDeck: 5,
  unwritable: 6,
} as const;

/** A problem that the person at the terminal can understand and fix. */
export class DeckError extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number) {
    super(sentence);
    this.name = 'DeckError';
    this.exitCode = exitCode;
  }
}
