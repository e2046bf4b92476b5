import type { RelayLimits } from '../../../src/relay/index.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectDocument, operation, type RawSocket } from '../../support/relay/rawSocket.ts';
import { rest } from '../../support/relay/rest.ts';
import { readStoredLog } from '../../support/relay/storedLog.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';

describe('[RELAY-17] what goes over the wire', () => {
  let relay: TestRelay;
  let documentId: string;
  const sockets: RawSocket[] = [];

  async function start(limits: Partial<RelayLimits>): Promise<void> {
    relay = await startTestRelay({ limits });
    const body = { summary: { type: 'tree', entries: [] } };
    documentId = String((await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), body)).body);
  }

  function enter(): RawSocket {
    const socket = connectDocument(relay.url, { documentId, jwt: token({ documentId }) });
    sockets.push(socket);
    return socket;
  }

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.close();
    await relay.end();
  });

  it('is so many sockets and no more, until one of them goes', async () => {
    await start({ sockets: 2 });
    const [first, second] = [enter(), enter()];
    for (const { answer } of [first, second]) expect(await answer).toMatchObject({ ok: true });
    const third = enter();
    const turnedAway = new Promise((resolve) => third.socket.io.once('close', () => resolve('turned away')));
    expect(await Promise.race([turnedAway, third.answer])).toBe('turned away');
    expect(first.socket.connected && second.socket.connected).toBe(true);
    first.close();
    await until(async () => (await relay.relay.metrics()).includes('relay_sockets 1\n'), 'it to be gone');
    expect(await enter().answer).toMatchObject({ ok: true });
  });

  it('is frames of so many bytes and no more: a larger one ends its socket, and no other', async () => {
    await start({ frameBytes: 20_000, opBytes: 15_000 });
    const [greedy, honest] = [enter(), enter()];
    const [{ clientId }, neighbour] = [await greedy.answer, await honest.answer];
    const part = operation(1, { contents: JSON.stringify('x'.repeat(12_000)) });
    greedy.socket.emit('submitOp', clientId, [[part, { ...part, clientSequenceNumber: 2 }]]);
    expect(await greedy.ended).toMatch(/^transport/);
    honest.socket.emit('submitOp', neighbour.clientId, [[part]]);
    const senders = (): unknown[] =>
      readStoredLog(relay.sqliteFile, documentId)
        .filter(({ type }) => type === 'op')
        .map((op) => Reflect.get(op, 'clientId'));
    await until(() => senders().length > 0, 'the honest one');
    expect(senders()).toEqual([neighbour.clientId]);
  });
});
