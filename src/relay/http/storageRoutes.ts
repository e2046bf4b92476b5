import { setImmediate as nextTurn } from 'node:timers/promises';
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
import { EncodedJson } from './encodedJson.ts';

type Work = (space: ObjectSpace, request: Request, userId: string) => Promise<unknown>;

/** Summaries and blobs. The token says whose: objects of one document cannot be reached with another's token. */
export function storageRoutes(context: HttpContext): Router {
  const { store, now, summaries } = context;
  const router = Router();
  const route = (name: string, scope: Scope, work: Work, status = 200): ReturnType<typeof answering> =>
    answering(
      context,
      name,
      (request) =>
        onDocument(context, request, { scope }, (id, userId) =>
          work(new ObjectSpace(store, id, now), request, userId),
        ),
      status,
    );

  router.get(
    '/:tenant/git/summaries/:sha',
    route('summary.get', 'doc:read', async (space, request) => {
      const [asked, head] = [shaOf(request), await headOf(context, space)];
      // The latest one must be whole. Of earlier ones parts may have been collected.
      const commit = asked === 'latest' ? head : asked;
      return summaries.get(`${space.documentId}/${commit}`, async () => {
        const reading = readSummary(space, commit);
        return EncodedJson.of(...(await (commit === head ? damagedIfMissing(reading) : reading)));
      });
    }),
  );
  router.post(
    '/:tenant/git/summaries',
    route(
      'summary.put',
      'summary:write',
      async (space, request, userId) => {
        const id = await stageSummaryTree(space, (await bodyOf(request)).entries);
        await flush(context, space, userId);
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
      async (space, request, userId) => {
        const { content, encoding } = await bodyOf(request);
        const sha = space.stageBlob(decodeContent(content, encoding));
        await flush(context, space, userId);
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

/** Each object is a row that is looked at when the document is tidied up, however small it is. Measured: 31 a summary. */
const OBJECTS_MAX = 20_000;

async function flush(
  { store, limits, quotas }: HttpContext,
  space: ObjectSpace,
  userId: string,
): Promise<void> {
  const { staged } = space;
  const added = staged.reduce((sum, { data }) => sum + data.byteLength, 0);
  const { count, bytes } = await store.objectTotals(space.documentId);
  if (bytes + added > limits.documentBytes || count + staged.length > OBJECTS_MAX) {
    throw new RelayError('limit/size', 'The document has reached its size limit.');
  }
  quotas.take(userId, added);
  await nextTurn();
  await space.flush();
}
