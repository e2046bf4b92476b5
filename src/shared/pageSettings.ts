import type { Language } from './language.ts';

/** URLs of the organisation's own statements; missing if not set. */
export interface Statements {
  readonly privacy?: string;
  readonly accessibility?: string;
  /** Where people report a barrier: `https:` or `mailto:`. */
  readonly accessibilityContact?: string;
}

/**
 * Settings that the server writes into the page, as JSON in `<meta name="dialogkort-settings">`: nothing secret or
 * personal.
 */
export interface PageSettings {
  /** Origins besides Teams' own that may host the page, from the server's configuration. */
  readonly hostOrigins: readonly string[];
  /** The app's version, for "about" and support. */
  readonly version: string;
  /** The deck of a meeting for which no deck was chosen. */
  readonly defaultDeckId: string;
  /** Of the page's title. */
  readonly titles: Readonly<Record<Language, string>>;
  readonly statements: Statements;
  /** A session is deleted this many days after its end or last use; missing if there is no limit. */
  readonly retentionDays?: number;
  /**
   * For this answer only: style elements made by scripts must carry it (`nonce`), or the page's security policy
   * ignores them. Griffel: `createDOMRenderer(document, { styleElementAttributes: { nonce } })`.
   */
  readonly styleNonce: string;
}
