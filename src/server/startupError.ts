import type { EXIT_CODES } from '../shared/exitCodes.ts';

/** What keeps it from starting. */
export type StartupProblem = Exclude<keyof typeof EXIT_CODES, 'unhandled'>;

/** `message` is a sentence for the operator, and names what to change. */
export class StartupError extends Error {
  readonly problem: StartupProblem;

  constructor(problem: StartupProblem, message: string) {
    super(message);
    this.name = 'StartupError';
    this.problem = problem;
  }
}
