import { type Request, Router } from 'express';
import { RelayError } from '../errors.ts';
import { listCommits } from '../git/historian.ts';
import { ObjectSpace } from '../git/objectSpace.ts';
import { damagedIfMissing, SHA_PATTERN } from '../git/objects.ts';
import { readSummary } from '../git/summaryDownload.ts';
import { decodeContent, stageSummaryTree } from '../git/summaryUpload.ts';
import type { Scope } from '../tokens/claims.ts';
import { answering } from './answer.ts';
import { bodyOf, type HttpContext, onDocument } from './context.ts';

type Work = (space: ObjectSpace, request: Request) => Promise<unknown>;

/** Summaries and blobs. The token says whose: objects of one document cannot be reached with another's token. */
export function storageRoutes(context: HttpContext): Router {
  const { store, now } = context;
  const router = Router();
  const route = (name: string, scope: Scope, work: Work, status = 200): ReturnType<typeof answering> =>
    answering(
      context,
      name,
      (request) =>
        onDocument(context, request, { scope }, (id) => work(new ObjectSpace(store, id, now), request)),
      status,
    );

  router.get(
    '/:tenant/git/summaries/:sha',
    route('summary.get', 'doc:read', async (space, request) => {
      const [asked, head] = [shaOf(request), await headOf(context, space)];
      // The latest one must be whole. Of earlier ones parts may have been collected.
      return asked === 'latest' || asked === head
        ? damagedIfMissing(readSummary(space, head))
        : readSummary(space, asked);
    }),
  );
  router.post(
    '/:tenant/git/summaries',
    route(
      'summary.put',
      'summary:write',
      async (space, request) => {
        const id = await stageSummaryTree(space, bodyOf(request).entries);
        await flush(context, space);
        return { id };
      },
      201,
    ),
  );
  router.get(
    '/:tenant/git/blobs/:sha',
    route('blob.get', 'doc:read', async (space, request) => {
      const { sha, data } = await space.read(shaOf(request), 'blob');
      return {
        sha,
        url: '',
        size: data.byteLength,
        content: Buffer.from(data).toString('base64'),
        encoding: 'base64',
      };
    }),
  );
  router.post(
    '/:tenant/git/blobs',
    route(
      'blob.put',
      'doc:write',
      async (space, request) => {
        const { content, encoding } = bodyOf(request);
        const sha = space.stageBlob(decodeContent(content, encoding));
        await flush(context, space);
        return { sha, url: '' };
      },
      201,
    ),
  );
  router.get(
    '/:tenant/commits',
    route('commits', 'doc:read', async (space, request) => {
      const count = Math.min(Math.max(Number(request.query.count) || 1, 1), 100);
      return listCommits(store, space, String(request.query.sha ?? space.documentId), count);
    }),
  );
  return router;
}

function shaOf(request: Request): string {
  const sha = String(request.params.sha);
  if (sha !== 'latest' && !SHA_PATTERN.test(sha))
    throw new RelayError('request/invalid', 'The hash is malformed.');
  return sha;
}

async function headOf({ store }: HttpContext, { documentId }: ObjectSpace): Promise<string> {
  const document = await store.readDocument(documentId);
  if (!document) throw new RelayError('document/unknown', 'The document does not exist.');
  return document.head;
}

async function flush({ store, limits }: HttpContext, space: ObjectSpace): Promise<void> {
  const added = space.staged.reduce((sum, { data }) => sum + data.byteLength, 0);
  if ((await store.objectBytes(space.documentId)) + added > limits.documentBytes) {
    throw new RelayError('limit/size', 'The document is as large as this relay allows.');
  }
  await space.flush();
}
