/**
 * Deletes sessions. A session that was deleted in the app is hidden for an hour, in which the person can undo it. Then, or at once for an
 * administrator, it is removed from the registry, and its documents from the Fluid service as soon as that allows it. Pending
 * removals are in the registry, so that any server continues them.
 */
import type { FluidAdmin } from '../fluidAdmin/fluidAdmin.ts';
import { errorFacts, type Logger } from '../logging.ts';
import type { Registry, RemovedDocument } from '../registry/registry.ts';

/** The claimed removals of a server that dies are free again after this time. */
const CLAIM_LIFE_MS = 10 * 60 * 1000;
/** A session can be reopened for so long; afterwards its encrypted records are of no use. */
export const REOPEN_WITHIN_MS = 24 * 60 * 60 * 1000;
/** A deletion can be undone for so long. */
export const UNDO_WITHIN_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface RemovalOptions {
  readonly registry: Registry;
  /** By the name of the Fluid service. */
  readonly adminOf: (fluidService: string) => Pick<FluidAdmin, 'deleteDocument'>;
  /** How long ended or unused sessions are kept; missing to keep them for good. */
  readonly retentionDays?: number;
  readonly logger: Logger;
  readonly now: () => number;
}

export interface Removal {
  /** At once and for good. Nothing if there is no such session, else whether all of it is gone already. */
  removeSession(sessionId: string): Promise<{ readonly isDone: boolean } | undefined>;
  /**
   * What has to be done now and then, until `closing` says that there is no time left. Several servers may do it at once; it
   * never rejects.
   */
  cleanUp(closing: AbortSignal): Promise<void>;
  /** Removes what was deleted an hour ago. As {@link Removal.cleanUp}, more often. */
  removeDeleted(closing: AbortSignal): Promise<void>;
}

export function createRemoval({ registry, adminOf, retentionDays, logger, now }: RemovalOptions): Removal {
  async function removeDocument({ documentId, fluidService }: RemovedDocument): Promise<boolean> {
    try {
      const outcome = await adminOf(fluidService).deleteDocument(documentId);
      if (outcome === 'unsupported') {
        // Retried: the operator may have changed the service, or deleted the document by its own means.
        logger.error({ documentId }, 'the Fluid service cannot delete documents: delete this one there');
      }
      if (outcome !== 'deleted' && outcome !== 'absent') return false;
      await registry.finishRemoval(documentId);
      return true;
    } catch (error) {
      logger.warn({ error: errorFacts(error) }, 'a document could not be deleted; retrying later');
      return false;
    }
  }

  async function removeDocuments(closing: AbortSignal): Promise<void> {
    while (!closing.aborted) {
      const documents = await registry.claimRemovals(now(), now() + CLAIM_LIFE_MS);
      if (documents.length === 0) return;
      for (const document of documents) {
        // What is left is claimed again, here or elsewhere, once this claim has run out.
        if (closing.aborted) return;
        await removeDocument(document);
      }
    }
  }

  async function removeUnused(closing: AbortSignal): Promise<void> {
    while (!closing.aborted) {
      const beforeMs = retentionDays === undefined ? 0 : now() - retentionDays * DAY_MS;
      const removed = await registry.removeUnused(beforeMs, now());
      if (removed === 0) return;
      logger.info({ removed }, 'expired sessions removed');
    }
  }

  /** Claims of documents are left to the hourly round, unless there is something to do now. */
  async function removeDeleted(closing: AbortSignal): Promise<void> {
    let removed = 0;
    while (!closing.aborted) {
      const some = await registry.removeDeleted(now() - UNDO_WITHIN_MS, now());
      if (some === 0) break;
      removed += some;
    }
    if (removed === 0) return;
    logger.info({ removed }, 'deleted sessions removed');
    await removeDocuments(closing);
  }

  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error({ error: errorFacts(error) }, 'clean-up failed; retrying later');
    }
  }

  return {
    async removeSession(sessionId) {
      const documents = await registry.removeSession(sessionId, now() + CLAIM_LIFE_MS);
      if (!documents) return undefined;
      const outcomes = await Promise.all(documents.map(removeDocument));
      const isErased = await registry.eraseDeleted();
      return { isDone: isErased && outcomes.every((isDone) => isDone) };
    },
    cleanUp: (closing) =>
      guarded(async () => {
        await removeDeleted(closing);
        await removeUnused(closing);
        await registry.conversation.tidy(now() - REOPEN_WITHIN_MS, now());
        await removeDocuments(closing);
      }),
    removeDeleted: (closing) => guarded(() => removeDeleted(closing)),
  };
}
