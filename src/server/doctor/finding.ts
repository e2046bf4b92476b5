/** What one check found out. A sentence never holds a secret, a name or what somebody wrote. */
export interface Finding {
  /** `look`: it works, but somebody should look at it. */
  readonly result: 'fine' | 'look' | 'wrong';
  readonly about: string;
  readonly sentence: string;
}

export const fine = (about: string, sentence: string): Finding => ({ result: 'fine', about, sentence });
export const look = (about: string, sentence: string): Finding => ({ result: 'look', about, sentence });
export const wrong = (about: string, sentence: string): Finding => ({ result: 'wrong', about, sentence });

const SIGNS = { fine: 'fine ', look: 'LOOK ', wrong: 'WRONG' } as const;

export function toLines(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ about }) => about.length));
  return findings.map(
    ({ result, about, sentence }) => `${SIGNS[result]}  ${about.padEnd(width)}  ${sentence}`,
  );
}

/** Why an address gives no answer, in words; `fetch` keeps the reason in `cause`. */
export function noAnswer(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (error instanceof Error && error.name === 'TimeoutError') return 'it does not answer in time';
  return REASONS[code] ?? (code === '' ? 'it gives no answer' : `it gives no answer (${code})`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of its host is not known here',
  EAI_AGAIN: 'names cannot be looked up here now',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was broken off, perhaps by a firewall or proxy',
  ETIMEDOUT: 'it does not answer in time, perhaps for a firewall',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is signed by nobody who is trusted here (NODE_EXTRA_CA_CERTS names more)',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody who is trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate lacks those between it and a trusted one',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};
