import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { io, type Socket } from 'socket.io-client';
import { connectDocument, EMPTY_BATCH, operation } from '../../tests/support/relay/rawSocket.ts';
import { freePort } from '../../tests/support/relay/relayProcess.ts';
import { rest } from '../../tests/support/relay/rest.ts';
import { TENANT, token } from '../../tests/support/relay/tokens.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { against, type Figures, quantile } from './figures.ts';
import { sqliteRelay } from './services.ts';

/** One message to many sockets, through the relay and through a bare socket.io server, alternating. */

const RECEIVERS = [10, 100, 400];
const QUICK_RECEIVERS = [10, 100];
const ROUNDS = 200;
const QUICK_ROUNDS = 20;
/**
 * Messages through each before anything is measured, as in a meeting's first minutes. In both the code is compiled by
 * then; and SQLite's write-ahead log has its full length, while before each commit has to make the file longer.
 */
const WARM_UP = 1_500;
const QUICK_WARM_UP = 50;
const GAP_MS = 20;

interface Crowd {
  /** Sends one message; resolves with the milliseconds until each receiver had it. */
  send(): Promise<number[]>;
  close(): void;
}

export async function fanout({ quick }: Pick<SuiteOptions, 'quick'>): Promise<Figures> {
  const [warmUp, rounds] = quick ? [QUICK_WARM_UP, QUICK_ROUNDS] : [WARM_UP, ROUNDS];
  const relay = await sqliteRelay();
  const bare = await bareServer();
  for (const crowd of [await relayCrowd(relay.url, 1), await bareCrowd(bare.url, 1)]) {
    for (let i = 0; i < warmUp; i += 1) await crowd.send();
    crowd.close();
  }
  const figures: Record<string, Figures[string]> = {};
  for (const receivers of quick ? QUICK_RECEIVERS : RECEIVERS) {
    const crowds = [await relayCrowd(relay.url, receivers), await bareCrowd(bare.url, receivers)] as const;
    const samples = [[] as number[], [] as number[]] as const;
    for (let round = 0; round < rounds; round += 1) {
      for (const i of [0, 1] as const) {
        samples[i].push(...(await crowds[i].send()));
        await new Promise((resolve) => setTimeout(resolve, GAP_MS));
      }
    }
    for (const crowd of crowds) crowd.close();
    for (const q of [50, 95]) {
      figures[`relay.fanout.${receivers}.p${q}`] = against(
        quantile(samples[0], q / 100),
        quantile(samples[1], q / 100),
        'ms',
      );
    }
  }
  await relay.stop();
  bare.stop();
  return figures;
}

async function relayCrowd(url: string, receivers: number): Promise<Crowd> {
  const body = { summary: { type: 'tree', entries: [] } };
  const documentId = String((await rest(url, 'POST', `/documents/${TENANT}`, token(), body)).body);
  const jwt = token({ documentId });
  const sender = connectDocument(url, { documentId, jwt });
  const { clientId } = await sender.answer;
  sender.socket.on('nack', (_id, [nack]) => {
    throw new Error(`The relay refused an operation: ${JSON.stringify(nack)}`);
  });
  const sockets: ReturnType<typeof connectDocument>[] = [];
  for (let i = 0; i < receivers; i += 1) {
    // Each a person of their own: the relay lets nobody keep many connections.
    const reader = token({ documentId, user: { id: `reader ${i}`, name: '' } });
    const socket = connectDocument(url, { documentId, jwt: reader, mode: 'read' });
    await socket.answer;
    sockets.push(socket);
  }
  let sent = 0;
  return {
    send: () => {
      sent += 1;
      const number = sent;
      const arrived = sockets.map(({ socket }) =>
        arrival(socket, 'op', (_id, ops) => holds(ops, clientId, number)),
      );
      sender.socket.emit('submitOp', clientId, [[operation(number)]]);
      return Promise.all(arrived);
    },
    close: () => {
      for (const socket of [sender, ...sockets]) socket.close();
    },
  };
}

function holds(ops: unknown, clientId: string, number: number): boolean {
  return (ops as { clientId: string; clientSequenceNumber: number }[]).some(
    (op) => op.clientId === clientId && op.clientSequenceNumber === number,
  );
}

async function bareCrowd(url: string, receivers: number): Promise<Crowd> {
  const room = `room ${receivers}`;
  const join = async (): Promise<Socket> => {
    const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
    await new Promise((resolve) => socket.emit('enter', room, resolve));
    return socket;
  };
  const sender = await join();
  const sockets: Socket[] = [];
  for (let i = 0; i < receivers; i += 1) sockets.push(await join());
  let sent = 0;
  return {
    send: () => {
      sent += 1;
      const number = sent;
      const arrived = sockets.map((socket) =>
        arrival(socket, 'message', (message) => (message as { number: number }).number === number),
      );
      sender.emit('message', room, { number, contents: EMPTY_BATCH });
      return Promise.all(arrived);
    },
    close: () => {
      for (const socket of [sender, ...sockets]) socket.close();
    },
  };
}

function arrival(socket: Socket, event: string, isIt: (...args: unknown[]) => boolean): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    const listener = (...args: unknown[]): void => {
      if (!isIt(...args)) return;
      socket.off(event, listener);
      resolve(performance.now() - start);
    };
    socket.on(event, listener);
  });
}

async function bareServer(): Promise<{ url: string; stop: () => void }> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL('./bareServer.ts', import.meta.url)), [String(port)]);
  await new Promise((resolve) => child.once('message', resolve));
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}
