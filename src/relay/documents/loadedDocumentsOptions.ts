import type { Metrics } from '../../shared/metrics.ts';
import type { RelayLogger } from '../logger.ts';
import type { AcceptsTreeSchema } from '../operations/documentGuard.ts';
import type { RelayStore } from '../store/port.ts';
import type { EmitToRoom } from './broadcast.ts';

export interface LoadedDocumentsOptions {
  readonly store: RelayStore;
  readonly tenantId: string;
  readonly logger: RelayLogger;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly opBytes: number;
  readonly summaryBytes: number;
  readonly acceptsTreeSchema: AcceptsTreeSchema;
  readonly logBytes: number;
  readonly startMark?: string | undefined;
  /** A document without connections is unloaded after this. */
  readonly idleMs: number;
  readonly emit: EmitToRoom;
  /** Ends every socket of a document. */
  readonly dropSockets: (documentId: string) => void;
  /** After a document was unloaded: a good time to tidy it up. */
  readonly onUnloaded: (documentId: string) => void;
}
