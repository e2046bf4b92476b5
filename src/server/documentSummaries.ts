/** Reads documents and has them summed up, by a process that lives only while there is something to do (decision 41). */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SummaryOrder, SummaryReply } from '../shared/summaryOrder.ts';
import type { ServerConfig } from './config.ts';
import type { Registry } from './registry/registry.ts';
import { createFluidTokens } from './tokens/fluid.ts';

export interface DocumentSummaries {
  /** One after the other. Rejects if there is no summary afterwards. */
  summarize(documentId: string): Promise<void>;
  /** Whether a page can open the document as far as its log goes. Rejects if that cannot be found out. */
  isReadable(documentId: string): Promise<boolean>;
  /** Ends the one that is under way. */
  close(): Promise<void>;
}

export interface DocumentSummariesOptions {
  readonly config: Pick<ServerConfig, 'fluid'>;
  /** Where the Fluid service listens. */
  readonly server: Server;
  readonly registry: Pick<Registry, 'findDocument'>;
  /** As whom. */
  readonly user: string;
}

const PROGRAM = new URL('../summaries/main.ts', import.meta.url);
const SUMMARY_TIMEOUT_MS = 60_000;
/** The next document follows at once, if there is one. */
const IDLE_MS = 5_000;
/** The largest table that is taken needs a quarter of it. */
const HEAP_MB = 512;
const ANY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

export function createDocumentSummaries(options: DocumentSummariesOptions): DocumentSummaries {
  const { config, server, registry, user } = options;
  const { fluid } = config;
  // By this machine's clock, as the service has it, also in tests that move the server's.
  const tokens = createFluidTokens(fluid, Date.now);
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  let isClosed = false;

  function start(): ChildProcess {
    // Without the server's environment, which has secrets: a token for one document is all that it gets.
    const started = fork(PROGRAM, {
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: 'ignore',
    });
    // A failure of that process must not end this one, also while its result is not awaited.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (child === started) child = undefined;
    });
    // The server may end without it.
    started.unref();
    started.channel?.unref();
    return started;
  }

  async function end(): Promise<void> {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGKILL');
    await ended;
  }

  async function carryOut(task: SummaryOrder['task'], documentId: string): Promise<SummaryReply> {
    const document = await registry.findDocument(documentId);
    if (!document) throw new Error('the document belongs to no session');
    const { token, expiresAtMs } = await tokens.issue({
      ...{ documentId, user: { id: user, name: '' } },
      access: task === 'read' ? 'read' : 'write',
    });
    if (isClosed) throw new Error('the server stops');
    clearTimeout(idle);
    child ??= start();
    const { kind } = document;
    const order = { task, kind, documentId, endpoint: addressOf(server), tenantId: fluid.tenantId };
    const reply = await answered(child, { ...order, token, tokenExpiresAtMs: expiresAtMs }).catch(
      async (failure: unknown) => {
        await end();
        throw failure;
      },
    );
    idle = setTimeout(() => void end(), IDLE_MS).unref();
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply;
  }

  function inTurn(task: SummaryOrder['task'], documentId: string): Promise<SummaryReply> {
    const done = last.then(() => carryOut(task, documentId));
    last = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  return {
    async summarize(documentId) {
      const { isDamaged } = await inTurn('summarize', documentId);
      if (isDamaged) throw new Error('the document is damaged');
    },
    async isReadable(documentId) {
      return !(await inTurn('read', documentId)).isDamaged;
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      await end();
      await last;
    },
  };
}

function answered(child: ChildProcess, order: SummaryOrder): Promise<SummaryReply> {
  return new Promise((resolve, reject) => {
    const ended = (): void => settle(() => reject(new Error('the process for summaries ended')));
    const replied = (reply: unknown): void => settle(() => resolve(reply as SummaryReply));
    const timer = setTimeout(
      () => settle(() => reject(new Error('it took too long'))),
      SUMMARY_TIMEOUT_MS,
    ).unref();
    function settle(then: () => void): void {
      clearTimeout(timer);
      child.off('exit', ended).off('error', ended).off('message', replied);
      then();
    }
    child.on('exit', ended).on('error', ended).on('message', replied);
    child.send(order, (error) => {
      if (error) ended();
    });
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${ANY_ADDRESS[address] ?? (family === 'IPv6' ? `[${address}]` : address)}:${port}`;
}
