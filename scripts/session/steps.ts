/** Operations in a document's log, as the Fluid service gives them to every reader of the document. */

import type { FluidConfig } from '../../src/server/config.ts';
import { createFluidTokens } from '../../src/server/tokens/fluid.ts';

export interface Step {
  readonly operation: number;
  /** Time of sequencing, ISO 8601. */
  readonly at: string;
}

interface LogEntry {
  readonly sequenceNumber: number;
  readonly clientId: string | null;
  readonly timestamp: number;
  readonly type: string;
  readonly data?: string;
}

/** The operations of these people, by their connections in the log, joins and leaves included. */
export async function stepsOf(
  fluid: FluidConfig,
  origin: string,
  documentId: string,
  people: ReadonlySet<string>,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const connections = new Set<string>();
  for await (const { sequenceNumber, clientId, timestamp, type, data } of logOf(fluid, origin, documentId)) {
    const joined = type === 'join' ? joinIn(data) : undefined;
    const left = type === 'leave' ? leaveIn(data) : undefined;
    if (joined && people.has(joined.user)) connections.add(joined.connection);
    if (connections.has(joined?.connection ?? left ?? clientId ?? ''))
      steps.push({ operation: sequenceNumber, at: new Date(timestamp).toISOString() });
  }
  return steps;
}

async function* logOf(fluid: FluidConfig, origin: string, documentId: string): AsyncGenerator<LogEntry> {
  const service = new URL(fluid.endpoint, origin).origin;
  const tokens = createFluidTokens(fluid, Date.now);
  const { token } = await tokens.issue({ documentId, access: 'read', user: { id: 'export', name: '' } });
  for (let from = ''; ; ) {
    const response = await fetch(`${service}/deltas/${fluid.tenantId}/${documentId}${from}`, {
      headers: { authorization: `Basic ${token}` },
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`The log of the document is answered with ${response.status}.`);
    const page = (await response.json()) as readonly LogEntry[];
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    from = `?from=${last.sequenceNumber}`;
  }
}

function joinIn(
  data: string | undefined,
): { readonly connection: string; readonly user: string } | undefined {
  const join = JSON.parse(data ?? 'null') as {
    clientId?: unknown;
    detail?: { user?: { id?: unknown } };
  } | null;
  const [connection, user] = [join?.clientId, join?.detail?.user?.id];
  return typeof connection === 'string' && typeof user === 'string' ? { connection, user } : undefined;
}

function leaveIn(data: string | undefined): string | undefined {
  const connection: unknown = JSON.parse(data ?? 'null');
  return typeof connection === 'string' ? connection : undefined;
}
