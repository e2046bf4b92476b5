/** Messages between the server and its process for summaries. */
import type { DocumentKind } from './contract/limits.ts';

/** One at a time. */
export interface SummaryOrder {
  /** `read`: find out whether a page can open the document. */
  readonly task: 'summarize' | 'read';
  readonly kind: DocumentKind;
  readonly documentId: string;
  /** URL of the Fluid service from this machine. */
  readonly endpoint: string;
  readonly tenantId: string;
  /** For this document: for writing it if it is to be summed up. */
  readonly token: string;
  readonly tokenExpiresAtMs: number;
}

export interface SummaryReply {
  /** Why there is no summary, or why it cannot be said how the document stands. */
  readonly error?: string;
  /** No page can open the document: an operation in its log closes it. */
  readonly isDamaged?: boolean;
}
