/** Serves the contract's table: admits the caller, reads what is said by the table's schemas, and answers by a handler. */
import { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { type Network, networksOf } from '../../shared/clientAddress.ts';
import { methodAndPath, ROUTES, type RouteName } from '../../shared/contract/routes.ts';
import {
  BODY_MAX_BYTES,
  type CallerKind,
  type Endpoint,
  nothing,
  PATH_PARAMS,
} from '../../shared/contract/schemas/endpoint.ts';
import {
  type Body,
  ENDPOINTS,
  type PathParams,
  type Query,
  type Reply,
} from '../../shared/contract/schemas/endpoints.ts';
import { FairQueue } from '../../shared/fairQueue.ts';
import { standsBack } from '../../shared/http/accepting.ts';
import type { ShapeLimits } from '../../shared/jsonShape.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { PhoneTicket } from '../phones/phoneTickets.ts';
import type { Caller } from '../sessions/accessControl.ts';
import type { Ticket } from '../tokens/ticket.ts';
import { Answers } from './answers.ts';
import type { Authentication } from './auth.ts';
import { holdBodies, jsonParser, type LargeBody, largeJsonParser } from './bodies.ts';
import { Turns } from './turns.ts';

interface Callers {
  readonly person: Principal;
  readonly personOrTicket: Caller;
  readonly ticket: Ticket;
  readonly deckTicket: Ticket;
  readonly phone: PhoneTicket;
  readonly guest: readonly Network[];
  readonly anyone: undefined;
}

interface Asked<Name extends RouteName> {
  readonly caller: Callers[(typeof ENDPOINTS)[Name]['caller']];
  readonly params: Readonly<Record<PathParams<Name>[number], string>>;
  readonly query: Query<Name>;
  readonly body: Body<Name>;
}

export type Handlers = {
  readonly [Name in RouteName]: (asked: Asked<Name>) => Reply<Name> | Promise<Reply<Name>>;
};

/** The same for all endpoints, once what was asked has been read by the schemas that the types come from. */
type AnyHandler = (asked: {
  readonly caller: Callers[CallerKind];
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}) => unknown;

/** A person's pages have some calls under way, two of which may wait for news; guests of one ticket share its turns. */
const CALLS_UNDER_WAY = 20;
/** The largest of our own pages' bodies, lists of ids and the view for phones, have some hundred parts. */
const BODY_SHAPE: ShapeLimits = { parts: 2_000, depth: 8 };

/** So many calls with a whole deck are under way at once, of which one begins in each turn of the event loop. */
const LARGE_CALLS_AT_ONCE = 2;

/** @param largeBodies Of large endpoints, for which the table's limit is not enough. */
export function serveEndpoints(
  handlers: Handlers,
  authentication: Authentication,
  largeBodies: Partial<Readonly<Record<RouteName, LargeBody>>>,
): Router {
  const router = Router({ caseSensitive: true });
  const hold = holdBodies();
  const turns = new Turns(CALLS_UNDER_WAY);
  const large = new FairQueue(LARGE_CALLS_AT_ONCE, standsBack());
  const answers = new Answers();
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const endpoint: Endpoint = ENDPOINTS[name];
    const handler = handlers[name] as AnyHandler;
    const { method, path } = methodAndPath(name);
    const params = z.object(
      Object.fromEntries(Object.entries(PATH_PARAMS).filter(([param]) => path.includes(`:${param}`))),
    );
    const hasBody = method === 'POST' || method === 'PUT';
    // What a stranger sends is not read.
    const admit: RequestHandler = async (request, response, next) => {
      response.locals.caller = await callerOf(endpoint.caller, request, authentication);
      response.locals.callerKey = JSON.stringify(response.locals.caller ?? request.ip);
      next();
    };
    // Once the call is here whole: one that never ends would keep its turn from other guests of the same ticket.
    const takeTurn: RequestHandler = async (_request, response, next) => {
      if (endpoint.caller !== 'anyone') {
        const caller = response.locals.callerKey;
        await turns.take(caller);
        if (response.closed) turns.give(caller);
        else response.once('close', () => turns.give(caller));
      }
      next();
    };
    const answer: RequestHandler = async (request, response) => {
      const asked = {
        caller: response.locals.caller,
        params: read(params, request.params),
        query: endpoint.query && read(endpoint.query, request.query),
        body: hasBody ? read(endpoint.body ?? nothing, request.body ?? {}) : undefined,
      };
      const caller = response.locals.callerKey;
      if (endpoint.keptByBrowser) response.setHeader('Cache-Control', 'private, no-cache');
      const work = async () => answers.send(caller, request, response, await handler(asked));
      await (endpoint.isLarge ? large.run(caller, work) : work());
    };
    const largeBody = largeBodies[name];
    const parser = largeBody
      ? largeJsonParser(largeBody, large)
      : jsonParser(endpoint.maxBodyBytes ?? BODY_MAX_BYTES, BODY_SHAPE);
    router[verb(method)](
      path,
      ...(hasBody ? [admit, hold, parser, takeTurn, answer] : [admit, takeTurn, answer]),
    );
  }
  return router;
}

const verb = (method: string) => method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';

async function callerOf(
  kind: CallerKind,
  request: Request,
  authentication: Authentication,
): Promise<Callers[CallerKind]> {
  switch (kind) {
    case 'person':
      return authentication.person(request);
    case 'personOrTicket':
      return authentication.caller(request);
    case 'ticket': {
      const caller = await authentication.caller(request);
      if (caller.kind === 'person') throw new Failure('bad_request', 'Watching takes a viewing ticket.');
      return caller.ticket;
    }
    case 'deckTicket':
      return authentication.deckTicket(request);
    case 'phone':
      return authentication.phone(request);
    case 'guest':
      return networksOf(request.ip ?? '');
    case 'anyone':
      return undefined;
  }
}

/** An answer is not longer for a request with more faults. */
const FAULTS_MAX = 5;

/** Names what is wrong, without repeating what was sent. */
function read(schema: z.ZodType, input: unknown): unknown {
  const reading = schema.safeParse(input);
  if (reading.success) return reading.data;
  const fields = reading.error.issues.map(({ path }) => path.join('.') || 'the body');
  throw new Failure('bad_request', `Malformed: ${[...new Set(fields)].slice(0, FAULTS_MAX).join(', ')}.`);
}
