import type { IClient, ISignalClient } from '@fluidframework/protocol-definitions';
import type { IClientManager, ISequencedSignalClient } from '@fluidframework/server-services-core';

/** The connected clients of each document, readers included. One process, so memory is enough. */
export class ClientRegistry implements IClientManager {
  readonly #byDocument = new Map<string, Map<string, IClient>>();
  readonly #documentOf = new Map<string, string>();

  get count(): number {
    return this.#documentOf.size;
  }

  documentOf(clientId: string): string | undefined {
    return this.#documentOf.get(clientId);
  }

  users(): { readonly documentId: string; readonly userId: string }[] {
    return [...this.#byDocument].flatMap(([documentId, clients]) =>
      [...clients.values()].map(({ user }) => ({ documentId, userId: user.id })),
    );
  }

  clientsOf(documentId: string, userIds: ReadonlySet<string>): string[] {
    return [...(this.#byDocument.get(documentId) ?? [])].flatMap(([clientId, { user }]) =>
      userIds.has(user.id) ? [clientId] : [],
    );
  }

  async addClient(_tenantId: string, documentId: string, clientId: string, client: IClient): Promise<void> {
    const clients = this.#byDocument.get(documentId) ?? new Map<string, IClient>();
    this.#byDocument.set(documentId, clients.set(clientId, client));
    this.#documentOf.set(clientId, documentId);
  }

  async removeClient(_tenantId: string, documentId: string, clientId: string): Promise<void> {
    this.#documentOf.delete(clientId);
    const clients = this.#byDocument.get(documentId);
    clients?.delete(clientId);
    if (clients?.size === 0) this.#byDocument.delete(documentId);
  }

  async getClients(_tenantId: string, documentId: string): Promise<ISignalClient[]> {
    return [...(this.#byDocument.get(documentId) ?? [])].map(([clientId, client]) => ({ clientId, client }));
  }

  async getSequencedClients(): Promise<Map<string, ISequencedSignalClient>> {
    return new Map();
  }

  async extendSequencedClients(): Promise<void> {}
}
