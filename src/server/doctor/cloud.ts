/** Sign-in and membership: whether Entra and Graph can be reached, and whether they take the registration. */
import { z } from 'zod';
import type { ServerConfig } from '../config.ts';
import type { ClientCredential } from '../identity/ownCredentials.ts';
import { type Finding, fine, look, noAnswer, wrong } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** People's tokens are checked with a minute's patience. */
const MAX_CLOCK_DIFFERENCE_MS = 30_000;
const TOKEN = z.object({ access_token: z.string() });
const REFUSAL = z.object({ error_codes: z.array(z.number()).optional() });

/** Entra's own numbers, https://learn.microsoft.com/entra/identity-platform/reference-error-codes. */
const REFUSALS: Readonly<Record<number, string>> = {
  90002: 'There is no such tenant: look at ENTRA_TENANT_IDS.',
  700016: 'That tenant has no such registration: look at ENTRA_CLIENT_ID, or consent to the app there.',
  7000215: 'The client secret is wrong: perhaps its id was taken instead of its value.',
  7000222: 'The client secret has expired: `npm run entra -- --env <name> --secret` makes another one.',
  70021:
    'The registration does not trust the managed identity: `npm run entra -- --env <name> --identity <principal id>`.',
  700213:
    'The registration does not trust the managed identity: `npm run entra -- --env <name> --identity <principal id>`.',
};

export interface CloudOptions {
  readonly config: Pick<ServerConfig, 'entra' | 'graphEndpoint' | 'membersFrom'>;
  readonly credential: ClientCredential;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Chat of a meeting that the app was added to, such as `19:meeting_…@thread.v2`: shows whether consent was given. */
  readonly chatId?: string;
}

export async function checkCloud(options: CloudOptions): Promise<Finding[]> {
  const tenants = options.config.entra.tenantIds;
  const found = await Promise.all(tenants.map((tenantId) => checkTenant(tenantId, options)));
  if (options.config.membersFrom === 'meeting-id') {
    const sentence = 'is meeting-id: whoever is signed in and knows a meeting’s id is let in to it.';
    return [look('MEMBERS_FROM', sentence), ...found.flat()];
  }
  return [...(await checkGraph(options)), ...found.flat()];
}

async function checkTenant(tenantId: string, options: CloudOptions): Promise<Finding[]> {
  const { entra } = options.config;
  const about = tenantId === entra.tenantIds[0] ? 'Sign-in' : `Sign-in, ${tenantId.slice(0, 8)}…`;
  let discovery: Response;
  try {
    discovery = await ask(options, `${entra.authority}/${tenantId}/v2.0/.well-known/openid-configuration`);
  } catch (error) {
    return [wrong(about, `The authority (ENTRA_AUTHORITY) cannot be asked: ${noAnswer(error)}.`)];
  }
  await discovery.body?.cancel();
  if (!discovery.ok) return [wrong(about, 'The authority knows no such tenant: look at ENTRA_TENANT_IDS.')];
  const found = [fine(about, 'The authority answers and knows the tenant.')];
  if (tenantId === entra.tenantIds[0]) found.push(...checkClock(discovery, options.now()));

  // Nobody is asked then who is in a meeting.
  if (options.config.membersFrom === 'meeting-id') return found;
  const token = await requestToken(tenantId, options);
  if (typeof token !== 'string') return [...found, token];
  found.push(fine(about, 'The authority takes the app’s registration and gives it a token for Graph.'));
  if (options.chatId !== undefined && tenantId === entra.tenantIds[0]) {
    found.push(await checkConsent(token, options.chatId, options));
  }
  return found;
}

function checkClock(response: Response, nowMs: number): Finding[] {
  const theirsMs = Date.parse(response.headers.get('date') ?? '');
  const differenceMs = Math.abs(nowMs - theirsMs);
  if (!(differenceMs > MAX_CLOCK_DIFFERENCE_MS)) return [];
  const seconds = Math.round(differenceMs / 1000);
  return [
    wrong(
      'Clock',
      `This machine’s clock differs from the authority’s by ${seconds} s: sign-ins are refused as expired.`,
    ),
  ];
}

async function requestToken(tenantId: string, options: CloudOptions): Promise<string | Finding> {
  const { entra, graphEndpoint } = options.config;
  const proof = await options.credential().catch(() => undefined);
  if (!proof)
    return wrong(
      'Managed identity',
      'The platform gives no token: look at AZURE_CLIENT_ID and what is assigned.',
    );
  try {
    const response = await ask(options, `${entra.authority}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: entra.clientId,
        scope: `${graphEndpoint}/.default`,
        ...proof,
      }),
    });
    const reply: unknown = await response.json().catch(() => undefined);
    const token = TOKEN.safeParse(reply);
    if (response.ok && token.success) return token.data.access_token;
    const codes = REFUSAL.safeParse(reply).data?.error_codes ?? [];
    const known = codes.map((code) => REFUSALS[code]).find((sentence) => sentence !== undefined);
    const number = codes[0] === undefined ? '' : ` (AADSTS${codes[0]})`;
    return wrong(
      'Registration',
      known ?? `The authority does not take the registration${number}: look at its id and secret.`,
    );
  } catch (error) {
    return wrong('Registration', `The authority gives no token: ${noAnswer(error)}.`);
  }
}

async function checkGraph(options: CloudOptions): Promise<Finding[]> {
  try {
    const response = await ask(options, `${options.config.graphEndpoint}/v1.0/$metadata`, { method: 'HEAD' });
    await response.body?.cancel();
    return [fine('Graph', 'Microsoft Graph answers.')];
  } catch (error) {
    return [wrong('Graph', `Microsoft Graph (GRAPH_ENDPOINT) cannot be asked: ${noAnswer(error)}.`)];
  }
}

/** Resource-specific consent is given where the app is added to a meeting, so only a meeting can show it. */
async function checkConsent(token: string, chatId: string, options: CloudOptions): Promise<Finding> {
  const address = `${options.config.graphEndpoint}/v1.0/chats/${encodeURIComponent(chatId)}/members?$top=1`;
  try {
    const response = await ask(options, address, { headers: { authorization: `Bearer ${token}` } });
    await response.body?.cancel();
    if (response.ok) return fine('Consent', 'The app may see who is in that meeting.');
    if (response.status === 403) {
      return wrong(
        'Consent',
        'The app may not see who is in that meeting: add it to the meeting anew, and see "Consent" in docs/admin.md.',
      );
    }
    return look(
      'Consent',
      `Graph finds no such meeting (${response.status}): the id is that of its chat, 19:meeting_…@thread.v2.`,
    );
  } catch (error) {
    return wrong('Consent', `Graph gives no answer about that meeting: ${noAnswer(error)}.`);
  }
}

function ask({ fetch }: CloudOptions, address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
}
