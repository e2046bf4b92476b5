/** Whose a request is, as far as its address tells; what is counted by callers is counted by this. */

export interface ProxyTrust {
  /** A proxy that alone can reach the server says in `X-Forwarded-*` what was asked for, and by whom. */
  readonly trustProxy: boolean;
  /** So many proxies stand in a row before the server; what was said before them is not believed. */
  readonly proxyHops: number;
}

/** The part of Node's requests that this needs. */
export interface AddressedRequest {
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** The caller's network as the nearest proxies tell it; without trust, that of whoever is at the other end of the line. */
export function networkOfRequest(
  { headers, socket }: AddressedRequest,
  { trustProxy, proxyHops }: ProxyTrust,
): string {
  const forwarded = trustProxy ? String(headers['x-forwarded-for'] ?? '') : '';
  const told = forwarded.split(',').map((address) => address.trim());
  const nearestFirst = [socket.remoteAddress ?? '', ...told.filter((address) => address !== '').reverse()];
  return networkOf(nearestFirst[Math.min(proxyHops, nearestFirst.length - 1)] ?? '');
}

/**
 * What one subscriber cannot change at will: an IPv4 address without the port that some proxies add, or the first half of
 * an IPv6 address.
 */
export function networkOf(ip: string): string {
  const address = ip.replace(/^::ffff:/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  const [ipv4] = /^\d+\.\d+\.\d+\.\d+/.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':');
}
