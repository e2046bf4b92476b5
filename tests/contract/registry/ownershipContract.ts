/** What every adapter of the registry has to do so that servers agree on who holds a session's polls and words. */
import type { Registry } from '../../../src/server/registry/registry.ts';
import { type RegistryHarness, SESSION } from './registryContract.ts';

const LEASE_MS = 600_000;
/** Over by the next call. */
const NO_LEASE_MS = 0;
const A = { id: 'server-a', publicKey: 'key of a' };
const B = { id: 'server-b', publicKey: 'key of b' };

export function ownershipContract(name: string, harness: RegistryHarness): void {
  describe(`[ANON-6] ownership of sessions: ${name}`, () => {
    const opened: Registry[] = [];
    let store = 0;
    let a: Registry['ownership'];
    let b: Registry['ownership'];

    beforeEach(async () => {
      store += 1;
      opened.push(await harness.open(`ownership-${store}`), await harness.open(`ownership-${store}`));
      await opened[0]?.findOrCreateCurrent(SESSION);
      [a, b] = opened.map(({ ownership }) => ownership) as [Registry['ownership'], Registry['ownership']];
      await a.renew(A, LEASE_MS);
      await b.renew(B, LEASE_MS);
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((registry) => registry.close()));
    });

    test('the first server that claims a session owns it, and the others learn whose it is', async () => {
      expect(await a.claim(SESSION.id, A.id)).toEqual(A);
      expect(await b.claim(SESSION.id, B.id)).toEqual(A);
      expect(await a.claim(SESSION.id, A.id)).toEqual(A);
    });

    test('of many claims in the same instant one counts', async () => {
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? a.claim(SESSION.id, A.id) : b.claim(SESSION.id, B.id))),
      );
      expect(new Set(claims.map((owner) => owner?.id)).size).toBe(1);
    });

    test('a session whose server has no lease any more goes to the one that claims it', async () => {
      await a.claim(SESSION.id, A.id);
      await a.renew(A, NO_LEASE_MS);
      expect(await b.claim(SESSION.id, B.id)).toEqual(B);
      await a.renew(A, LEASE_MS);
      expect(await a.claim(SESSION.id, A.id)).toEqual(B);
    });

    test('a server that returns before another one has claimed its session still owns it', async () => {
      await a.claim(SESSION.id, A.id);
      await a.renew(A, NO_LEASE_MS);
      await a.renew(A, LEASE_MS);
      expect(await b.claim(SESSION.id, B.id)).toEqual(A);
    });

    test('a server that stops leaves its sessions at once', async () => {
      await a.claim(SESSION.id, A.id);
      await a.leave(A.id);
      expect(await b.claim(SESSION.id, B.id)).toEqual(B);
    });

    test('a session that never was, or is removed, has no owner', async () => {
      expect(await a.claim('never', A.id)).toBeUndefined();
      await a.claim(SESSION.id, A.id);
      await opened[0]?.removeSession(SESSION.id, 0);
      expect(await a.claim(SESSION.id, A.id)).toBeUndefined();
    });

    test('a message waits for its server, and its reply for the sender; each is delivered once', async () => {
      const message = { id: 'message-1', from: A, to: B.id, body: 'request' };
      await a.send(message);
      await a.send(message);
      expect(await b.pending(B.id)).toEqual([message]);
      expect(await a.pending(A.id)).toEqual([]);
      expect(await a.collect(A.id)).toEqual([]);
      await b.reply({ id: message.id, body: 'reply' });
      expect(await b.pending(B.id)).toEqual([]);
      expect(await b.collect(B.id)).toEqual([]);
      expect(await a.collect(A.id)).toEqual([{ id: message.id, body: 'reply' }]);
      expect(await a.collect(A.id)).toEqual([]);
    });

    test('messages without a waiting server, and those of a stopped server, are removed', async () => {
      const message = { id: 'message-1', from: A, to: B.id, body: 'request' };
      await a.send(message);
      await a.drop(message.id);
      expect(await b.pending(B.id)).toEqual([]);
      await a.send({ ...message, id: 'message-2' });
      await b.reply({ id: 'never sent', body: 'reply' });
      await a.leave(A.id);
      expect(await b.pending(B.id)).toEqual([]);
    });
  });
}
