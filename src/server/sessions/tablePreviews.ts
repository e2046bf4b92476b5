/** What a newcomer's page shows before it has the table. In this server's memory, for as long as facilitators' pages keep it up (decision 49). */
import { PREVIEW_LIFE_MS } from '../../shared/contract/limits.ts';
import type { TablePreview } from '../../shared/contract/schemas/previews.ts';
import type { Principal } from '../identity/identity.ts';
import type { Registry } from '../registry/registry.ts';
import type { AccessControl } from './accessControl.ts';

/** Each has 64 kB at most; the oldest makes place. */
const PREVIEWS_MAX = 500;

export interface TablePreviewsOptions {
  readonly accessControl: Pick<AccessControl, 'session'>;
  readonly registry: Pick<Registry, 'conversation'>;
  readonly now: () => number;
}

interface Kept {
  readonly atMs: number;
  readonly preview: TablePreview;
}

export interface TablePreviews {
  /** Whether it is kept: not from others than facilitators, who may learn of their role or of the session's end later than the server. */
  keep(person: Principal, sessionId: string, preview: TablePreview | undefined): Promise<boolean>;
  /** Undefined if it is of another document, or has not been kept up. */
  find(sessionId: string, documentId: string | undefined): TablePreview | undefined;
  forget(sessionId: string): void;
}

export function createTablePreviews({ accessControl, registry, now }: TablePreviewsOptions): TablePreviews {
  /** The one that was kept last comes last. */
  const previews = new Map<string, Kept>();

  function dropOld(): void {
    const oldestMs = now() - PREVIEW_LIFE_MS;
    for (const [sessionId, { atMs }] of previews) {
      if (atMs >= oldestMs && previews.size <= PREVIEWS_MAX) return;
      previews.delete(sessionId);
    }
  }

  return {
    async keep(person, sessionId, preview) {
      const { session, id } = await accessControl.session(person, sessionId);
      const { facilitators } = await registry.conversation.listRoles(sessionId);
      if (session.endedAtMs !== undefined || !facilitators.includes(id)) return false;
      previews.delete(sessionId);
      if (preview) previews.set(sessionId, { atMs: now(), preview });
      dropOld();
      return true;
    },

    find(sessionId, documentId) {
      dropOld();
      const kept = previews.get(sessionId);
      return kept?.preview.documentId === documentId ? kept?.preview : undefined;
    },

    forget: (sessionId) => void previews.delete(sessionId),
  };
}
