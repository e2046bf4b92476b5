import { methodAndPath, ROUTES, type RouteName } from '../../../src/shared/contract/routes.ts';
import type { Endpoint } from '../../../src/shared/contract/schemas/endpoint.ts';
import { ENDPOINTS } from '../../../src/shared/contract/schemas/endpoints.ts';

const NAMES = Object.keys(ROUTES) as RouteName[];

/** As the server's router reads paths: in the order of the table, a parameter for any one part. */
function takes(name: RouteName, { method, path }: ReturnType<typeof methodAndPath>): boolean {
  const own = methodAndPath(name);
  return own.method === method && new RegExp(`^${own.path.replace(/:\w+/g, '[^/]+')}$`).test(path);
}

test('[SERVE-21] ROUTES: an endpoint with a fixed path stands before the one whose parameter would take it', () => {
  const hidden = NAMES.flatMap((name) => {
    const first = NAMES.find((other) => takes(other, methodAndPath(name)));
    return first === name ? [] : [`${name} is answered by ${first}`];
  });
  expect(hidden).toEqual([]);
});

test('[ACCESS-26] ROUTES: addresses hold ids and versions of what is the app’s own, and nothing of a meeting or a caller', () => {
  const named = NAMES.flatMap((name) => {
    const { query }: Endpoint = ENDPOINTS[name];
    const params = [...methodAndPath(name).path.matchAll(/:(\w+)/g)].map(([, param = '']) => param);
    return [...params, ...Object.keys(query?.shape ?? {})];
  });
  expect([...new Set(named)].sort()).toEqual([
    'catalogue',
    'deck',
    'id',
    'poll',
    'round',
    'since',
    'version',
  ]);
});
