/** The last answer by which the server refused this page something: whoever helps finds it in the server's log. */
export interface Refusal {
  readonly code: string;
  /** Made up by the server for that one answer. */
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** Of the page: there is one server, and it counts whichever part of the page asked. */
let last: Refusal | undefined;

export const lastRefusal = (): Refusal | undefined => last;

export function noteRefusal(code: string, requestId: string | null): void {
  last = { code, requestId: requestId ?? 'without an id', atMs: Date.now() };
}
