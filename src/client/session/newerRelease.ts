/**
 * Whether the server runs a newer release than this page: it no longer knows an address that the page asks for. One for the
 * page, as there is one server; what the page has open goes on.
 */
let isThere = false;
const listeners = new Set<() => void>();

export const newerRelease = {
  isThere: (): boolean => isThere,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  found(): void {
    isThere = true;
    for (const listener of listeners) listener();
  },
  /** A part of the page did not come: the server says whether it still has it. */
  async lookFor(error: unknown, request?: typeof fetch): Promise<void> {
    const address = typeof error === 'object' && error !== null && 'request' in error && error.request;
    if (typeof address !== 'string') return;
    const answer = await (request ?? fetch)(address, { method: 'HEAD' }).catch(() => undefined);
    if (answer?.status === 404) newerRelease.found();
  },
};
