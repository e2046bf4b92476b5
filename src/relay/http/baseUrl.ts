import type { Request } from 'express';
import type { ProxyTrust } from '../../shared/clientAddress.ts';

export interface BaseUrlOptions extends ProxyTrust {
  /** Origins under which the relay is reached. The one the request came to is named; else the first. */
  readonly publicUrls: readonly string[];
}

/** What the relay tells a client about its own address: the address that client came by. */
export function baseUrlOf({ publicUrls, ...trust }: BaseUrlOptions): (request: Request) => string {
  return (request) => {
    const asked = askedOrigin(request, trust);
    const known = publicUrls.map((url) => new URL(url).origin);
    return known.find((origin) => origin === asked) ?? known[0] ?? asked;
  };
}

function askedOrigin(request: Request, { trustProxy, proxyHops }: ProxyTrust): string {
  // Each proxy adds at the end what it was asked for; what stands before that is the caller's own word.
  const forwarded = (name: string): string | undefined => {
    const told = trustProxy ? (request.get(name)?.split(',') ?? []) : [];
    return told[Math.max(0, told.length - proxyHops)]?.trim();
  };
  const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
  const said = forwarded('x-forwarded-proto');
  const protocol = said === 'http' || said === 'https' ? said : encrypted ? 'https' : 'http';
  const host = forwarded('x-forwarded-host') ?? request.get('host') ?? 'localhost';
  const url = `${protocol}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost';
}
