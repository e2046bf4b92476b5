/** Fluid's errors when it cannot apply an operation: every client then closes the document. */
import type { IAzureAudience } from '@fluidframework/azure-client';

/** Fluid's error types for faults in the data itself. */
const DATA_ERRORS: readonly unknown[] = ['dataCorruptionError', 'dataProcessingError'];

export function isDataError(error: unknown): boolean {
  return error instanceof Error && 'errorType' in error && DATA_ERRORS.includes(error.errorType);
}

interface FluidEvent {
  readonly [property: string]: unknown;
}

/** An operation that a client could not apply. */
interface Failed {
  readonly sequenceNumber: number;
  /** The connection that sent it. */
  readonly clientId: string | undefined;
}

/** The failed operations in Fluid's telemetry; its errors name them only sometimes. */
export class FluidFailures {
  #first: Failed | undefined;

  get first(): Failed | undefined {
    return this.#first;
  }

  readonly send = ({ errorType, messageSequenceNumber: at, messageClientId: from }: FluidEvent): void => {
    if (!DATA_ERRORS.includes(errorType) || typeof at !== 'number') return;
    if (this.#first && this.#first.sequenceNumber <= at) return;
    this.#first = { sequenceNumber: at, clientId: typeof from === 'string' ? from : undefined };
  };
}

/** A document cannot be opened: an operation in its log closes it for every client. */
export class DocumentDamagedError extends Error {
  override readonly name = 'DocumentDamagedError';
  readonly documentId: string;
  readonly damage: DocumentDamage;

  constructor(documentId: string, damage: DocumentDamage, options?: ErrorOptions) {
    super(
      `the document cannot be opened because of operation ${damage.sequenceNumber ?? 'unknown'}`,
      options,
    );
    this.documentId = documentId;
    this.damage = damage;
  }
}

/** Why a document was closed for everybody, as far as Fluid says. */
export interface DocumentDamage {
  readonly sequenceNumber: number | undefined;
  /** Pseudonym of the operation's sender, if they are still connected. */
  readonly participant: string | undefined;
}

export function damageOf(failures: FluidFailures, audience: IAzureAudience): DocumentDamage {
  const { sequenceNumber, clientId } = failures.first ?? {};
  const sender = [...audience.getMembers().values()].find(({ connections }) =>
    connections.some(({ id }) => id === clientId),
  );
  return { sequenceNumber, participant: sender?.id };
}
