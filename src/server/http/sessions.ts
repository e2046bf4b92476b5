import type { DamageReports } from '../sessions/damageReports.ts';
import type { Documents } from '../sessions/documents.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { TablePreviews } from '../sessions/tablePreviews.ts';
import type { Handlers } from './endpoints.ts';

export interface SessionServices {
  readonly sessions: Sessions;
  readonly documents: Documents;
  readonly damageReports: DamageReports;
  readonly tablePreviews: Pick<TablePreviews, 'keep'>;
}

/** Routes of sessions, their documents, and viewers without an account. */
export function sessionHandlers({ sessions, documents, damageReports, tablePreviews }: SessionServices) {
  return {
    openSession: ({ caller, body }) => sessions.open(caller, body.meetingId, body.beginNew),
    listSessions: ({ caller, body }) => sessions.list(caller, body.meetingId),
    session: ({ caller, params }) => sessions.view(caller, params.id),
    endSession: ({ caller, params }) => sessions.end(caller, params.id),
    replaceSession: ({ caller, params, body }) =>
      sessions.replace(caller, params.id, body.confirmed, body.tableId),
    reopenSession: ({ caller, params }) => sessions.reopen(caller, params.id),
    deleteSession: ({ caller, params }) => sessions.remove(caller, params.id),
    deletedSessions: ({ caller, body }) => sessions.listDeleted(caller, body.meetingId),
    restoreSession: ({ caller, params }) => sessions.restore(caller, params.id),

    registerDocument: ({ caller, params, body }) =>
      documents.register(caller, params.id, body.kind, body.documentId, body.replaces),
    fluidToken: ({ caller, params, body }) =>
      documents.token(caller, params.id, body.kind, body.documentId, body.replaces),
    async reportDamage({ caller, params, body }) {
      await damageReports.take(caller, params.id, body);
      return {};
    },

    keepPreview: async ({ caller, params, body }) => ({
      kept: await tablePreviews.keep(caller, params.id, body.preview),
    }),

    viewingTicket: ({ caller, params }) => sessions.viewingTicket(caller, params.id),
    async endViewing({ caller, params, body }) {
      await sessions.endViewing(caller, params.id, body.ticket);
      return {};
    },
    stageShares: ({ caller, params }) => sessions.stageShares(caller, params.id),
    async endStageShares({ caller, params }) {
      await sessions.endStageShares(caller, params.id);
      return {};
    },
    recapTicket: ({ caller, params }) => sessions.recapTicket(caller, params.id),
    viewSession: ({ caller }) => sessions.watch(caller),
    decryptNames: ({ caller, body }) => sessions.decryptNames(caller, body.names),
  } satisfies Partial<Handlers>;
}
