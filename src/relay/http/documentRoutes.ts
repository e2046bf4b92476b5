import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import { newDocument } from '../documents/newDocument.ts';
import { RelayError } from '../errors.ts';
import { answering } from './answer.ts';
import { authorize, bodyOf, type HttpContext, onDocument, tooFast } from './context.ts';

/** Making, finding and deleting documents. */
export function documentRoutes(context: HttpContext): Router {
  const router = Router();
  router.post(
    '/:tenant',
    answering(context, 'document.create', (request) => create(context, request), 201),
  );
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
        const document = await context.store.readDocument(id);
        return { documentId: id, createTime: document?.createdAt };
      }),
    ),
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

/** The relay names documents. A token for a certain document cannot make it, so what is deleted stays away. */
async function create(context: HttpContext, request: Request): Promise<unknown> {
  const { store, limits, creates, now, tokens } = context;
  const claims = await authorize(context, request, 'doc:write');
  if (claims.documentId !== '')
    throw new RelayError('token/document', 'The token is for a document that exists.');
  const waitMs = creates.take(claims.user.id);
  if (waitMs > 0) throw tooFast(context, 'create', waitMs);
  if ((await store.countDocuments()) >= limits.documents) {
    throw new RelayError('limit/documents', 'There are as many documents as this relay may hold.');
  }
  const id = randomUUID();
  const body = bodyOf(request);
  if (!(await store.createDocument(await newDocument(store, { id, now: now(), body })))) {
    throw new RelayError('document/exists', 'The document exists.');
  }
  const { enableDiscovery, generateToken } = body;
  if (!enableDiscovery && !generateToken) return id;
  return {
    id,
    ...(generateToken === true && { token: await tokens.signHandover(id, claims.user) }),
    ...(enableDiscovery === true && { session: session(context, request) }),
  };
}

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
