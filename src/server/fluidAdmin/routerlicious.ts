/** Routerlicious, and the product's own relay where it is a process of its own: both speak the same REST. */
import { z } from 'zod';
import type { FluidTokens } from '../tokens/fluid.ts';
import {
  answerOf,
  conditionOf,
  type Deletion,
  type DocumentCondition,
  type FluidAdmin,
  FluidAdminError,
  type Revocation,
  send,
} from './fluidAdmin.ts';

const REVOKED = z.object({ nowMs: z.number() });

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

  async function requestFor(method: 'GET' | 'DELETE', documentId: string): Promise<RequestInit> {
    const token = await tokens.forAdmin(documentId, method === 'GET' ? 'doc:read' : 'doc:delete');
    return { method, headers: { authorization: `Basic ${token}` } };
  }

  async function ask(method: 'GET' | 'DELETE', path: string, documentId: string): Promise<number> {
    const address = `${documents}${path}/${encodeURIComponent(documentId)}`;
    return answerOf(fetch, address, await requestFor(method, documentId));
  }

  return {
    async inspectDocument(documentId): Promise<DocumentCondition> {
      try {
        const address = `${documents}/${encodeURIComponent(documentId)}`;
        const response = await send(fetch, address, await requestFor('GET', documentId));
        const answer: unknown = await response.json();
        if (typeof answer !== 'object' || answer === null) return 'unknown';
        if (response.ok)
          return 'documentId' in answer && answer.documentId === documentId ? 'usable' : 'unknown';
        return conditionOf('internalErrorCode' in answer ? answer.internalErrorCode : undefined);
      } catch {
        return 'unknown';
      }
    },
    async revokeAll(documentId): Promise<Revocation> {
      const token = await tokens.forAdmin(documentId, 'doc:delete');
      const response = await send(fetch, `${documents}/${encodeURIComponent(documentId)}/revocations`, {
        method: 'POST',
        headers: { authorization: `Basic ${token}` },
      });
      // Only the own relay has the route.
      if (response.status === 404) {
        await response.body?.cancel();
        return 'unsupported';
      }
      const answer = REVOKED.safeParse(await response.json().catch(() => undefined));
      if (response.ok && answer.success) return { atMs: answer.data.nowMs };
      throw new FluidAdminError(
        'The Fluid service refused to end a document’s connections.',
        response.status,
      );
    },
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
