import { randomBytes } from 'node:crypto';
import { createServerIdentity } from '../../../../src/server/anonymous/serverIdentity.ts';

const KEY = randomBytes(32);

describe('[ANON-6] ServerIdentity', () => {
  const a = createServerIdentity(KEY);
  const b = createServerIdentity(KEY);
  const publicOf = ({ id, publicKey }: typeof a) => ({ id, publicKey });

  test('a message encrypted for a server is decrypted by it, in its context and as its sender’s', () => {
    const body = a.encryptFor(publicOf(b), 'request 1', { answer: '5' });
    expect(b.decryptFrom(publicOf(a), 'request 1', body)).toEqual({ answer: '5' });
    expect(b.decryptFrom(publicOf(a), 'request 2', body)).toBeUndefined();
    const c = createServerIdentity(KEY);
    expect(b.decryptFrom(publicOf(c), 'request 1', body)).toBeUndefined();
    expect(c.decryptFrom(publicOf(a), 'request 1', body)).toBeUndefined();
  });

  test('the installation’s key and both public keys decrypt nothing: the private keys are in memory only', () => {
    const body = a.encryptFor(publicOf(b), 'request 1', { answer: '5' });
    const insider = createServerIdentity(KEY);
    expect(insider.decryptFrom(publicOf(a), 'request 1', body)).toBeUndefined();
    expect(insider.decryptFrom(publicOf(b), 'request 1', body)).toBeUndefined();
    expect(JSON.stringify(a)).not.toContain('private');
  });

  test('messages are as long with one answer as with another', () => {
    const lengths = ['1', 'more', 'x'.repeat(280)].map(
      (answer) => a.encryptFor(publicOf(b), 'request 1', { answer }).length,
    );
    expect(new Set(lengths).size).toBe(1);
  });

  test('messages of a server without this installation’s key are refused, and it gets none', () => {
    const stranger = createServerIdentity(randomBytes(32));
    const impostor = { id: b.id, publicKey: stranger.publicKey };
    for (const other of [publicOf(stranger), impostor, { id: b.id, publicKey: 'nonsense' }]) {
      expect(() => a.encryptFor(other, 'request 1', {})).toThrow('not one of this installation');
      expect(a.decryptFrom(other, 'request 1', 'nonsense')).toBeUndefined();
    }
    const body = stranger.encryptFor(publicOf(stranger), 'request 1', {});
    expect(a.decryptFrom(publicOf(stranger), 'request 1', body)).toBeUndefined();
  });
});
