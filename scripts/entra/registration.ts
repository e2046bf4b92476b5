/** The required state of the app's registration in Entra, and the differences of an existing one. */
import { isDeepStrictEqual } from 'node:util';
import { SIGN_IN_SCOPE as SCOPE } from '../../src/server/identity/identity.ts';
import { TEAMS_CLIENTS } from '../../src/server/identity/teamsClients.ts';

/** The same in every installation, so that a second run finds it. */
const SCOPE_ID = '5d6c8f0e-7d3a-4f7e-9c44-0a6b1f3e2c58';
const TOKEN_VERSION = 2;
/**
 * Administrators only. Otherwise any other application could ask a person for consent, and act as them at this
 * server.
 */
const CONSENT_BY = 'Admin';
/** Marks tokens that applications get for themselves. Entra includes it only on request. */
const APPLICATION_CLAIM = 'idtyp';
export const TRUSTED_AUDIENCE = 'api://AzureADTokenExchange';
export const TRUST_NAME = 'dialogkort-server';

export interface Wanted {
  readonly displayName: string;
  /** Host of the app, with its port if it has one. */
  readonly domain: string;
  /** People of several tenants sign in. */
  readonly severalTenants: boolean;
}

export interface Application {
  readonly id: string;
  readonly appId: string;
  readonly displayName?: string;
  readonly signInAudience?: string;
  readonly identifierUris?: readonly string[];
  readonly api?: {
    readonly requestedAccessTokenVersion?: number | null;
    readonly oauth2PermissionScopes?: readonly Scope[];
    readonly preAuthorizedApplications?: readonly PreAuthorized[];
  } | null;
  readonly optionalClaims?: { readonly accessToken?: readonly { readonly name: string }[] } | null;
}
interface Scope {
  readonly id: string;
  readonly value: string;
  readonly type: string;
  readonly isEnabled: boolean;
  readonly adminConsentDisplayName: string;
  readonly adminConsentDescription: string;
  readonly userConsentDisplayName: string;
  readonly userConsentDescription: string;
}
interface PreAuthorized {
  readonly appId: string;
  readonly delegatedPermissionIds: readonly string[];
}

/** A difference to the required state, and the request that fixes it. */
export interface Difference {
  readonly sentence: string;
  readonly patch: Readonly<Record<string, unknown>>;
}

/** In the order of fixing: a scope must exist before a client may use it. */
export function differences(application: Application, wanted: Wanted): Difference[] {
  const found: Difference[] = [];
  const { displayName, signInAudience, identifierUris = [], api } = application;
  if (displayName !== wanted.displayName) {
    found.push({
      sentence: `Its name is not "${wanted.displayName}".`,
      patch: { displayName: wanted.displayName },
    });
  }
  const audience = wanted.severalTenants ? 'AzureADMultipleOrgs' : 'AzureADMyOrg';
  if (signInAudience !== audience) {
    found.push({
      sentence: `It is not for ${wanted.severalTenants ? 'several tenants' : 'this tenant alone'}.`,
      patch: { signInAudience: audience },
    });
  }
  const uri = `api://${wanted.domain}/${application.appId}`;
  if (!identifierUris.includes(uri)) {
    found.push({
      sentence: `Its Application ID URI is not ${uri}.`,
      patch: { identifierUris: [...identifierUris, uri] },
    });
  }
  const scopes = api?.oauth2PermissionScopes ?? [];
  const scope = scopes.find(({ value }) => value === SCOPE) ?? { ...NEW_SCOPE };
  if (
    api?.requestedAccessTokenVersion !== TOKEN_VERSION ||
    !scopes.some(({ value, isEnabled, type }) => value === SCOPE && isEnabled && type === CONSENT_BY)
  ) {
    const others = scopes.filter(({ value }) => value !== SCOPE);
    found.push({
      sentence: `It does not offer the scope ${SCOPE}, for administrators to consent to, with tokens of version ${TOKEN_VERSION}.`,
      patch: {
        api: {
          requestedAccessTokenVersion: TOKEN_VERSION,
          oauth2PermissionScopes: [...others, { ...scope, isEnabled: true, type: CONSENT_BY }],
        },
      },
    });
  }
  const known = api?.preAuthorizedApplications ?? [];
  const missing = TEAMS_CLIENTS.filter(
    ({ appId }) =>
      !known.some((client) => client.appId === appId && client.delegatedPermissionIds.includes(scope.id)),
  );
  if (missing.length > 0) {
    const others = known.filter(({ appId }) => !missing.some((client) => client.appId === appId));
    const added = missing.map(({ appId }) => ({ appId, delegatedPermissionIds: [scope.id] }));
    found.push({
      sentence: `It does not trust ${missing.map(({ name }) => name).join(' and ')} to ask for tokens.`,
      patch: { api: { preAuthorizedApplications: [...others, ...added] } },
    });
  }
  const claims = application.optionalClaims?.accessToken ?? [];
  if (!claims.some(({ name }) => name === APPLICATION_CLAIM)) {
    const claim = { name: APPLICATION_CLAIM, essential: false, additionalProperties: [] };
    found.push({
      sentence: `It does not ask for the claim ${APPLICATION_CLAIM}, which tells applications from people.`,
      patch: { optionalClaims: { ...application.optionalClaims, accessToken: [...claims, claim] } },
    });
  }
  return found;
}

const NEW_SCOPE: Scope = {
  id: SCOPE_ID,
  value: SCOPE,
  type: CONSENT_BY,
  isEnabled: true,
  adminConsentDisplayName: 'Sign in to Dialogkort',
  adminConsentDescription:
    'Teams tells Dialogkort who is in the meeting on this device. Nothing else is read.',
  userConsentDisplayName: 'Log ind i Dialogkort',
  userConsentDescription: 'Teams fortæller Dialogkort, hvem du er. Andet bliver ikke læst.',
};

export interface Trust {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** Lets a managed identity, by its principal (object) id, replace a secret. */
export function trustIn(principalId: string, tenantId: string, authority: string): Trust {
  const issuer = `${authority}/${tenantId}/v2.0`;
  return { name: TRUST_NAME, issuer, subject: principalId, audiences: [TRUSTED_AUDIENCE] };
}

export function isSameTrust(one: Trust, other: Trust): boolean {
  const facts = ({ issuer, subject, audiences }: Trust) => ({ issuer, subject, audiences: [...audiences] });
  return isDeepStrictEqual(facts(one), facts(other));
}
