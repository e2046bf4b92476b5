import { type HostileWorld, hostileFrame, hostileRequest, type Random } from './hostile.ts';
import { connectDocument, type RawSocket } from './rawSocket.ts';

export interface AttackReport {
  readonly frames: number;
  readonly requests: number;
  /** Answers of 500: something the relay had not thought of. */
  readonly failures: readonly string[];
}

const FRAMES_PER_SOCKET = 25;
const REQUESTS_AT_ONCE = 20;

/** Sends hostile frames over sockets that the relay keeps cutting off, and hostile requests beside them. */
export async function attack(
  url: string,
  world: HostileWorld,
  random: Random,
  cases: { readonly frames: number; readonly requests: number },
): Promise<AttackReport> {
  for (let sent = 0; sent < cases.frames; sent += FRAMES_PER_SOCKET) {
    await sendFrames(url, world, random, Math.min(FRAMES_PER_SOCKET, cases.frames - sent));
  }
  const failures: string[] = [];
  for (let sent = 0; sent < cases.requests; sent += REQUESTS_AT_ONCE) {
    const batch = Array.from({ length: Math.min(REQUESTS_AT_ONCE, cases.requests - sent) }, () =>
      hostileRequest(random, world),
    );
    const answers = await Promise.all(
      batch.map(({ method, path, headers, body }) =>
        fetch(url + path, { method, headers, ...(body !== undefined && method !== 'GET' && { body }) }).then(
          async (response) => ({ status: response.status, text: await response.text() }),
          () => ({ status: 0, text: '' }),
        ),
      ),
    );
    answers.forEach(({ status, text }, i) => {
      if (status === 500) failures.push(`${batch[i]?.method} ${batch[i]?.path} ${text}`);
    });
  }
  return { ...cases, failures };
}

async function sendFrames(url: string, world: HostileWorld, random: Random, count: number): Promise<void> {
  const raw = connectDocument(url, { documentId: world.documentId, jwt: world.jwt });
  const { clientId } = await raw.answer;
  const here = { ...world, clientId };
  for (let i = 0; i < count && raw.socket.connected; i += 1) {
    const { event, args } = hostileFrame(random, here);
    raw.socket.emit(event, ...args);
  }
  await flushed(raw);
  raw.close();
}

/** What was sent has been taken in when a later frame is answered, or the socket is ended. */
async function flushed(raw: RawSocket): Promise<void> {
  if (!raw.socket.connected) return;
  const nack = raw.next('nack');
  raw.socket.emit('submitOp', 'nobody', []);
  await Promise.race([nack, raw.ended]);
}
