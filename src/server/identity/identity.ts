/** Verifies sign-in tokens. A port. */
export interface Principal {
  /** Both lower case. */
  readonly tenantId: string;
  /** The person's object id in that tenant. */
  readonly objectId: string;
  /** Display name; empty if the token has none. */
  readonly name: string;
}

/** What Teams asks for on a person's behalf. Entra writes it into tokens for this app that a person stands behind. */
export const SIGN_IN_SCOPE = 'access_as_user';

export interface Identity {
  /**
   * Throws `Failure` with `not_signed_in`, `token_expired`, `wrong_tenant`, or `directory_unavailable` when the sign-in
   * service gives no answer.
   */
  verify(token: string): Promise<Principal>;
}
