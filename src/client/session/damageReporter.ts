import type { DocumentDamage, DocumentDamagedError } from '../../fluid/dataErrors.ts';
import type { LiveDocument } from '../../fluid/sharedDocument.ts';
import type { Api } from './api.ts';

/** Tells the server of each damaged document once: it alone can write down whose operation it was. */
export class DamageReporter {
  readonly #api: Pick<Api, 'reportDamage'>;
  readonly #reported = new Set<string>();

  constructor(api: Pick<Api, 'reportDamage'>) {
    this.#api = api;
  }

  /** Reports the document when an operation closes it for everybody. */
  watch(sessionId: string, { documentId, damage }: Pick<LiveDocument, 'documentId' | 'damage'>): void {
    damage.subscribe(() => this.#report(sessionId, documentId, damage.get()));
  }

  /** Reports a document that could not be opened, if it is damaged. */
  opening(sessionId: string, error: unknown): void {
    if (isDamaged(error)) this.#report(sessionId, error.documentId, error.damage);
  }

  #report(sessionId: string, documentId: string, damage: DocumentDamage | undefined): void {
    if (!damage || this.#reported.has(documentId)) return;
    this.#reported.add(documentId);
    const { sequenceNumber, participant } = damage;
    const report = {
      documentId,
      ...(sequenceNumber !== undefined && { sequenceNumber }),
      ...(participant !== undefined && { participant }),
    };
    // Best effort: every page at the table reports it, and every page that opens it.
    void this.#api.reportDamage(sessionId, report).catch(() => undefined);
  }
}

/** By its name: the class itself is loaded with Fluid. */
function isDamaged(error: unknown): error is DocumentDamagedError {
  return error instanceof Error && error.name === 'DocumentDamagedError';
}
