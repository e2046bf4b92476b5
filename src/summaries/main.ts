/**
 * Summarises documents for the server and tests whether they can be opened, in a process of its own: Fluid's client
 * takes 0.3 s or more and 100 MB to load, and a document's content is untrusted (decision 41). The server starts the
 * process on demand and ends it afterwards.
 */
import { DocumentDamagedError } from '../fluid/dataErrors.ts';
import { createDocumentReader, NotReadWhole } from '../fluid/documentReader.ts';
import { summarizeDocument } from '../fluid/summarize.ts';
import { createTokenProvider } from '../fluid/tokens.ts';
import type { SummaryOrder, SummaryReply } from '../shared/summaryOrder.ts';

async function carryOut(order: SummaryOrder): Promise<SummaryReply> {
  const { task, kind, documentId, endpoint, tenantId, token, tokenExpiresAtMs } = order;
  const tokens = createTokenProvider(async () => ({ token, expiresAtMs: tokenExpiresAtMs }), Date.now);
  const fluid = { type: 'direct', endpoint, tenantId } as const;
  const services = { fluid, tokens, nowMs: Date.now };
  try {
    if (task === 'read') await createDocumentReader(services)[kind](documentId, () => undefined);
    else await summarizeDocument({ ...services, readOnly: false }, kind, documentId);
    return {};
  } catch (error) {
    if (error instanceof NotReadWhole && error.cause instanceof DocumentDamagedError)
      return { isDamaged: true };
    return { error: error instanceof Error ? error.message : 'unknown' };
  }
}

process.on('message', (order: SummaryOrder) => {
  void carryOut(order).then((reply) => process.send?.(reply));
});
// The server has ended.
process.on('disconnect', () => process.exit());
