import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import type { Metrics } from '../../shared/metrics.ts';
import { describeError, isRelayError } from '../errors.ts';
import type { RelayLogger } from '../logger.ts';
import type { PipelineOptions } from './pipeline.ts';

interface ReportOptions {
  readonly documentId: string;
  readonly metrics: Metrics;
  readonly logger: RelayLogger;
}

const SUMMARY_ANSWERS: Readonly<Record<string, string>> = { summaryAck: 'stored', summaryNack: 'refused' };

/**
 * What a pipeline tells the operator. The official lambdas answer a summary that fails with a refusal, and swallow a
 * checkpoint that fails: work goes on, but the log can no longer be trimmed.
 */
export function pipelineReports({
  documentId,
  metrics,
  logger,
}: ReportOptions): Pick<PipelineOptions, 'onAppended' | 'onCheckpointFailed'> {
  return {
    onAppended: (ops, ms) => {
      metrics.count('relay_ops_total', 'Operations sequenced and written.', {}, ops.length);
      metrics.observeMs('relay_append_seconds', 'Time to write a batch of operations.', ms);
      for (const result of summaryAnswers(ops)) {
        metrics.count('relay_summaries_total', 'Summaries by what became of them.', { result });
      }
    },
    onCheckpointFailed: (part, error) => {
      // The next load does without it.
      if (isRelayError(error, 'document/closed', 'document/unknown')) return;
      metrics.count('relay_checkpoint_failures_total', 'Checkpoints that could not be written.', { part });
      logger.warn({ documentId, part, code: describeError(error) }, 'A checkpoint could not be written');
    },
  };
}

function summaryAnswers(ops: readonly ISequencedDocumentMessage[]): string[] {
  return ops.flatMap(({ type }) => SUMMARY_ANSWERS[type] ?? []);
}
