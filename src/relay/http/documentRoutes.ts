import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Request, Router } from 'express';
import { newDocument } from '../documents/newDocument.ts';
import { RelayError } from '../errors.ts';
import type { StoredObject } from '../store/port.ts';
import type { TokenClaims } from '../tokens/claims.ts';
import { answering } from './answer.ts';
import { authorize, bodyOf, type HttpContext, onDocument, tooFast } from './context.ts';

/** Making, finding and deleting documents. */
export function documentRoutes(context: HttpContext): Router {
  const router = Router();
  router.post(
    '/:tenant',
    answering(context, 'document.create', (request) => create(context, request), 201),
  );
  // For anybody: an operator compares it with the clock of the app's server, whose tokens are checked here.
  router.get('/:tenant/time', (_request, response) => {
    response.json({ nowMs: context.now() });
  });
  router.get(
    '/:tenant/session/:id',
    answering(context, 'document.session', (request) =>
      onDocument(context, request, readingOf(request), async () => session(context, request)),
    ),
  );
  router.get(
    '/:tenant/:id',
    answering(context, 'document.get', (request) =>
      onDocument(context, request, readingOf(request), async (id) => {
        const [document, range] = await Promise.all([
          context.store.readDocument(id),
          context.store.opRange(id),
        ]);
        const { createdAt: createTime, floor = 0 } = document ?? {};
        const { tenantId } = context;
        return { id, documentId: id, tenantId, createTime, sequenceNumber: range?.last ?? floor };
      }),
    ),
  );
  // Of this relay alone. The permission to delete a document includes revoking access to it.
  router.post(
    '/:tenant/:id/revocations',
    answering(context, 'document.revoke', async (request) => {
      await authorize(context, request, 'doc:delete', idOf(request));
      context.revokeAll(idOf(request));
      return { nowMs: context.now() };
    }),
  );
  router.delete(
    // The second is Routerlicious' own, so that one program can delete from either.
    ['/:tenant/:id', '/:tenant/document/:id'],
    answering(context, 'document.delete', async (request) => {
      await authorize(context, request, 'doc:delete', idOf(request));
      if (!(await context.documents.delete(idOf(request)))) {
        throw new RelayError('document/unknown', 'The document does not exist.');
      }
      return { deleted: true };
    }),
  );
  return router;
}

/**
 * The relay names documents. A token for a certain document cannot make it, so what is deleted stays away; one without
 * makes one document only, as at Routerlicious and Azure Fluid Relay.
 */
async function create(context: HttpContext, request: Request): Promise<unknown> {
  const { creates, metrics, work } = context;
  const claims = await authorize(context, request, 'doc:write');
  if (claims.documentId !== '')
    throw new RelayError('token/document', 'The token is for a document that exists.');
  const waitMs = creates.take(claims.user.id);
  if (waitMs > 0) throw tooFast(metrics, 'create', waitMs);
  return work.run(claims.user.id, () => createFor(context, request, claims));
}

async function createFor(context: HttpContext, request: Request, claims: TokenClaims): Promise<unknown> {
  const { store, limits, now, tokens, usedTokens, makers } = context;
  if ((await store.countDocuments()) >= limits.documents) {
    throw new RelayError('limit/documents', 'The limit of documents is reached.');
  }
  const body = await bodyOf(request);
  if (claims.jti === undefined) throw new RelayError('token/invalid', 'The token lacks claims.');
  if (!usedTokens.use(claims.jti)) {
    throw new RelayError('token/used', 'The token has been used already.');
  }
  const id = randomUUID();
  const document = await newDocument(store, { id, now: now(), body });
  context.quotas.take(claims.user.id, bytesOf(document.objects));
  await nextTurn();
  if (!(await store.createDocument(document))) {
    throw new RelayError('document/exists', 'The document exists.');
  }
  makers.made(id, claims.user.id);
  const { enableDiscovery, generateToken } = body;
  if (!enableDiscovery && !generateToken) return id;
  return {
    id,
    ...(generateToken === true && { token: await tokens.signHandover(id, claims.user) }),
    ...(enableDiscovery === true && { session: session(context, request) }),
  };
}

const bytesOf = (objects: readonly StoredObject[]): number =>
  objects.reduce((sum, { data }) => sum + data.byteLength, 0);

function session(context: HttpContext, request: Request): object {
  const url = context.baseUrl(request);
  return {
    ordererUrl: url,
    historianUrl: url,
    deltaStreamUrl: url,
    isSessionAlive: true,
    isSessionActive: true,
  };
}

const idOf = (request: Request): string => String(request.params.id);

const readingOf = (request: Request): { scope: 'doc:read'; documentId: string } => ({
  scope: 'doc:read',
  documentId: idOf(request),
});
