/**
 * Seals: the server's signature (ECDSA P-256) under what a participant has written at a table, so that pages show a
 * name only where the server has signed the text for that participant (decision 43).
 */
import { base64url, bytesOf } from './base64url.ts';

/** What a participant can have sealed; `closingFor`, which is written down for somebody else, only a facilitator. The server seals the sums of a placement, and what a phone contributes, itself. */
export const SEALED_KINDS = ['word', 'ownCard', 'closing', 'closingFor'] as const;
export type SealedKind = (typeof SEALED_KINDS)[number] | 'placement' | 'phoneName';

export interface SealedContent {
  readonly kind: SealedKind;
  /** The node's id at the table; of a placement the poll's. */
  readonly id: string;
  /** Participant id of the author; empty for sums. */
  readonly by: string;
  readonly texts: readonly string[];
}

/** The texts whose SHA-256, in base64url, the server signs: it never gets the texts themselves. */
export const textToHash = (texts: readonly string[]): string => JSON.stringify(texts);

export interface SignedParts extends Omit<SealedContent, 'texts'> {
  readonly sessionId: string;
  readonly digest: string;
}

/** The bytes under the signature, as text. */
export const textToSign = ({ sessionId, kind, id, by, digest }: SignedParts): string =>
  JSON.stringify(['dialogkort/1/seal', sessionId, kind, id, by, digest]);

/** Sums of a placement, from 1 to 5, as the server seals them. */
export const placementContent = (pollId: string, counts: readonly number[]): SealedContent => ({
  ...{ kind: 'placement', id: pollId, by: '' },
  texts: counts.map(String),
});

export type CheckSeal = (content: SealedContent, seal: string) => Promise<boolean>;

/**
 * Checks seals of one session with its public key. Undefined without a key: where the server has none to give, or
 * the browser has no cryptography.
 */
export function sealChecker(sessionId: string, key: string | undefined): CheckSeal | undefined {
  if (key === undefined || globalThis.crypto?.subtle === undefined) return undefined;
  const { subtle } = crypto;
  const imported = subtle.importKey('raw', bytesOf(key), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'verify',
  ]);
  return async ({ texts, ...content }, seal) => {
    try {
      const signed = textToSign({ sessionId, ...content, digest: await digestOf(texts) });
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
      return await subtle.verify(algorithm, await imported, bytesOf(seal), new TextEncoder().encode(signed));
    } catch {
      // Not base64url: no page of this product wrote it.
      return false;
    }
  };
}

/** SHA-256 in base64url. */
export async function digestOf(texts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(textToHash(texts)));
  return base64url(digest);
}
