/**
 * Tells pages at once that their session was ended or deleted, by any server or command: the connections to its documents are closed,
 * and a page that is disconnected asks the server how its session stands (decision 42). Then the documents' logs are cut. Only where the
 * Fluid service is in this process; elsewhere pages poll.
 */
import type { FluidPresence } from '../fluidPresence.ts';
import { errorFacts, type Logger } from '../logging.ts';
import type { Registry } from '../registry/registry.ts';

export interface SessionEndingsOptions {
  readonly presence: FluidPresence | undefined;
  readonly registry: Pick<Registry, 'runningDocuments'>;
  readonly logger: Logger;
}

export interface SessionEndings {
  /** Checks every document with a connection. Called periodically; never rejects. */
  announce(): Promise<void>;
}

export function createSessionEndings({ presence, registry, logger }: SessionEndingsOptions): SessionEndings {
  /** As it was at the last look. */
  let running: ReadonlySet<string> = new Set();
  /** Who was at them has left by the next look. */
  let justEnded: readonly string[] = [];

  return {
    async announce() {
      const connected = new Set(presence?.connected().map(({ documentId }) => documentId));
      try {
        const now = new Set(connected.size > 0 ? await registry.runningDocuments([...connected]) : []);
        const ended = [...running].filter((documentId) => !now.has(documentId) && connected.has(documentId));
        running = now;
        for (const documentId of justEnded) presence?.settle(documentId);
        justEnded = ended;
        for (const documentId of ended) presence?.disconnect(documentId);
      } catch (error) {
        logger.warn({ error: errorFacts(error) }, 'ended sessions could not be checked; retrying later');
      }
    },
  };
}
