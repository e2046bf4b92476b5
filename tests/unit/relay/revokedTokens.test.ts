import { RevokedTokens } from '../../../src/relay/tokens/revokedTokens.ts';

const HOUR_MS = 60 * 60_000;

describe('[RELAY-40] RevokedTokens', () => {
  let nowMs: number;
  let revoked: RevokedTokens;
  const issued = (atMs: number, documentId = 'd', id = 'eve') => ({
    ...{ documentId, iat: Math.floor(atMs / 1000) },
    user: { id, name: '' },
  });

  beforeEach(() => {
    nowMs = 1_000_000_500;
    revoked = new RevokedTokens(HOUR_MS, () => nowMs);
    revoked.revoke('d', 'eve');
  });

  it('refuses tokens that were issued before, of that person and document only', () => {
    expect(revoked.isRevoked(issued(nowMs - 60_000))).toBe(true);
    expect(revoked.isRevoked(issued(nowMs))).toBe(true);
    expect(revoked.isRevoked(issued(nowMs, 'another'))).toBe(false);
    expect(revoked.isRevoked(issued(nowMs, 'd', 'anna'))).toBe(false);
  });

  it('takes tokens that were issued later', () => {
    expect(revoked.isRevoked(issued(nowMs + 1_000))).toBe(false);
  });

  it('refuses all tokens for a document until that is reversed, and one person’s after that too', () => {
    revoked.revokeAll('d');
    expect(revoked.isRevoked(issued(nowMs, 'd', 'anna'))).toBe(true);
    expect(revoked.isRevoked(issued(nowMs, 'another', 'anna'))).toBe(false);
    revoked.allowAll('d');
    expect(revoked.isRevoked(issued(nowMs, 'd', 'anna'))).toBe(false);
    expect(revoked.isRevoked(issued(nowMs))).toBe(true);
  });

  it('forgets what no token outlives', () => {
    nowMs += HOUR_MS / 2;
    revoked.revoke('d', 'bo');
    nowMs += HOUR_MS / 2 + 1;
    revoked.revoke('d', 'carl');
    expect(revoked.size).toBe(2);
    expect(revoked.isRevoked(issued(nowMs - HOUR_MS, 'd', 'bo'))).toBe(true);
    expect(revoked.isRevoked(issued(nowMs - HOUR_MS))).toBe(false);
  });

  it('forgets others, too, when a person is revoked again and again', () => {
    revoked.revoke('d', 'bo');
    nowMs += HOUR_MS + 1;
    revoked.revoke('d', 'eve');
    expect(revoked.size).toBe(1);
  });
});
