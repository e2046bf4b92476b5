/** What pages say of documents that an operation has closed for them. */
import type { SecurityLog } from '../../securityLog/securityLog.ts';
import type { DamageReport } from '../../shared/contract/schemas/documents.ts';
import type { FluidServices } from '../fluidServices.ts';
import type { Principal } from '../identity/identity.ts';
import type { Registry, SessionRecord } from '../registry/registry.ts';
import type { AccessControl } from './accessControl.ts';
import type { PersonQuota } from './personQuota.ts';
import { notFound } from './refusals.ts';

export interface DamageReportsOptions {
  readonly registry: Pick<Registry, 'listDocuments'>;
  readonly accessControl: Pick<AccessControl, 'session'>;
  readonly securityLog: SecurityLog;
  readonly fluidServices: Pick<FluidServices, 'presenceOf'>;
  readonly reportQuota: PersonQuota;
}

export interface DamageReports {
  /** Throws `Failure` unless the person is a member and the document is the session's. */
  take(person: Principal, sessionId: string, report: DamageReport): Promise<void>;
}

export function createDamageReports({
  registry,
  accessControl,
  securityLog,
  fluidServices,
  reportQuota,
}: DamageReportsOptions): DamageReports {
  /** A page could name any participant. A service in this process knows whose operation it was; elsewhere the page's word stands. */
  async function senderOf(
    { fluidService }: SessionRecord,
    { documentId, sequenceNumber, participant }: DamageReport,
  ) {
    const presence = fluidServices.presenceOf(fluidService);
    if (!presence) return participant;
    return sequenceNumber === undefined ? undefined : presence.senderOf(documentId, sequenceNumber);
  }

  return {
    async take(person, sessionId, report) {
      const { documentId, sequenceNumber } = report;
      const { session } = await accessControl.session(person, sessionId);
      const documents = await registry.listDocuments(session.id);
      if (!documents.some((document) => document.documentId === documentId)) throw notFound();
      reportQuota(person);
      const participant = await senderOf(session, report);
      securityLog.record({
        event: 'documentDamage',
        result: 'done',
        actor: person,
        sessionId: session.id,
        documentId,
        ...(participant !== undefined && { participant }),
        ...(sequenceNumber !== undefined && { code: `operation ${sequenceNumber}` }),
      });
    },
  };
}
