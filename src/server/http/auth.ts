import type { Request } from 'express';
import { Failure } from '../failure.ts';
import type { Identity, Principal } from '../identity/identity.ts';
import { type Allowance, createLimiter } from '../limits.ts';
import type { Caller } from '../sessions/entrance.ts';
import type { Tickets } from '../tokens/ticket.ts';

/** A person's devices share one allowance: a panel and a stage that look after polls and roles, reloads included. */
const PERSON_ALLOWANCE: Allowance = { burst: 120, perSecond: 5 };
/** A ticket is one address for everybody who watches. */
const TICKET_ALLOWANCE: Allowance = { burst: 600, perSecond: 20 };

const AUTHORIZATION = /^(bearer|ticket) +([A-Za-z0-9_.-]+)$/i;

export interface Authentication {
  /** Throws `Failure` unless the request carries a valid token or ticket and keeps to its allowance. */
  caller(request: Request): Promise<Caller>;
  /** The same for what viewers may not do. */
  person(request: Request): Promise<Principal>;
}

export function createAuthentication(
  identity: Identity,
  tickets: Tickets,
  now: () => number,
): Authentication {
  const persons = createLimiter(PERSON_ALLOWANCE, now);
  const viewers = createLimiter(TICKET_ALLOWANCE, now);

  async function caller(request: Request): Promise<Caller> {
    const [, scheme, credentials] = AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
    if (scheme === undefined || credentials === undefined) throw notSignedIn();
    if (scheme.toLowerCase() === 'ticket') {
      const ticket = await tickets.verify(credentials);
      admit(viewers(credentials));
      return { kind: 'viewer', ticket };
    }
    const person = await identity.verify(credentials);
    admit(persons(`${person.tenantId} ${person.objectId}`));
    return { kind: 'person', person };
  }

  return {
    caller,
    async person(request) {
      const found = await caller(request);
      if (found.kind === 'viewer') throw new Failure('not_a_member', 'Viewers may only look.');
      return found.person;
    },
  };
}

function admit(waitS: number): void {
  if (waitS > 0)
    throw new Failure('too_many_requests', 'Too many requests: wait a moment.', { retryAfterS: waitS });
}

const notSignedIn = (): Failure => new Failure('not_signed_in', 'Nobody is signed in.');
