import { type HostileRequest, type HostileWorld, type Random, seededRandom } from './hostile.ts';
import { hostileFrame, hostileGreeting } from './hostileFrames.ts';
import { hostileRequest } from './hostileRequests.ts';
import { connectMessage, rawSocket } from './rawSocket.ts';

export interface AttackReport {
  /** Frames of the kinds that the relay judges. */
  readonly sent: number;
  /** So many of them it took in, by its own count; what honest clients send meanwhile, a few, is in that as well. */
  readonly takenIn: number;
  readonly requests: number;
  /** Requests that the relay had no word for: answers of 500 and above, or none at all. */
  readonly failures: readonly string[];
}

/** The relay cuts a socket at the refusal after the fifth, and whatever it sends after that is never looked at. */
const FRAMES_PER_SOCKET = 5;
const SOCKETS_AT_ONCE = 20;
const REQUESTS_AT_ONCE = 20;
/** So many sockets begin with nonsense already. */
const HOSTILE_GREETINGS = 0.4;
const JUDGED = ['connect_document', 'submitOp', 'submitSignal'];

/** Sends at least so many hostile frames, and so many hostile requests after them. */
export async function attack(
  url: string,
  world: HostileWorld,
  random: Random,
  cases: { readonly frames: number; readonly requests: number },
): Promise<AttackReport> {
  const before = await framesTakenIn(url);
  const total = { sent: 0, honest: 0 };
  while (total.sent < cases.frames) {
    // Each socket has a seed of its own, because their answers come in any order.
    const seeds = Array.from({ length: SOCKETS_AT_ONCE }, () => random() * 2 ** 32);
    for (const { sent, honest } of await Promise.all(
      seeds.map((seed) => useSocket(url, world, seededRandom(seed))),
    )) {
      total.sent += sent;
      total.honest += honest;
    }
  }
  const takenIn = Math.min((await framesTakenIn(url)) - before - total.honest, total.sent);
  const failures: string[] = [];
  for (let sent = 0; sent < cases.requests; sent += REQUESTS_AT_ONCE) {
    const length = Math.min(REQUESTS_AT_ONCE, cases.requests - sent);
    const batch = Array.from({ length }, () => hostileRequest(random, world));
    failures.push(...(await Promise.all(batch.map((request) => failureOf(url, request)))).flat());
  }
  return { sent: total.sent, takenIn, requests: cases.requests, failures };
}

/** One socket from its greeting to its end. Returns how many hostile and honest frames it sent that are judged. */
async function useSocket(
  url: string,
  world: HostileWorld,
  random: Random,
): Promise<{ sent: number; honest: number }> {
  const raw = rawSocket(url);
  await new Promise<void>((resolve, reject) => {
    raw.socket.once('connect', resolve);
    raw.socket.once('connect_error', reject);
  });
  const honest = random() < HOSTILE_GREETINGS ? 0 : 1;
  const { event, args } = honest ? greeting(world) : hostileGreeting(random, world);
  raw.socket.emit(event, ...args);
  // Some greetings end the connection before anybody can answer.
  const { clientId = '' } = await Promise.race([raw.answer, raw.ended.then(() => ({ clientId: '' }))]);
  const here = { ...world, clientId };
  const frames = Array.from({ length: FRAMES_PER_SOCKET }, () => hostileFrame(random, here));
  // The relay ends a socket that greets twice, and has by then seen all that came before.
  frames.push(hostileGreeting(random, here));
  for (const frame of frames) raw.socket.emit(frame.event, ...frame.args);
  await raw.ended;
  return { sent: frames.filter((frame) => JUDGED.includes(frame.event)).length + 1 - honest, honest };
}

const greeting = ({ documentId, jwt }: HostileWorld): { event: string; args: unknown[] } => ({
  event: 'connect_document',
  args: [{ ...connectMessage({ documentId, jwt }), supportedFeatures: { submit_signals_v2: true } }],
});

async function framesTakenIn(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const counts = [...metrics.matchAll(/^relay_frames_total\{[^}]*\} (\d+)$/gm)].map(([, count]) =>
    Number(count),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function failureOf(url: string, { method, path, headers, body }: HostileRequest): Promise<string[]> {
  const answer = await fetch(url + path, {
    ...{ method, headers },
    ...(body !== undefined && method !== 'GET' && { body }),
  }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    (error: unknown) => ({ status: 0, text: String(error) }),
  );
  const isForeseen = answer.status >= 200 && answer.status < 500;
  return isForeseen ? [] : [`${method} ${path} ${answer.status} ${answer.text}`];
}
