import { z } from 'zod';

/** What a Fluid token says, as the managed service and Routerlicious define it. */
export const tokenClaims = z.object({
  documentId: z.string().max(200),
  tenantId: z.string(),
  scopes: z.array(z.string()).max(20),
  // A join without a name makes every azure-client at the document close.
  user: z.looseObject({ id: z.string().max(500), name: z.string().max(500) }),
  iat: z.number().int(),
  exp: z.number().int(),
  jti: z.string().min(1).max(200).optional(),
});

export type TokenClaims = z.infer<typeof tokenClaims>;

export type Scope = 'doc:read' | 'doc:write' | 'summary:write' | 'doc:delete';
