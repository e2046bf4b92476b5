/** Whose operation a replica is applying. The operation carries its connection, the audience the person. */
import type { IAzureAudience } from '@fluidframework/azure-client';
import type { ITree } from 'fluid-framework';

interface Operation {
  /** The connection that sent it; null for the service's own. */
  readonly clientId: string | null;
}

/** A shared object tells of each operation right before and right after it is applied. */
interface OperationEvents {
  on(event: 'pre-op' | 'op', listener: (operation: Operation) => void): unknown;
  off(event: 'pre-op' | 'op', listener: (operation: Operation) => void): unknown;
}

export interface AuthorWatch {
  /** Participant id, only while an operation is applied; undefined for a person who has left since. */
  readonly current: () => string | undefined;
  readonly stop: () => void;
}

export function watchAuthor(tree: ITree, audience: IAzureAudience): AuthorWatch {
  const operations = tree as unknown as OperationEvents;
  let clientId: string | null | undefined;
  const onBegin = (operation: Operation) => {
    clientId = operation.clientId;
  };
  const onEnd = () => {
    clientId = undefined;
  };
  operations.on('pre-op', onBegin);
  operations.on('op', onEnd);
  return {
    current: () => (clientId ? personOf(audience, clientId) : undefined),
    stop: () => {
      operations.off('pre-op', onBegin);
      operations.off('op', onEnd);
    },
  };
}

function personOf(audience: IAzureAudience, clientId: string): string | undefined {
  for (const { id, connections } of audience.getMembers().values()) {
    if (connections.some((connection) => connection.id === clientId)) return id;
  }
  return undefined;
}
