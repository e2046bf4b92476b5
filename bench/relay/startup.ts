import { readFileSync } from 'node:fs';
import { connected, createDocument, loadDocument } from '../../tests/support/relay/clients.ts';
import { against, alone, type Figures, quantile } from './figures.ts';
import { sqliteRelay, tinylicious } from './services.ts';

/** From nothing to ready, and the memory it takes, against tinylicious. */

const STARTS = 5;
const CLIENTS = 20;

export async function startup(): Promise<Figures> {
  const samples = { relay: [] as number[], tinylicious: [] as number[] };
  for (let i = 0; i < STARTS; i += 1) {
    samples.relay.push(await timeOf(sqliteRelay));
    samples.tinylicious.push(await timeOf(tinylicious));
  }
  const relay = await sqliteRelay();
  const tiny = await tinylicious();
  const idle = against(memoryMb(relay.process.pid), memoryMb(tiny.pid), 'MB');
  const ane = await createDocument(relay.url, 'ane');
  const clients = [ane];
  for (let i = 1; i < CLIENTS; i += 1) clients.push(await loadDocument(relay.url, ane.id, `client ${i}`));
  await Promise.all(clients.map((client) => connected(client)));
  const busy = memoryMb(relay.process.pid);
  for (const client of clients) client.container.dispose();
  await Promise.all([relay.stop(), tiny.stop()]);
  return {
    'relay.startup': against(quantile(samples.relay, 0.5), quantile(samples.tinylicious, 0.5), 'ms'),
    'relay.memory.idle': idle,
    [`relay.memory.${CLIENTS}clients`]: alone(busy, 'MB'),
  };
}

async function timeOf(start: () => Promise<{ stop: () => Promise<unknown> }>): Promise<number> {
  const before = performance.now();
  const service = await start();
  const ms = performance.now() - before;
  await service.stop();
  return ms;
}

function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
