/** How the server, or a relay of its own, ends when it cannot go on, for scripts to act on. */
export const EXIT_CODES = {
  /** An unhandled error; the log has the facts. */
  unhandled: 1,
  /** Settings are missing or malformed. */
  settings: 2,
  /** The address cannot be listened on. */
  address: 3,
  /** The data folder cannot be used. */
  storage: 4,
  /** The built client or a built-in deck is missing or broken. */
  content: 5,
} as const;
