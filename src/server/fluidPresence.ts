/** Connected users, makers of documents, and disconnecting, at the Fluid service. A port; only a service in this process has it. */
export interface FluidPresence {
  /** All connected users, readers included, by the user id of their token. */
  connected(): readonly ConnectedUser[];
  /** Whose token made the document. `unknown`: the service cannot tell; `absent`: it has no such document. */
  makerOf(documentId: string): Promise<{ readonly userId: string } | 'unknown' | 'absent'>;
  /**
   * The start of a table, by whose user's token; missing while it is not started or has no connection. The service knows
   * forms only: an edit with a start in it that every page drops counts, too.
   */
  startOf(documentId: string): { readonly userId?: string; readonly agoMs: number } | undefined;
  /** Whose token sent the operation; undefined if the service cannot tell any more. */
  senderOf(documentId: string, sequenceNumber: number): Promise<string | undefined>;
  /** Ends the connections of these people to the document, and refuses the tokens that they have for it. */
  revoke(documentId: string, userIds: readonly string[]): void;
  /** Ends all connections to the document. Their clients come back, as far as they may. */
  disconnect(documentId: string): void;
  /** Cuts the log of a document whose session has ended, in the background. */
  settle(documentId: string): void;
  /** The same for all users. */
  revokeAll(documentId: string): void;
  /** Takes that back: tokens from before are good again. */
  allowAll(documentId: string): void;
}

export interface ConnectedUser {
  readonly documentId: string;
  readonly userId: string;
}
