import type { ApiErrorCode, DeckFault } from '../shared/contract/schemas/errors.ts';

/**
 * A refusal that the caller is told about, by its code. `message` is an English sentence that anyone may read: never a
 * token, a name, an id from the directory or people's texts.
 */
export class Failure extends Error {
  readonly code: ApiErrorCode;
  /** When it makes sense to ask again, in whole seconds from now. */
  readonly retryAfterS?: number;

  /** Of a deck in the request: ids and field names, never its texts. */
  readonly faults?: readonly DeckFault[];

  constructor(
    code: ApiErrorCode,
    message: string,
    options: { retryAfterS?: number; faults?: readonly DeckFault[] } = {},
  ) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    if (options.retryAfterS !== undefined) this.retryAfterS = options.retryAfterS;
    if (options.faults !== undefined) this.faults = options.faults;
  }
}
