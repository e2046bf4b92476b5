import { z } from 'zod';
import { SEALED_KINDS } from '../../seal.ts';
import { DIGEST } from '../ids.ts';
import { SEALS_AT_ONCE } from '../limits.ts';
import type { Endpoints, Wire } from './endpoint.ts';

/** Ids are UUIDs and pseudonyms. */
const ID_MAX_CHARS = 64;
const SEALS_MAX_BYTES = 16 * 1024;

const sealRequest = z.strictObject({
  contents: z
    .array(
      z.strictObject({
        kind: z.enum(SEALED_KINDS),
        /** Of the node at the table. */
        id: z.string().min(1).max(ID_MAX_CHARS),
        /** SHA-256 of its texts, in base64url. */
        digest: z.string().regex(DIGEST),
      }),
    )
    .max(SEALS_AT_ONCE),
});
export type SealRequest = Wire<z.output<typeof sealRequest>>;

export const SEAL_ENDPOINTS = {
  /** Signs, for the caller as the author, what the caller has written at the table. The server keeps nothing of it. */
  seal: {
    caller: 'person',
    body: sealRequest,
    maxBodyBytes: SEALS_MAX_BYTES,
    reply: z.strictObject({
      /** In the order of the request; null for what the caller may not have sealed. */
      seals: z.array(z.string().nullable()),
    }),
  },
} satisfies Endpoints;
