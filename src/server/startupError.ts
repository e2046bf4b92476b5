/** What keeps the server from starting, with the exit code that a script may act on. */
export const EXIT_CODES = {
  /** Settings are missing or malformed. */
  settings: 2,
  /** The address cannot be listened on. */
  address: 3,
  /** The data folder cannot be used. */
  storage: 4,
  /** The built client or a built-in deck is missing or broken. */
  content: 5,
} as const;
export type StartupProblem = keyof typeof EXIT_CODES;

/** `message` is a sentence for the person who runs the server, and names what to change. */
export class StartupError extends Error {
  readonly problem: StartupProblem;

  constructor(problem: StartupProblem, message: string) {
    super(message);
    this.name = 'StartupError';
    this.problem = problem;
  }
}
