/** How long whoever asks may take; part of Node's options for a web server, in milliseconds. */
export const HTTP_TIMEOUTS = {
  /** Nothing sent there is large: whoever takes longer is not a page of ours. */
  headersTimeout: 10_000,
  /** A body takes no longer, over the slowest line that a meeting is possible on. */
  requestTimeout: 120_000,
  /** Longer than proxies keep idle connections, so that none is closed under a request on its way. */
  keepAliveTimeout: 75_000,
} as const;
