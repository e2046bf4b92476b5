import type { Request } from 'express';

export interface BaseUrlOptions {
  /** Origins under which the relay is reached. The one the request came to is named; else the first. */
  readonly publicUrls: readonly string[];
  /** Believe `X-Forwarded-Proto` and `X-Forwarded-Host`: there is a proxy in front, and only it can be reached. */
  readonly trustProxy: boolean;
}

/** What the relay tells a client about its own address: the address that client came by. */
export function baseUrlOf({ publicUrls, trustProxy }: BaseUrlOptions): (request: Request) => string {
  return (request) => {
    const asked = askedOrigin(request, trustProxy);
    const known = publicUrls.map((url) => new URL(url).origin);
    return known.find((origin) => origin === asked) ?? known[0] ?? asked;
  };
}

function askedOrigin(request: Request, trustProxy: boolean): string {
  const forwarded = (name: string): string | undefined =>
    trustProxy ? request.get(name)?.split(',')[0]?.trim() : undefined;
  const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
  const protocol = forwarded('x-forwarded-proto') ?? (encrypted ? 'https' : 'http');
  const host = forwarded('x-forwarded-host') ?? request.get('host') ?? 'localhost';
  const url = `${protocol}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost';
}
