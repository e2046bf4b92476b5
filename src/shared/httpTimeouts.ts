/** Timeouts for clients; part of Node's options for a web server, in milliseconds. */
export const HTTP_TIMEOUTS = {
  /** Headers are small: our own pages are never this slow. */
  headersTimeout: 10_000,
  /** Enough for a body over the slowest connection on which a meeting works. */
  requestTimeout: 120_000,
  /** Longer than proxies keep idle connections, so that none is closed under a request on its way. */
  keepAliveTimeout: 75_000,
} as const;
