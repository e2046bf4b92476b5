import {
  type HostileRequest,
  type HostileWorld,
  LONG,
  NESTED,
  ODD,
  pick,
  type Random,
  spoiledOnce,
} from './hostile.ts';

const NUMBERS = ['0', '-1', '1.5', '9007199254740993', '1e308', 'NaN', '', "'--", '[]', 'x'];

export function hostileRequest(random: Random, world: HostileWorld): HostileRequest {
  const document = pick(random, [
    world.documentId,
    world.elsewhere.documentId,
    '..',
    '%00',
    LONG.slice(0, 200),
    '%E0%A4%A',
  ]);
  const sha = pick(random, ['latest', '0'.repeat(40), 'x', '..', "'--", '0'.repeat(39)]);
  const tenant = pick(random, [world.tenantId, 'other', '%2e%2e']);
  const path = pick(random, [
    `/deltas/${tenant}/${document}?from=${pick(random, NUMBERS)}&to=${pick(random, ['1', 'x', '-1', '1e9'])}`,
    `/documents/${tenant}`,
    `/documents/${tenant}/${document}`,
    `/documents/${tenant}/session/${document}`,
    `/repos/${tenant}/git/summaries/${sha}`,
    `/repos/${tenant}/git/summaries`,
    `/repos/${tenant}/git/blobs/${sha}`,
    `/repos/${tenant}/git/blobs`,
    `/repos/${tenant}/commits?sha=${sha}&count=${pick(random, ['1', '-5', '1e9', 'x'])}`,
  ]);
  const value = random() < 0.5 ? spoiledOnce(random, summaryLike(random)) : pick(random, ODD);
  const restless = random() < 0.3;
  const jwt = pick(random, [world.jwt, world.jwt, `${world.jwt}x`, 'a.b.c', '', LONG.slice(0, 100)]);
  return {
    method: pick(random, ['GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
    path: encodeURI(path).replaceAll('%25', '%'),
    headers: {
      authorization:
        `${pick(random, ['Basic', 'Bearer', ''])} ${Buffer.from(random() < 0.5 ? jwt : `${tenant}:${jwt}`).toString(random() < 0.5 ? 'base64' : 'latin1')}`.replace(
          /[^ -~]/g,
          '?',
        ),
      'content-type': restless
        ? 'application/x-www-form-urlencoded;restless'
        : pick(random, ['application/json', 'text/plain']),
    },
    body: restless ? restlessForm(random, value, jwt) : String(JSON.stringify(value) ?? '{'),
  };
}

function restlessForm(random: Random, value: unknown, jwt: string): string {
  const form = new URLSearchParams();
  form.append('method', pick(random, ['POST', 'GET', 'DELETE', '', '__proto__', 'TRACE']));
  form.append('header', `authorization: Basic ${jwt}`);
  form.append(
    'header',
    pick(random, ['content-type: application/json', 'x', ': ', `__proto__: 1`, 'content-length: -1']),
  );
  form.append('body', String(JSON.stringify(value)).slice(0, random() < 0.8 ? undefined : 5));
  return form.toString();
}

function summaryLike(random: Random): Record<string, unknown> {
  const entry = (): unknown =>
    spoiledOnce(random, {
      path: pick(random, ['a', '.protocol', '..', 'a/b', '']),
      type: pick(random, ['blob', 'tree', 'commit', 'x']),
      value: pick(random, [
        { type: 'blob', content: 'aa', encoding: 'utf-8' },
        { type: 'tree', entries: NESTED },
        { type: 'tree', entries: [] },
      ]),
      id: pick(random, [undefined, undefined, '0'.repeat(40), 'x/y', '/'.repeat(100)]),
    });
  return {
    entries: [entry(), entry()],
    summary: { type: 'tree', entries: [entry()] },
    sequenceNumber: pick(random, [0, -1, 1.5, 'x']),
    values: pick(random, [[], [['code', {}]], [[1]], 'x']),
    content: pick(random, ['aa', 1, NESTED]),
    encoding: pick(random, ['utf-8', 'base64', 'latin1']),
    enableDiscovery: true,
    generateToken: random() < 0.5,
  };
}
