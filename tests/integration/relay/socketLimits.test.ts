import type { RelayLimits } from '../../../src/relay/index.ts';
import { bareWebSocket, ENTER_NAMESPACE, eventFrame } from '../../support/relay/bareWebSocket.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import {
  connectDocument,
  connectMessage,
  EMPTY_BATCH,
  operation,
  type RawSocket,
} from '../../support/relay/rawSocket.ts';
import { rest } from '../../support/relay/rest.ts';
import { readStoredLog } from '../../support/relay/storedLog.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';

describe('[RELAY-17] limits of sockets and frames', () => {
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
    const first = enter();
    expect(await first.answer).toMatchObject({ ok: true });
    const second = enter();
    expect(await second.answer).toMatchObject({ ok: true });
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
    const part = operation(1, { contents: `${EMPTY_BATCH}${' '.repeat(12_000)}` });
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

describe('[RELAY-53] a client that does not read', () => {
  it('is disconnected once too much waits for it, and no other is', async () => {
    const relay = await startTestRelay({
      limits: {
        backlogBytes: 200_000,
        signalsPerConnection: { perSecond: 1_000, burst: 5_000 },
        bytesPerConnection: { perSecond: 1e9, burst: 1e9 },
        bytesPerDocument: { perSecond: 1e9, burst: 1e9 },
      },
    });
    const body = { summary: { type: 'tree', entries: [] } };
    const documentId = String((await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), body)).body);
    const deaf = await bareWebSocket(relay.url);
    deaf.say(ENTER_NAMESPACE);
    await deaf.hears('40{');
    deaf.say(eventFrame('connect_document', connectMessage({ documentId, jwt: token({ documentId }) })));
    await deaf.hears('connect_document_success');
    deaf.stopReading();
    const writer = connectDocument(relay.url, { documentId, jwt: token({ documentId }) });
    const { clientId } = await writer.answer;
    const signal = JSON.stringify({ contents: { type: 'word', content: 'x'.repeat(60_000) } });
    const isCutOff = async (): Promise<boolean> =>
      (await relay.relay.metrics()).includes('relay_slow_readers_total 1\n');
    while (!(await isCutOff())) {
      const heard = writer.next('signal');
      writer.socket.emit('submitSignal', clientId, [signal]);
      await heard;
    }
    expect(writer.socket.connected).toBe(true);
    for (const socket of [deaf, writer]) socket.close();
    await relay.end();
  });

  it('[RELAY-89] clients that do not answer its goodbye do not hold up its end', async () => {
    const relay = await startTestRelay();
    const body = { summary: { type: 'tree', entries: [] } };
    const documentId = String((await rest(relay.url, 'POST', `/documents/${TENANT}`, token(), body)).body);
    // A frame of goodbye is read and not answered, as of a phone that has left the network.
    const silent = await bareWebSocket(relay.url);
    const seated = await bareWebSocket(relay.url);
    seated.say(ENTER_NAMESPACE);
    await seated.hears('40{');
    seated.say(eventFrame('connect_document', connectMessage({ documentId, jwt: token({ documentId }) })));
    await seated.hears('connect_document_success');
    await relay.end();
    await Promise.all([silent.ended, seated.ended]);
    // Waiting for the answers takes half a minute.
  }, 20_000);
});
