import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket may be opened from the page that says so. Browsers name the origin of the page, in the Teams of the desktop and of
 * phones, too: the page's own. What is no browser names none, and its token is all that counts.
 */
export function isOriginAllowed(
  { headers }: Pick<IncomingMessage, 'headers'>,
  allowed: readonly string[] | undefined,
): boolean {
  const { origin } = headers;
  return allowed === undefined || origin === undefined || allowed.includes(origin);
}
