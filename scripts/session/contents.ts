/** What stands in a session's documents, read as a client of the Fluid service reads it. */
import { TreeBeta } from 'fluid-framework/beta';
import { openNotesDocument } from '../../src/fluid/notesDocument.ts';
import type { DocumentServices } from '../../src/fluid/sharedDocument.ts';
import { openTableDocument } from '../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../src/fluid/tokens.ts';
import type { FluidConfig } from '../../src/server/config.ts';
import { createFluidTokens } from '../../src/server/tokens/fluid.ts';
import type { DocumentKind } from '../../src/shared/api.ts';

export type ReadContents = (kind: DocumentKind, documentId: string) => Promise<unknown>;

/** `origin`: where this machine finds the app, for a service that lives at its address. */
export function contentsReader(fluid: FluidConfig, origin: string): ReadContents {
  const tokens = createFluidTokens(fluid, Date.now);
  const services: DocumentServices = {
    fluid: { type: fluid.type, endpoint: new URL(fluid.endpoint, origin).origin, tenantId: fluid.tenantId },
    tokens: createTokenProvider(
      (documentId = '') => tokens.issue({ documentId, access: 'read', user: { id: 'export', name: '' } }),
      Date.now,
    ),
    readOnly: true,
    nowMs: Date.now,
  };
  return async (kind, documentId) => {
    if (kind === 'notes') {
      const document = await openNotesDocument(services, documentId);
      return kept(document.notes, document.close);
    }
    const document = await openTableDocument(services, documentId);
    return kept(document.table, document.close);
  };
}

function kept(root: Parameters<typeof TreeBeta.exportConcise>[0], close: () => void): unknown {
  try {
    return TreeBeta.exportConcise(root);
  } finally {
    close();
  }
}
