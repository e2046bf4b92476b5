/** How the server ends when it cannot go on, for scripts to act on. */
export const EXIT_CODES = {
  /** Nobody foresaw it; the log has the facts. */
  unforeseen: 1,
  /** Settings are missing or malformed. */
  settings: 2,
  /** The address cannot be listened on. */
  address: 3,
  /** The data folder cannot be used. */
  storage: 4,
  /** The built client or a built-in deck is missing or broken. */
  content: 5,
} as const;
/** What keeps it from starting. */
export type StartupProblem = Exclude<keyof typeof EXIT_CODES, 'unforeseen'>;

/** `message` is a sentence for the person who runs the server, and names what to change. */
export class StartupError extends Error {
  readonly problem: StartupProblem;

  constructor(problem: StartupProblem, message: string) {
    super(message);
    this.name = 'StartupError';
    this.problem = problem;
  }
}
