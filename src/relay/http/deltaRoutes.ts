import { Router } from 'express';
import { parseOp } from '../documents/logReader.ts';
import { RelayError } from '../errors.ts';
import { answering } from './answer.ts';
import { type HttpContext, onDocument } from './context.ts';

/** Clients ask for as many at once, and ask again for what comes after. */
const OPS_MAX = 2_000;

/** The log: `from` and `to` are exclusive. */
export function deltaRoutes(context: HttpContext): Router {
  const router = Router();
  router.get(
    '/:tenant/:id',
    answering(context, 'deltas', async (request) => {
      const wish = { scope: 'doc:read', documentId: String(request.params.id) } as const;
      return onDocument(context, request, wish, async (id) => {
        const from = numberOf(request.query.from, -1);
        const to = numberOf(request.query.to, Number.MAX_SAFE_INTEGER);
        return readDeltas(context, id, from, to);
      });
    }),
  );
  return router;
}

async function readDeltas({ store }: HttpContext, id: string, from: number, to: number): Promise<unknown[]> {
  const rows = await store.readOps(id, from, to, OPS_MAX);
  const [first] = rows;
  const floor = (await store.readDocument(id))?.floor ?? 0;
  // The client has been away for too long. It must load the document anew, and must not be left waiting.
  if (from >= 0 && from < floor && from + 1 < to && first?.seq !== from + 1) {
    throw new RelayError('document/trimmed', 'These operations are no longer kept. Load the document again.');
  }
  rows.forEach((row, i) => {
    if (row.seq !== (first?.seq ?? 0) + i)
      throw new RelayError('document/gap', 'Operations are missing from the log.');
  });
  return rows.map(parseOp);
}

function numberOf(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new RelayError('request/invalid', 'The range is malformed.');
  return number;
}
