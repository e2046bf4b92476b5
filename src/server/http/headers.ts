/** What browsers are told to refuse on our behalf. */
import type { ServerResponse } from 'node:http';
import type { FluidAddress } from '../../shared/fluidAddress.ts';

/** Where Teams, Outlook and Microsoft 365 show apps, as Microsoft documents it for tabs. */
const TEAMS_FRAME_ANCESTORS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** Azure Fluid Relay answers its discovery with hosts of its own choosing below this domain. */
const AZURE_FLUID_RELAY = 'fluidrelay.azure.com';

/** Where teams-js reads the newest list of hosts; without it the built-in list is used. */
const TEAMS_HOST_LIST = 'https://res.cdn.office.net';

const HSTS_LIFE_S = 365 * 24 * 60 * 60;

/** Answers that are no page: nothing to load, nothing to frame. */
const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";

export function securityHeaders({ appOrigin }: { appOrigin: string }): (response: ServerResponse) => void {
  const isHttps = appOrigin.startsWith('https:');
  return (response) => {
    response.setHeader('Content-Security-Policy', NO_PAGE_POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    if (isHttps) response.setHeader('Strict-Transport-Security', `max-age=${HSTS_LIFE_S}; includeSubDomains`);
  };
}

interface FluidSources extends FluidAddress {
  readonly extraSources: readonly string[];
}

export interface PagePolicy {
  readonly appOrigin: string;
  readonly hostOrigins: readonly string[];
  readonly fluid: FluidSources;
  readonly furtherFluid: readonly FluidSources[];
}

/**
 * The policy of a page, given the nonce of one answer. Scripts come from here alone and are never inline; style elements
 * need the nonce, which only scripts of ours know. (Style properties set by scripts are not style attributes and are free.)
 */
export function pagePolicy({
  appOrigin,
  hostOrigins,
  fluid,
  furtherFluid,
}: PagePolicy): (nonce: string) => string {
  const connect = new Set([
    "'self'",
    // Safari before 15.4 does not count web sockets as 'self'.
    asSocket(appOrigin),
    TEAMS_HOST_LIST,
    ...[fluid, ...furtherFluid].flatMap(fluidSources),
  ]);
  return (nonce) =>
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "media-src 'self' blob:",
      "worker-src 'self' blob:",
      `connect-src ${[...connect].join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${[...TEAMS_FRAME_ANCESTORS, ...hostOrigins].join(' ')}`,
    ].join('; ');
}

/** Of the phones' page: it talks to this server alone, and stands in no frame but the simulated meeting's. */
export function phonePolicy({ hostOrigins }: Pick<PagePolicy, 'hostOrigins'>): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${hostOrigins.length > 0 ? hostOrigins.join(' ') : "'none'"}`,
  ].join('; ');
}

function fluidSources({ endpoint, storageEndpoint, socketEndpoint, extraSources }: FluidSources): string[] {
  if (endpoint.startsWith('/')) return [...extraSources];
  if (storageEndpoint !== undefined && socketEndpoint !== undefined) {
    const [ordering, storage, sockets] = [endpoint, storageEndpoint, socketEndpoint].map(
      (address) => new URL(address).origin,
    ) as [string, string, string];
    // Sockets fall back to polling.
    return [ordering, storage, sockets, asSocket(sockets), ...extraSources];
  }
  const { origin, hostname } = new URL(endpoint);
  const anyOfAzure = `https://*.${AZURE_FLUID_RELAY}`;
  const azure = hostname.endsWith(`.${AZURE_FLUID_RELAY}`) ? [anyOfAzure, asSocket(anyOfAzure)] : [];
  return [origin, asSocket(origin), ...azure, ...extraSources];
}

const asSocket = (origin: string): string => origin.replace(/^http/, 'ws');
