/** Checks of sign-in and membership: whether Entra and Graph are reachable and accept the registration. */
import { z } from 'zod';
import type { ServerConfig } from '../config.ts';
import { channelOfMeeting } from '../directory/meetingId.ts';
import type { ClientCredential } from '../identity/ownCredentials.ts';
import { checkSignInClock } from './clocks.ts';
import { type Finding, fine, look, noAnswer, wrong } from './finding.ts';

const TIMEOUT_MS = 10_000;
const TOKEN = z.object({ access_token: z.string() });
const REFUSAL = z.object({ error_codes: z.array(z.number()).optional() });

/** Entra's error codes, https://learn.microsoft.com/entra/identity-platform/reference-error-codes. */
const REFUSALS: Readonly<Record<number, string>> = {
  90002: 'ENTRA_TENANT_IDS: the tenant does not exist.',
  700016:
    'ENTRA_CLIENT_ID: the tenant has no such registration; correct the id, or consent to the app there.',
  7000215: "SECRET_ENTRA_CLIENT_SECRET is wrong: it may be the secret's id instead of its value.",
  7000222:
    'SECRET_ENTRA_CLIENT_SECRET has expired: `npm run entra -- --env <name> --secret` creates a new one.',
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
    const sentence = 'is meeting-id: each signed-in person who knows a meeting’s id can enter it.';
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
    return [wrong(about, `ENTRA_AUTHORITY gives no answer: ${noAnswer(error)}.`)];
  }
  await discovery.body?.cancel();
  if (!discovery.ok) return [wrong(about, 'ENTRA_TENANT_IDS: the authority does not know the tenant.')];
  const found = [fine(about, 'The authority answers and knows the tenant.')];
  if (tenantId === entra.tenantIds[0]) found.push(...checkSignInClock(discovery, options.now()));

  // Membership is then not checked.
  if (options.config.membersFrom === 'meeting-id') return found;
  const token = await requestToken(tenantId, options);
  if (typeof token !== 'string') return [...found, token];
  found.push(fine(about, 'The authority accepts the app’s registration and issues a token for Graph.'));
  if (options.chatId !== undefined && tenantId === entra.tenantIds[0]) {
    found.push(await checkConsent(token, options.chatId, options));
  }
  return found;
}

async function requestToken(tenantId: string, options: CloudOptions): Promise<string | Finding> {
  const { entra, graphEndpoint } = options.config;
  const proof = await options.credential().catch(() => undefined);
  if (!proof)
    return wrong(
      'Managed identity',
      'AZURE_CLIENT_ID: the platform issues no token; check the id and the assigned identities.',
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
      known ??
        `The authority refuses the registration${number}: check ENTRA_CLIENT_ID and SECRET_ENTRA_CLIENT_SECRET.`,
    );
  } catch (error) {
    return wrong('Registration', `The authority issues no token: ${noAnswer(error)}.`);
  }
}

async function checkGraph(options: CloudOptions): Promise<Finding[]> {
  try {
    const response = await ask(options, `${options.config.graphEndpoint}/v1.0/$metadata`, { method: 'HEAD' });
    await response.body?.cancel();
    return [fine('Graph', 'Microsoft Graph answers.')];
  } catch (error) {
    return [wrong('Graph', `GRAPH_ENDPOINT gives no answer: ${noAnswer(error)}.`)];
  }
}

/** Resource-specific consent is given when the app is added to a meeting, so only a meeting can show it. */
async function checkConsent(token: string, chatId: string, options: CloudOptions): Promise<Finding> {
  try {
    for (const path of asksAbout(chatId)) {
      const address = `${options.config.graphEndpoint}/v1.0/${path}`;
      const response = await ask(options, address, { headers: { authorization: `Bearer ${token}` } });
      await response.body?.cancel();
      if (response.ok) continue;
      if (response.status === 403) {
        return wrong(
          'Consent',
          'The app cannot read that meeting’s members: add it to the meeting again, and see "Consent" in docs/admin.md.',
        );
      }
      return look(
        'Consent',
        `Graph finds no such meeting (${response.status}): use its chat's id, 19:meeting_…@thread.v2, or <team id>/19:…@thread.tacv2.`,
      );
    }
    return fine('Consent', "The app can read that meeting's members.");
  } catch (error) {
    return wrong('Consent', `Graph gives no answer for that meeting: ${noAnswer(error)}.`);
  }
}

/** The server's requests to Graph for the meeting, each with a permission of its own. */
function asksAbout(chatId: string): readonly string[] {
  const channel = channelOfMeeting(chatId);
  if (!channel?.teamId) return [`chats/${encodeURIComponent(chatId)}/members?$top=1`];
  const team = `teams/${channel.teamId}`;
  return [`${team}/channels/${encodeURIComponent(channel.channelId)}`, `${team}/members?$top=1`];
}

function ask({ fetch }: CloudOptions, address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
}
