import { createHash, randomUUID } from 'node:crypto';
import { type RequestHandler, Router, urlencoded } from 'express';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { Person } from '../contract.ts';
import { userPrincipalName } from './cast.ts';

const ALGORITHM = 'RS256';
const TOKEN_LIFETIME_S = 60 * 60;

export interface IdentityOptions {
  /** Origin of the issuer and all endpoints, such as `http://127.0.0.1:3000`. */
  readonly origin: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lifetime of the tokens in seconds; by default an hour. */
  readonly tokenLifetime?: number;
}

export interface SsoToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * A simulated tenant of Entra: discovery, keys and client credentials over HTTP, and the tokens that Teams fetches
 * for a person. Signing keys last as long as the process.
 */
export interface IdentityProvider {
  readonly routes: Router;
  /** Access token of version 2.0 for the app, on behalf of a person with an account. */
  ssoToken(person: Person): Promise<SsoToken>;
  /** Accepts requests with a token from the client-credentials endpoint; answers others as Graph does. */
  readonly requireAppToken: RequestHandler;
}

export async function createIdentityProvider(options: IdentityOptions): Promise<IdentityProvider> {
  const { origin, tenantId, clientId } = options;
  const lifetime = options.tokenLifetime ?? TOKEN_LIFETIME_S;
  const issuer = `${origin}/${tenantId}/v2.0`;
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);

  function sign(claims: Record<string, unknown>, audience: string, issuedAt: number): Promise<string> {
    return new SignJWT({ ...claims, tid: tenantId, uti: randomUUID(), ver: '2.0' })
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .sign(privateKey);
  }

  const routes = Router();

  routes.get('/:tenant/v2.0/.well-known/openid-configuration', (request, response) => {
    if (request.params.tenant !== tenantId) {
      response
        .status(400)
        .json(entraError('invalid_tenant', 90002, `Tenant '${request.params.tenant}' not found.`));
      return;
    }
    response.json({
      issuer,
      authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
      jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: [ALGORITHM],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      claims_supported: [
        'sub',
        'iss',
        'aud',
        'exp',
        'iat',
        'nbf',
        'oid',
        'tid',
        'name',
        'preferred_username',
        'ver',
      ],
    });
  });

  routes.get('/:tenant/discovery/v2.0/keys', (_request, response) => {
    response.json({ keys: [{ ...jwk, kid, use: 'sig', alg: ALGORITHM, issuer }] });
  });

  routes.post('/:tenant/oauth2/v2.0/token', urlencoded({ extended: false }), async (request, response) => {
    const form: Record<string, unknown> = request.body ?? {};
    if (request.params.tenant !== tenantId) {
      response.status(400).json(entraError('invalid_request', 90002, 'Tenant not found.'));
    } else if (form.grant_type !== 'client_credentials') {
      response
        .status(400)
        .json(entraError('unsupported_grant_type', 70003, 'This grant type is not supported.'));
    } else if (form.client_id !== clientId) {
      response
        .status(400)
        .json(entraError('unauthorized_client', 700016, 'Application not found in the directory.'));
    } else if (form.client_secret !== options.clientSecret) {
      response.status(401).json(entraError('invalid_client', 7000215, 'Invalid client secret provided.'));
    } else if (typeof form.scope !== 'string' || !form.scope.endsWith('/.default')) {
      response.status(400).json(entraError('invalid_scope', 70011, 'The scope must end in /.default.'));
    } else {
      const audience = form.scope.slice(0, -'/.default'.length);
      // Entra includes `idtyp` only for resources that ask for it. Graph does.
      const idtyp = audience === origin ? { idtyp: 'app' } : {};
      const claims = { azp: clientId, azpacr: '1', oid: clientId, sub: clientId, ...idtyp };
      const token = await sign(claims, audience, nowInSeconds());
      response.set('Cache-Control', 'no-store');
      response.json({
        token_type: 'Bearer',
        expires_in: lifetime,
        ext_expires_in: lifetime,
        access_token: token,
      });
    }
  });

  async function ssoToken(person: Person): Promise<SsoToken> {
    const issuedAt = nowInSeconds();
    const claims = {
      azp: TEAMS_CLIENT_ID,
      azpacr: '0',
      name: person.name,
      oid: person.id,
      preferred_username: userPrincipalName(person.name),
      scp: 'access_as_user',
      // Entra's subject differs from app to app, and must not be used as the object id.
      sub: createHash('sha256').update(`${clientId} ${person.id}`).digest('base64url'),
    };
    const token = await sign(claims, clientId, issuedAt);
    return { token, expiresAt: new Date((issuedAt + lifetime) * 1000) };
  }

  const requireAppToken: RequestHandler = async (request, response, next) => {
    const [scheme, token] = (request.get('authorization') ?? '').split(' ');
    try {
      if (scheme?.toLowerCase() !== 'bearer' || token === undefined) throw new Error('no bearer token');
      const { payload } = await jwtVerify(token, publicKey, { issuer, audience: origin });
      if (payload.idtyp !== 'app') throw new Error('not a token of an application');
    } catch {
      response
        .status(401)
        .json(graphError('InvalidAuthenticationToken', 'Access token is missing or invalid.'));
      return;
    }
    next();
  };

  return { routes, ssoToken, requireAppToken };
}

/** Teams' own application id, the party that asks for the token (`azp`). */
const TEAMS_CLIENT_ID = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

function entraError(error: string, code: number, message: string) {
  return {
    error,
    error_description: `AADSTS${code}: ${message}`,
    error_codes: [code],
    timestamp: new Date().toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  };
}

/** The body of every refusal of Microsoft Graph. */
export function graphError(code: string, message: string) {
  const id = randomUUID();
  return {
    error: {
      code,
      message,
      innerError: { date: new Date().toISOString(), 'request-id': id, 'client-request-id': id },
    },
  };
}
