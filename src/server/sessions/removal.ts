/**
 * Deleting sessions: from the registry at once, and their documents from the Fluid service as soon as it lets us. What is
 * still to be done stands in the registry, so that any server goes on with it.
 */
import type { FluidAdmin } from '../fluidAdmin/fluidAdmin.ts';
import { errorFacts, type Logger } from '../logging.ts';
import type { Registry } from '../registry/registry.ts';

/** A server that dies leaves its share to the others after this time. */
const CLAIM_LIFE_MS = 10 * 60 * 1000;
/** After that nobody reopens a session, and what was kept for the conversation is of no use. */
export const REOPEN_WITHIN_MS = 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface RemovalOptions {
  readonly registry: Registry;
  readonly fluidAdmin: FluidAdmin;
  /** How long sessions are kept that have ended or that nobody uses; missing to keep them for good. */
  readonly retentionDays?: number;
  readonly logger: Logger;
  readonly now: () => number;
}

export interface Removal {
  /** Nothing if there is no such session, else whether all of it is gone already. */
  removeSession(sessionId: string): Promise<{ readonly isDone: boolean } | undefined>;
  /**
   * What has to be done now and then, until `closing` says that there is no time left. Several servers may do it at once; it
   * never rejects.
   */
  cleanUp(closing: AbortSignal): Promise<void>;
}

export function createRemoval({ registry, fluidAdmin, retentionDays, logger, now }: RemovalOptions): Removal {
  async function removeDocument(documentId: string): Promise<boolean> {
    try {
      const outcome = await fluidAdmin.deleteDocument(documentId);
      if (outcome === 'unsupported') {
        // It is asked again: somebody may have changed the service, or deleted the document by its own means.
        logger.error(
          { documentId },
          'the Fluid service cannot delete documents: this one has to be deleted there',
        );
      }
      if (outcome !== 'deleted' && outcome !== 'absent') return false;
      await registry.finishRemoval(documentId);
      return true;
    } catch (error) {
      logger.warn({ error: errorFacts(error) }, 'a document could not be deleted; tried again later');
      return false;
    }
  }

  async function removeDocuments(closing: AbortSignal): Promise<void> {
    while (!closing.aborted) {
      const documents = await registry.claimRemovals(now(), now() + CLAIM_LIFE_MS);
      if (documents.length === 0) return;
      for (const documentId of documents) {
        // What is left is claimed again, here or elsewhere, once this claim has run out.
        if (closing.aborted) return;
        await removeDocument(documentId);
      }
    }
  }

  async function removeUnused(closing: AbortSignal): Promise<void> {
    while (!closing.aborted) {
      const beforeMs = retentionDays === undefined ? 0 : now() - retentionDays * DAY_MS;
      const removed = await registry.removeUnused(beforeMs, now());
      if (removed === 0) return;
      logger.info({ removed }, 'sessions removed after their time');
    }
  }

  return {
    async removeSession(sessionId) {
      const documents = await registry.removeSession(sessionId, now() + CLAIM_LIFE_MS);
      if (!documents) return undefined;
      const outcomes = await Promise.all(documents.map(removeDocument));
      return { isDone: outcomes.every((isDone) => isDone) };
    },
    async cleanUp(closing) {
      try {
        await removeUnused(closing);
        await registry.conversation.tidy(now() - REOPEN_WITHIN_MS, now());
        await removeDocuments(closing);
      } catch (error) {
        logger.error({ error: errorFacts(error) }, 'cleaning up failed; tried again later');
      }
    },
  };
}
