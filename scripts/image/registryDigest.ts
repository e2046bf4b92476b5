/**
 * The digest that an image's tag has now, from its registry (OCI distribution specification; Docker's token
 * authentication). The digest is computed from the manifest that the registry sends, not taken from a header.
 */
import { createHash } from 'node:crypto';

export interface ImageName {
  /** Such as `https://registry-1.docker.io`. */
  readonly registry: string;
  /** Such as `library/node`. */
  readonly repository: string;
  readonly tag: string;
}

/** Why there is no digest, in a sentence. */
export class NoDigestError extends Error {
  override readonly name = 'NoDigestError';
}

const DOCKER_HUB = 'https://registry-1.docker.io';
/** An index of several platforms first: its digest is valid for each of them. */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const MANIFEST_MAX_BYTES = 4 * 1024 * 1024;
const ANSWER_TIMEOUT_MS = 20_000;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Parses names such as `node:24`, `grafana/grafana:11` or `registry.example.dk/app:1` as Docker does. `mirror`
 * replaces Docker Hub.
 */
export function readImageName(text: string, mirror = DOCKER_HUB): ImageName | undefined {
  const [, path = '', tag = 'latest'] =
    /^([a-z0-9][a-z0-9._/:-]*?)(?::([\w][\w.-]{0,127}))?$/.exec(text) ?? [];
  const [first = '', ...rest] = path.split('/');
  if (path === '') return undefined;
  if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')) {
    const scheme = LOOPBACK.includes(first.replace(/:\d+$/, '')) ? 'http' : 'https';
    return { registry: `${scheme}://${first}`, repository: rest.join('/'), tag };
  }
  return { registry: mirror, repository: rest.length > 0 ? path : `library/${path}`, tag };
}

/**
 * `sha256:…`.
 * @throws NoDigestError
 */
export async function digestOf({ registry, repository, tag }: ImageName): Promise<string> {
  const address = `${registry}/v2/${repository}/manifests/${tag}`;
  const host = new URL(registry).host;
  let response = await ask(address, host, {});
  if (response.status === 401) {
    const token = await tokenFor(response.headers.get('www-authenticate') ?? '', host);
    response = await ask(address, host, { authorization: `Bearer ${token}` });
  }
  if (response.status === 404) throw new NoDigestError(`${host} has no such image.`);
  if (response.status === 429) throw new NoDigestError(`${host} has been asked too often: try again later.`);
  if (!response.ok) throw new NoDigestError(`${host} answers ${response.status}.`);
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (!MANIFESTS.includes(type)) throw new NoDigestError(`${host} sends no manifest.`);
  const body = Buffer.from(await response.arrayBuffer());
  if (body.length === 0 || body.length > MANIFEST_MAX_BYTES)
    throw new NoDigestError(`${host} sends no manifest of a usual size.`);
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const named = response.headers.get('docker-content-digest');
  if (named !== null && named !== digest)
    throw new NoDigestError(`${host} names another digest than that of what it sends.`);
  return digest;
}

/** An anonymous token for pulling this repository. */
async function tokenFor(challenge: string, host: string): Promise<string> {
  const values = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const { realm, service, scope } = values;
  const isTrusted =
    realm !== undefined &&
    URL.canParse(realm) &&
    (realm.startsWith('https:') || LOOPBACK.includes(new URL(realm).hostname));
  if (!/^bearer /i.test(challenge) || !isTrusted)
    throw new NoDigestError(`${host} wants a sign-in that this command cannot do.`);
  const address = new URL(realm);
  if (service !== undefined) address.searchParams.set('service', service);
  if (scope !== undefined) address.searchParams.set('scope', scope);
  const response = await ask(address.href, address.host, {});
  if (!response.ok) throw new NoDigestError(`${address.host} gives no token (${response.status}).`);
  const answer = (await response.json().catch(() => ({}))) as { token?: unknown; access_token?: unknown };
  const token = answer.token ?? answer.access_token;
  if (typeof token !== 'string') throw new NoDigestError(`${address.host} gives no token.`);
  return token;
}

async function ask(
  address: string,
  host: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  try {
    return await fetch(address, {
      headers: { accept: MANIFESTS.join(', '), ...headers },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
  } catch {
    throw new NoDigestError(`${host} does not answer.`);
  }
}
