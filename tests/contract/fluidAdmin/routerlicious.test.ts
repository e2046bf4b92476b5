import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { jwtVerify } from 'jose';
import { createRouterliciousAdmin } from '../../../src/server/fluidAdmin/routerlicious.ts';
import { createFluidTokens } from '../../../src/server/tokens/fluid.ts';
import { type StandIn, startStandIn } from '../../support/server/standIn.ts';
import { fluidAdminContract } from './fluidAdminContract.ts';

const TENANT_ID = 'tenant';
const KEY = 'the key of the tenant, long enough';

/** The routes of Routerlicious' `alfred`, with or without a service behind the one that deletes. */
async function startRouterlicious(deletes: boolean) {
  const standIn = await startStandIn();
  const documents = new Set<string>();

  const demand =
    (scope: string): RequestHandler =>
    async (request, response, next) => {
      const claims = await claimsOf(request).catch(() => undefined);
      const { tenantId, id } = request.params;
      const isFor = claims?.tenantId === tenantId && claims?.documentId === id && tenantId === TENANT_ID;
      if (isFor && Array.isArray(claims?.scopes) && claims.scopes.includes(scope)) return next();
      response.status(403).json('Invalid token');
    };
  standIn.app.get('/documents/:tenantId/:id', demand('doc:read'), (request, response) => {
    const { id } = request.params;
    if (typeof id === 'string' && documents.has(id)) response.json({ documentId: id });
    else response.status(404).json('Document not found.');
  });
  standIn.app.delete('/documents/:tenantId/document/:id', demand('doc:delete'), (request, response) => {
    const { id } = request.params;
    if (!deletes) return void response.status(400).json('Internal Server Error');
    const existed = typeof id === 'string' && documents.delete(id);
    if (existed) response.status(204).end();
    else response.status(404).json('Document not found.');
  });

  const tokens = createFluidTokens({ tenantId: TENANT_ID, key: KEY }, Date.now);
  return {
    standIn,
    admin: createRouterliciousAdmin({ endpoint: `${standIn.origin}/`, tenantId: TENANT_ID, tokens, fetch }),
    create: async () => {
      const id = randomUUID();
      documents.add(id);
      return id;
    },
    exists: async (id: string) => documents.has(id),
    close: () => standIn.close(),
  };
}

async function claimsOf(request: Request) {
  const token = /^Basic (\S+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
  const { payload } = await jwtVerify(token, new TextEncoder().encode(KEY), { maxTokenAge: '1h' });
  return payload;
}

fluidAdminContract('Routerlicious', () => startRouterlicious(true));

describe('[OPS-8] a service that cannot delete', () => {
  let service: { close(): Promise<void> };
  afterEach(() => service.close());

  test('is distinguished from one where the document is gone', async () => {
    const published = await startRouterlicious(false);
    service = published;
    expect(await published.admin.deleteDocument(await published.create())).toBe('unsupported');
  });

  test('may not know the route at all', async () => {
    const standIn: StandIn = await startStandIn();
    service = standIn;
    standIn.app.get('/documents/:tenantId/:id', (_request, response) => void response.json({}));
    const tokens = createFluidTokens({ tenantId: TENANT_ID, key: KEY }, Date.now);
    const admin = createRouterliciousAdmin({
      ...{ endpoint: standIn.origin, tenantId: TENANT_ID, tokens, fetch },
    });
    expect(await admin.deleteDocument('document')).toBe('unsupported');
  });

  test('or not answer, or not believe the server, which is an error', async () => {
    const routerlicious = await startRouterlicious(true);
    service = routerlicious;
    const options = { endpoint: routerlicious.standIn.origin, tenantId: TENANT_ID, fetch };
    const strange = createFluidTokens({ tenantId: TENANT_ID, key: 'another key' }, Date.now);
    const disbelieved = createRouterliciousAdmin({ ...options, tokens: strange });
    await expect(disbelieved.deleteDocument('document')).rejects.toMatchObject({ status: 403 });
    await routerlicious.close();
    await expect(routerlicious.admin.deleteDocument('document')).rejects.toThrow('gave no answer');
  });
});
