import { Router } from 'express';
import { parseOp } from '../documents/logReader.ts';
import { RelayError } from '../errors.ts';
import type { StoredOp } from '../store/port.ts';
import { answering } from './answer.ts';
import { type HttpContext, onDocument } from './context.ts';
import { EncodedJson, StreamedJson } from './encodedJson.ts';

/**
 * Clients ask for as many at once, and ask again for what comes after. A client that does not know the last number takes
 * a shorter answer for the end of the log: an answer must never be shorter while there is more.
 */
const OPS_MAX = 2_000;
/** What is read and sent at once. 2000 operations of a long meeting have 1.3 MB. */
const PAGE_BYTES = 1024 * 1024;

/** The log: `from` and `to` are exclusive. */
export function deltaRoutes(context: HttpContext): Router {
  const router = Router();
  router.get(
    '/:tenant/:id',
    answering(context, 'deltas', async (request) => {
      const wish = { scope: 'doc:read', documentId: String(request.params.id) } as const;
      return onDocument(context, request, wish, async (id, userId) => {
        const from = numberOf(request.query.from, -1);
        const to = numberOf(request.query.to, Number.MAX_SAFE_INTEGER);
        return readDeltas(context, { id, from, to, userId });
      });
    }),
  );
  return router;
}

async function readDeltas(context: HttpContext, wish: LogWish): Promise<EncodedJson | StreamedJson> {
  const { id, from, to, userId } = wish;
  const first = await readPage(context, wish, OPS_MAX);
  const floor = (await context.store.readDocument(id))?.floor ?? 0;
  // The client has been away for too long. It must load the document anew, and must not be left waiting.
  if (from >= 0 && from < floor && from + 1 < to && first[0]?.seq !== from + 1) {
    throw new RelayError('document/trimmed', 'These operations are no longer kept. Load the document again.');
  }
  const second = first.length < OPS_MAX ? await readAfter(context, wish, first) : [];
  if (second.length === 0) return EncodedJson.of(`[${textOf(first)}]`);
  const pages = (async function* () {
    yield `[${textOf(first)}`;
    let page = second;
    for (let read = first.length; page.length > 0; ) {
      read += page.length;
      yield `,${textOf(page)}`;
      const last = page;
      page = read < OPS_MAX ? await context.work.run(userId, () => readAfter(context, wish, last, read)) : [];
    }
    yield ']';
  })();
  return new StreamedJson(pages, PAGE_BYTES);
}

interface LogWish {
  readonly id: string;
  /** Both exclusive. */
  readonly from: number;
  readonly to: number;
  readonly userId: string;
}

async function readPage({ store }: HttpContext, { id, from, to }: LogWish, ops: number): Promise<StoredOp[]> {
  const rows = await store.readOps(id, from, to, { ops, bytes: PAGE_BYTES });
  rows.forEach((row, i) => {
    if (row.seq !== (rows[0]?.seq ?? 0) + i)
      throw new RelayError('document/gap', 'Operations are missing from the log.');
    parseOp(row);
  });
  return rows;
}

/** The page after this one. */
async function readAfter(
  context: HttpContext,
  wish: LogWish,
  page: readonly StoredOp[],
  alreadyRead = page.length,
): Promise<StoredOp[]> {
  const last = page.at(-1);
  if (!last) return [];
  const next = await readPage(context, { ...wish, from: last.seq }, OPS_MAX - alreadyRead);
  const [first] = next;
  if (first && first.seq !== last.seq + 1)
    throw new RelayError('document/gap', 'Operations are missing from the log.');
  return next;
}

/** As they were written. */
const textOf = (page: readonly StoredOp[]): string => page.map(({ body }) => body).join(',');

function numberOf(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new RelayError('request/invalid', 'The range is malformed.');
  return number;
}
