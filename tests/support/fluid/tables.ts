/** People at tables in a real Fluid service. */
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { Outbox } from '../../../src/client/session/outbox.ts';
import { TableSession } from '../../../src/client/session/tableSession.ts';
import type { Deck } from '../../../src/domain/deck/deck.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import type { Observable } from '../../../src/fluid/observable.ts';
import type { DocumentServices } from '../../../src/fluid/sharedDocument.ts';
import {
  createTableDocument,
  openTableDocument,
  type TableDocument,
} from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { trustingSeals } from '../session/trustingSeals.ts';
import { seededRandom, smallDeck } from '../table/seats.ts';
import { serviceAt } from './fluidService.ts';

const TOKEN_LIFE_S = 3600;
const LIVE_TIMEOUT_MS = 20_000;
const EVENTUALLY_TIMEOUT_MS = 25_000;

export interface Visitor {
  readonly id: string;
  readonly name?: string;
  readonly organiser?: boolean;
  readonly readOnly?: boolean;
  /** Origin of the service as this person reaches it. */
  readonly origin: string;
}

export function servicesFor({ id, name = id, readOnly = false, origin }: Visitor): DocumentServices {
  const { fluid, key } = serviceAt(origin);
  return {
    fluid,
    tokens: createTokenProvider(async (documentId) => {
      const token = await new SignJWT({
        documentId: documentId ?? '',
        tenantId: fluid.tenantId,
        scopes: readOnly ? ['doc:read'] : ['doc:read', 'doc:write', 'summary:write'],
        user: { id, name },
        ver: '1.0',
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .setExpirationTime(`${TOKEN_LIFE_S}s`)
        .setJti(randomUUID())
        .sign(new TextEncoder().encode(key));
      return { token, expiresAtMs: Date.now() + TOKEN_LIFE_S * 1000 };
    }, Date.now),
    readOnly,
    nowMs: Date.now,
  };
}

export function sitDown(document: TableDocument, visitor: Visitor): TableSession {
  let ids = 0;
  return new TableSession({
    document,
    me: {
      id: visitor.id,
      name: visitor.name ?? visitor.id,
      role: visitor.readOnly ? 'viewer' : 'member',
      organiser: visitor.organiser ?? false,
      noteTaker: false,
    },
    writable: !visitor.readOnly,
    language: 'da',
    outbox: new Outbox(undefined, document.documentId),
    seals: trustingSeals(),
    loadDeck: async () => undefined,
    forTable: async (deck) => deck,
    nowMs: Date.now,
    random: seededRandom(7),
    newId: () => `${visitor.id}-own-${++ids}`,
  });
}

/** The first person: makes the table. */
export async function openNewTable(visitor: Visitor, deck: Deck = smallDeck): Promise<TableSession> {
  return live(sitDown(await createTableDocument(servicesFor(visitor), newTable(deck)), visitor));
}

export async function join(documentId: string, visitor: Visitor): Promise<TableSession> {
  return live(sitDown(await openTableDocument(servicesFor(visitor), documentId), visitor));
}

async function live(session: TableSession): Promise<TableSession> {
  if (!(await whenLive(session.document, LIVE_TIMEOUT_MS)))
    throw new Error('the document did not come to life');
  return session;
}

/** Resolves once `is` holds for the observed value; rejects, saying what it was, if that takes too long. */
export function eventually<T>(observable: Observable<T>, is: (value: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const value = observable.get();
      if (is(value)) finish(() => resolve(value));
    };
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const stop = observable.subscribe(check);
    const timer = setTimeout(
      () =>
        finish(() => reject(new Error(`never came about; last seen: ${JSON.stringify(observable.get())}`))),
      EVENTUALLY_TIMEOUT_MS,
    );
    check();
  });
}

/** All values at once, changing whenever one of them does. */
export function combined<T>(parts: readonly Observable<T>[]): Observable<readonly T[]> {
  return {
    get: () => parts.map((part) => part.get()),
    subscribe: (listener) => {
      const stops = parts.map((part) => part.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

export const isTrue = (value: boolean) => value;
