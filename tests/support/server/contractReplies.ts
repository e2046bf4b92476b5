/** Watches what the servers of this process answer: each answer has to be what the contract's table says. */
import express, { type Response } from 'express';
import type { ZodType } from 'zod';
import { methodAndPath, ROUTES, type RouteName } from '../../../src/shared/contract/routes.ts';
import { ENDPOINTS } from '../../../src/shared/contract/schemas/endpoints.ts';
import { apiError } from '../../../src/shared/contract/schemas/errors.ts';

const SCHEMAS = new Map<string, ZodType>(
  (Object.keys(ROUTES) as RouteName[]).map((name) => [ROUTES[name], ENDPOINTS[name].reply]),
);
const complaints: string[] = [];
let isWatching = false;

/** `complain` throws if an answer so far broke the contract. */
export function checkReplies(): { readonly complain: () => void } {
  if (!isWatching) watch();
  isWatching = true;
  return {
    complain() {
      const found = complaints.splice(0);
      if (found.length > 0) throw new Error(`Answers outside of the contract:\n${found.join('\n')}`);
    },
  };
}

/** Every answer of the API goes through Express' `json`. */
function watch(): void {
  const send = express.response.json;
  express.response.json = function (this: Response, body: unknown) {
    check(this, body);
    return send.call(this, body);
  };
}

function check({ req, statusCode }: Response, body: unknown): void {
  if (!req.path.startsWith('/api/')) return;
  const route = `${req.method} ${req.route?.path}`;
  const schema = statusCode < 400 ? SCHEMAS.get(route) : apiError;
  const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
  const reading = schema?.safeParse(sent);
  if (reading?.success) return;
  const faults = reading?.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  complaints.push(`${route} ${statusCode}: ${faults?.join('; ') ?? 'no such endpoint'}`);
}

/** An address of the endpoint at which everything is well formed and nothing is there. */
export function addressOf(name: RouteName): { readonly method: string; readonly path: string } {
  const { method, path } = methodAndPath(name);
  const uuid = '00000000-0000-4000-8000-000000000000';
  const params: Readonly<Record<string, string>> = {
    id: 'none',
    deck: 'none',
    catalogue: 'none',
    poll: `time-${uuid}`,
    round: 'none',
  };
  return { method, path: path.replace(/:(\w+)/g, (_, param: string) => params[param] ?? '') };
}
