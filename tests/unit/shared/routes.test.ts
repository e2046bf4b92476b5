import { methodAndPath, ROUTES, type RouteName } from '../../../src/shared/contract/routes.ts';

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
