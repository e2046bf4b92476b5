/** The result of one check. A sentence never holds a secret, a name or people's texts. */
export interface Finding {
  /** `look`: it works, but should be reviewed. */
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

/** Why an address gives no answer, in words; `fetch` has the reason in `cause`. */
export function noAnswer(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  return REASONS[code] ?? (code === '' ? 'no connection' : `no connection (${code})`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'DNS does not know the host name',
  EAI_AGAIN: 'DNS does not answer',
  ECONNREFUSED: 'the connection was refused: no process listens on that port',
  ECONNRESET: 'the connection was reset, possibly by a firewall or proxy',
  ETIMEDOUT: 'timeout, possibly because of a firewall',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  SELF_SIGNED_CERT_IN_CHAIN:
    'the certificate is signed by an unknown authority (add it to NODE_EXTRA_CA_CERTS)',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the certificate is signed by an unknown authority (add it to NODE_EXTRA_CA_CERTS), or its chain is incomplete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the certificate is signed by an unknown authority (add it to NODE_EXTRA_CA_CERTS)',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
};
