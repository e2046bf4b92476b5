/**
 * Reads a document from what the service has stored, without joining it. Operations can be left out: an operation
 * that no client can apply closes the document for all of them, while the rest is intact.
 */
import type {
  IDocumentDeltaStorageService,
  ISequencedDocumentMessage,
  IStream,
} from '@fluidframework/driver-definitions/legacy';
import type { TreeNode } from 'fluid-framework';
import { type ContainerServices, loadStoredContainer } from './containers.ts';
import { FluidFailures, isDataError } from './dataErrors.ts';
import { type Contents, NewerDocumentError, schemaOf, viewIn } from './sharedDocument.ts';

/** A client cannot apply the log, and closes the document. */
export class UnreadableLog extends Error {
  override readonly name = 'UnreadableLog';
  /** The operation, if Fluid names it. */
  readonly sequenceNumber: number | undefined;

  constructor(sequenceNumber: number | undefined, options: ErrorOptions) {
    super(`the log cannot be applied at operation ${sequenceNumber ?? 'unknown'}`, options);
    this.sequenceNumber = sequenceNumber;
  }
}

export type LogEntry = ISequencedDocumentMessage;

export interface StoredDocument<Root extends TreeNode> {
  readonly contents: Contents<Root>;
  readonly documentId: string;
  /** Called for each operation of the log. */
  readonly leaveOut: (op: LogEntry) => boolean;
}

/**
 * The content is disposed of when `use` returns.
 * @throws UnreadableLog
 */
export async function readStored<Root extends TreeNode, T>(
  services: Omit<ContainerServices, 'readOnly'>,
  { contents, documentId, leaveOut }: StoredDocument<Root>,
  use: (root: Root) => T,
): Promise<T> {
  const failures = new FluidFailures();
  try {
    const container = await loadStoredContainer(
      schemaOf(contents),
      { ...services, readOnly: true },
      documentId,
      { logger: failures, through: (log) => changed(log, (op) => (leaveOut(op) ? emptied(op) : op)) },
    );
    try {
      const view = viewIn(container, contents);
      if (!view.compatibility.canView)
        throw new NewerDocumentError('this document needs a newer version of the app');
      return use(view.root);
    } finally {
      container.dispose();
    }
  } catch (error) {
    throw isDataError(error) ? new UnreadableLog(failures.first?.sequenceNumber, { cause: error }) : error;
  }
}

function changed(
  log: IDocumentDeltaStorageService,
  change: (op: LogEntry) => LogEntry,
): IDocumentDeltaStorageService {
  return {
    fetchMessages: (...args): IStream<LogEntry[]> => {
      const stream = log.fetchMessages(...args);
      return {
        read: async () => {
          const page = await stream.read();
          return page.done ? page : { ...page, value: page.value.map(change) };
        },
      };
    },
  };
}

/** Removes the operation's content and keeps its numbers: later operations depend on them. */
function emptied({ metadata: _, compression: __, ...op }: LogEntry): LogEntry {
  return { ...op, type: 'noop', contents: null };
}
