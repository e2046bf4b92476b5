/** Determines the network addresses of a request's client, which rate limits count by. */

export interface ProxyTrust {
  /** A proxy that is the only way to the server reports client and URL in `X-Forwarded-*`. */
  readonly trustProxy: boolean;
  /** Number of proxies in front of the server; entries from before them are ignored. */
  readonly proxyHops: number;
}

/** The part of Node's requests that this needs. */
export interface AddressedRequest {
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Part of the internet that may belong to one subscriber. */
export interface Network {
  readonly name: string;
  /** Its rate limit, as a multiple of one address's. */
  readonly allowances: number;
}

/** The client's networks as the nearest proxies report them; without trust, those of the connection's peer. */
export function networksOfRequest(
  { headers, socket }: AddressedRequest,
  { trustProxy, proxyHops }: ProxyTrust,
): readonly Network[] {
  const forwarded = trustProxy ? String(headers['x-forwarded-for'] ?? '') : '';
  const told = forwarded.split(',').map((address) => address.trim());
  const nearestFirst = [socket.remoteAddress ?? '', ...told.filter((address) => address !== '').reverse()];
  return networksOf(nearestFirst[Math.min(proxyHops, nearestFirst.length - 1)] ?? '');
}

const GROUP_BITS = 16;
const GROUPS = 8;
/**
 * Providers give an IPv6 subscriber anything from a /64 to a /48, and which one is not visible from outside. So each
 * is counted, and the larger ones, which strangers may share, have higher limits.
 */
const IPV6_NETWORKS = [
  { bits: 64, allowances: 1 },
  { bits: 56, allowances: 2 },
  { bits: 48, allowances: 4 },
];

/**
 * What one subscriber cannot change at will, smallest first: an IPv4 address without the port that some proxies add.
 */
export function networksOf(ip: string): readonly Network[] {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  const [ipv4] = /^\d+\.\d+\.\d+\.\d+/.exec(address) ?? [];
  if (ipv4 !== undefined) return [{ name: ipv4, allowances: 1 }];
  if (!address.includes(':')) return [{ name: address, allowances: 1 }];
  const groups = groupsOf(address);
  return IPV6_NETWORKS.map(({ bits, allowances }) => ({ name: prefixOf(groups, bits), allowances }));
}

/** The eight numbers of an IPv6 address; unreadable parts count as 0. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const numbers = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16) || 0);
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  const missing = Math.max(0, GROUPS - before.length - after.length);
  return [...before, ...Array<number>(missing).fill(0), ...after];
}

function prefixOf(groups: readonly number[], bits: number): string {
  const kept = groups.slice(0, Math.ceil(bits / GROUP_BITS)).map((group, i) => {
    const tooMany = Math.max(0, (i + 1) * GROUP_BITS - bits);
    return ((group >> tooMany) << tooMany).toString(16);
  });
  return `${kept.join(':')}::/${bits}`;
}
