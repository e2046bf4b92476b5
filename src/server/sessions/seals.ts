/**
 * Signs what members write at a table, by hashes, so that pages can tell whose text it is (decision 43). Each session
 * has a key pair of its own, derived from the server's key: every server of an installation has the same one.
 */
import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { countsOfPoll } from '../../shared/contract/limits.ts';
import type { PollView } from '../../shared/contract/schemas/polls.ts';
import type { SealRequest } from '../../shared/contract/schemas/seals.ts';
import {
  placementContent,
  type SealedContent,
  type SignedParts,
  textToHash,
  textToSign,
} from '../../shared/seal.ts';
import type { Principal } from '../identity/identity.ts';
import type { Registry } from '../registry/registry.ts';
import type { AccessControl } from './accessControl.ts';

export interface SealKeys {
  /** The session's public key, an uncompressed point in base64url. Undefined where pages cannot check signatures. */
  publicKeyOf(sessionId: string): string | undefined;
  sign(parts: SignedParts): string;
  isSigned(sessionId: string, content: SealedContent, seal: string): boolean;
}

export interface Seals {
  /** Signs for the caller, in the order of the request; null for words written down for somebody by a caller who is no facilitator. */
  ofMember(person: Principal, sessionId: string, request: SealRequest): Promise<readonly (string | null)[]>;
  /** A closed placement's view with its sums sealed; any other view as it is. */
  withSeal(sessionId: string, pollId: string, view: PollView): PollView;
}

const CURVE = 'prime256v1';
/** 128 bits more than the curve's order, as FIPS 186-5 A.2.1 has it, so that no private key is likelier than another. */
const SEED_BYTES = 48;
const SCALAR_BYTES = 32;
/** Making a key costs more than a signature. */
const KEYS_IN_MEMORY = 100;
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** `havePagesCryptography`: false on plain http from another machine, where names are a matter of trust. */
export function createSealKeys(key: Uint8Array, havePagesCryptography: boolean): SealKeys {
  function privateScalar(sessionId: string): Buffer {
    const seed = Buffer.from(hkdfSync('sha256', key, '', sessionId, SEED_BYTES));
    const scalar = (BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n;
    return Buffer.from(scalar.toString(16).padStart(2 * SCALAR_BYTES, '0'), 'hex');
  }

  function pointOf(scalar: Buffer): Buffer {
    const pair = createECDH(CURVE);
    pair.setPrivateKey(scalar);
    return pair.getPublicKey();
  }

  const known = new Map<string, KeyObject>();

  function privateKeyOf(sessionId: string): KeyObject {
    const key = known.get(sessionId) ?? makeKey(sessionId);
    if (known.size >= KEYS_IN_MEMORY) known.clear();
    known.set(sessionId, key);
    return key;
  }

  function makeKey(sessionId: string): KeyObject {
    const d = privateScalar(sessionId);
    const point = pointOf(d);
    const [x, y] = [point.subarray(1, 1 + SCALAR_BYTES), point.subarray(1 + SCALAR_BYTES)];
    const jwk = { d: d.toString('base64url'), x: x.toString('base64url'), y: y.toString('base64url') };
    return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', ...jwk } });
  }

  // WebCrypto expects both numbers after each other, not DER.
  const dsaEncoding = 'ieee-p1363';

  return {
    publicKeyOf: (sessionId) =>
      havePagesCryptography ? pointOf(privateScalar(sessionId)).toString('base64url') : undefined,
    sign(parts) {
      const key = { key: privateKeyOf(parts.sessionId), dsaEncoding } as const;
      return sign('sha256', Buffer.from(textToSign(parts)), key).toString('base64url');
    },
    isSigned(sessionId, { texts, ...content }, seal) {
      const key = { key: createPublicKey(privateKeyOf(sessionId)), dsaEncoding } as const;
      const signed = textToSign({ sessionId, ...content, digest: digestOf(texts) });
      return verify('sha256', Buffer.from(signed), key, Buffer.from(seal, 'base64url'));
    },
  };
}

export interface SealsOptions {
  readonly sealKeys: SealKeys;
  readonly accessControl: Pick<AccessControl, 'session'>;
  readonly registry: { readonly conversation: Pick<Registry['conversation'], 'listRoles'> };
}

export function createSeals({ sealKeys: keys, accessControl, registry }: SealsOptions): Seals {
  return {
    async ofMember(person, sessionId, { contents }) {
      // Also after the end: what was written right before it still gets its seal. The table takes nothing new by then.
      const { session, id: by } = await accessControl.session(person, sessionId);
      const isFacilitator =
        contents.some(({ kind }) => kind === 'closingFor') &&
        (await registry.conversation.listRoles(session.id)).facilitators.includes(by);
      return contents.map(({ kind, id, digest }) =>
        kind === 'closingFor' && !isFacilitator
          ? null
          : keys.sign({ sessionId: session.id, kind, id, by, digest }),
      );
    },
    withSeal(sessionId, pollId, view) {
      const { closed, sums } = view;
      if (!closed || !sums) return view;
      const counts = countsOfPoll(pollId, sums);
      const { texts, ...content } = placementContent(pollId, counts);
      return { ...view, seal: keys.sign({ sessionId, ...content, digest: digestOf(texts) }) };
    },
  };
}

export function digestOf(texts: readonly string[]): string {
  return createHash('sha256').update(textToHash(texts)).digest('base64url');
}
