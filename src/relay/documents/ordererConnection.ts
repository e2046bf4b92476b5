import type { IOrdererConnection } from '@fluidframework/server-services-core';

/** The connection as the official socket code sees it, told of its end. */
export function watchedConnection(
  connection: IOrdererConnection,
  onDisconnected: () => void,
): IOrdererConnection {
  const { clientId, tenantId, documentId, maxMessageSize, serviceConfiguration } = connection;
  return {
    ...{ clientId, tenantId, documentId, maxMessageSize, serviceConfiguration },
    connect: (metadata) => connection.connect(metadata),
    order: (messages) => connection.order(messages),
    once: (event, listener) => connection.once(event, listener),
    off: (event, listener) => connection.off(event, listener),
    disconnect: async () => {
      await connection.disconnect();
      onDisconnected();
    },
  };
}
