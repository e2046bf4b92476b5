import { DAMAGE_CODES, UNKNOWN_DOCUMENT_CODE } from '../../shared/relayCodes.ts';

/** What only the operator's side may do at the Fluid service. A port; every adapter passes `tests/contract/fluidAdmin`. */
export interface FluidAdmin {
  /**
   * Has the document removed with everything that is kept of it. Asking again is no error. Rejects with
   * {@link FluidAdminError} if the service gave no usable answer.
   */
  deleteDocument(documentId: string): Promise<Deletion>;
  /**
   * Ends all connections to the document and refuses every token that was issued for it until now. Rejects with
   * {@link FluidAdminError} if the service gave no usable answer.
   */
  revokeAll(documentId: string): Promise<Revocation>;
  /** What the service itself says of the document. A service that gives no usable answer makes it `unknown`; never rejects. */
  inspectDocument(documentId: string): Promise<DocumentCondition>;
}

/** `atMs`: by the clock of the service. */
export type Revocation = { readonly atMs: number } | 'unsupported';

export type DocumentCondition =
  | 'usable'
  /** It cannot be opened: what is stored is not what was written. */
  | 'damaged'
  /** There is no such document. */
  | 'absent'
  | 'unknown';

export type Deletion =
  | 'deleted'
  /** There was no such document. */
  | 'absent'
  /** The service wants its clients to be gone for some time first: ask again later. */
  | 'later'
  /** This service has no such call: the operator has to delete it with the service's own tools. */
  | 'unsupported';

/** `message` says what to look at, never an id or a secret. */
export class FluidAdminError extends Error {
  /** HTTP status of the refusal; missing when there was no answer. */
  readonly status?: number;

  constructor(message: string, status?: number) {
    super(message);
    this.name = 'FluidAdminError';
    if (status !== undefined) this.status = status;
  }
}

const TIMEOUT_MS = 10_000;

/** By the codes of the own relay (`shared/relayCodes`): a status alone may be a proxy's. */
export function conditionOf(code: unknown): DocumentCondition {
  const damage: readonly unknown[] = DAMAGE_CODES;
  if (damage.includes(code)) return 'damaged';
  return code === UNKNOWN_DOCUMENT_CODE ? 'absent' : 'unknown';
}

/** Sends a request and discards the body. Returns the status. */
export async function answerOf(fetch: Fetch, address: string, init: RequestInit): Promise<number> {
  const response = await send(fetch, address, init);
  await response.body?.cancel();
  return response.status;
}

export async function send(fetch: Fetch, address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw new FluidAdminError(`${new URL(address).origin} gave no answer.`);
  }
}

type Fetch = typeof fetch;
