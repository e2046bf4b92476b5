import type {
  ISequencedDocumentMessage,
  ISummaryAck,
  ISummaryNack,
} from '@fluidframework/protocol-definitions';
import { isRecord, parseJson } from '../json.ts';
import type { Head } from './recoverDocument.ts';

/** The summary was stored and only its acknowledgement was lost, or it was not stored. */
export function answerTo(proposal: ISequencedDocumentMessage, head: Head): object {
  const content = typeof proposal.contents === 'string' ? parseJson(proposal.contents) : proposal.contents;
  const summaryProposal = { summarySequenceNumber: proposal.sequenceNumber };
  const stored =
    head.sequenceNumber === proposal.referenceSequenceNumber &&
    isRecord(content) &&
    content.message === head.message &&
    content.head !== head.commit;
  if (stored)
    return serviceMessage('summaryAck', { handle: head.commit, summaryProposal } satisfies ISummaryAck);
  const refusal: ISummaryNack = {
    message: 'The service restarted before the summary was stored.',
    summaryProposal,
  };
  return serviceMessage('summaryNack', refusal);
}

/** A message of the service itself, as the ordering lambda takes it. */
export function serviceMessage(type: 'leave' | 'summaryAck' | 'summaryNack', payload: unknown): object {
  return {
    type,
    clientSequenceNumber: -1,
    referenceSequenceNumber: -1,
    contents: type === 'leave' ? null : payload,
    data: JSON.stringify(payload),
  };
}
