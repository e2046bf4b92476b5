/** Routerlicious, and the product's own relay where it is a process of its own: both speak the same REST. */
import type { FluidTokens } from '../tokens/fluid.ts';
import { answerOf, type Deletion, type FluidAdmin, FluidAdminError } from './fluidAdmin.ts';

export interface RouterliciousOptions {
  /** Where this server finds the service's REST. */
  readonly endpoint: string;
  readonly tenantId: string;
  readonly tokens: FluidTokens;
  readonly fetch: typeof fetch;
}

export function createRouterliciousAdmin(options: RouterliciousOptions): FluidAdmin {
  const { endpoint, tenantId, tokens, fetch } = options;
  const documents = `${endpoint.replace(/\/+$/, '')}/documents/${encodeURIComponent(tenantId)}`;

  async function ask(method: 'GET' | 'DELETE', path: string, documentId: string): Promise<number> {
    const token = await tokens.forAdmin(documentId, method === 'GET' ? 'doc:read' : 'doc:delete');
    return answerOf(fetch, `${documents}${path}/${encodeURIComponent(documentId)}`, {
      method,
      headers: { authorization: `Basic ${token}` },
    });
  }

  return {
    async deleteDocument(documentId): Promise<Deletion> {
      const status = await ask('DELETE', '/document', documentId);
      if (status >= 200 && status < 300) return 'deleted';
      // As it is published, Routerlicious has the route and nothing behind it, which it tells by a 400.
      if (status === 400 || status === 501) return 'unsupported';
      if (status === 429) return 'later';
      // No such document, or no such route: the document itself tells.
      if (status === 404) return (await ask('GET', '', documentId)) === 404 ? 'absent' : 'unsupported';
      throw new FluidAdminError('The Fluid service refused to delete a document.', status);
    },
  };
}
