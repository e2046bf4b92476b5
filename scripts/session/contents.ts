/** The contents of a session's documents, read as a client of the Fluid service reads them. */
import { TreeBeta } from 'fluid-framework/beta';
import { createDocumentReader } from '../../src/fluid/documentReader.ts';
import { notesContents } from '../../src/fluid/notesDocument.ts';
import type { DocumentServices } from '../../src/fluid/sharedDocument.ts';
import { tableContents } from '../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../src/fluid/tokens.ts';
import { readWithoutUnreadable } from '../../src/fluid/unreadableOps.ts';
import type { FluidConfig } from '../../src/server/config.ts';
import { createFluidTokens } from '../../src/server/tokens/fluid.ts';
import type { DocumentKind } from '../../src/shared/contract/limits.ts';
import { originsOf } from '../../src/shared/fluidAddress.ts';
import { exportTable, type IsSigned } from './signed.ts';

export interface ReadDocument {
  readonly contents: unknown;
  /** Operations that no client can apply: the rest was read without them. */
  readonly leftOut: readonly LeftOutOp[];
}

export interface LeftOutOp {
  readonly operation: number;
  readonly at: string;
  /** The sender's pseudonym in the session; missing where the log lacks it. */
  readonly by?: string;
}

export type ReadContents = (kind: DocumentKind, documentId: string) => Promise<ReadDocument>;

/** `origin`: the app's address from this machine, for a service at that address. */
export function contentsReader(fluid: FluidConfig, origin: string, isSigned: IsSigned): ReadContents {
  const services = servicesAt(fluid, origin);
  const reader = createDocumentReader(services);
  return async (kind, documentId) => {
    try {
      const contents = await (kind === 'table'
        ? reader.table(documentId, (table) => exportTable(table, isSigned))
        : reader.notes(documentId, (notes) => TreeBeta.exportConcise(notes)));
      return { contents, leftOut: [] };
    } catch (error) {
      const damaged = await readDamaged(services, kind, documentId, isSigned).catch(() => undefined);
      if (!damaged) throw error;
      return damaged;
    }
  };
}

export function servicesAt(fluid: FluidConfig, origin: string): Omit<DocumentServices, 'readOnly'> {
  const tokens = createFluidTokens(fluid, Date.now);
  return {
    fluid: { type: fluid.type, tenantId: fluid.tenantId, ...originsOf(fluid, origin) },
    tokens: createTokenProvider(
      (documentId = '') => tokens.issue({ documentId, access: 'read', user: { id: 'export', name: '' } }),
      Date.now,
    ),
    nowMs: Date.now,
  };
}

/** The readable part of a document that every client closes. */
export async function readDamaged(
  services: Parameters<typeof readWithoutUnreadable>[0],
  kind: DocumentKind,
  documentId: string,
  isSigned: IsSigned,
): Promise<ReadDocument> {
  const { value, leftOut, users } =
    kind === 'table'
      ? await readWithoutUnreadable(services, tableContents, documentId, (root): unknown =>
          exportTable(root, isSigned),
        )
      : await readWithoutUnreadable(services, notesContents, documentId, (root): unknown =>
          TreeBeta.exportConcise(root),
        );
  return {
    contents: value,
    leftOut: leftOut.map(({ sequenceNumber, clientId, at }) => {
      const by = users.get(clientId ?? '');
      return { operation: sequenceNumber, at: new Date(at).toISOString(), ...(by !== undefined && { by }) };
    }),
  };
}
