import { add, type Client, connected, createDocument, loadDocument, saved } from './clients.ts';

/** People at the documents of one relay, who all leave together. */
export interface Visitors {
  /** A document that somebody has made and wrote these words in. */
  newDocument(...texts: string[]): Promise<Client>;
  /** Somebody else at it, up to date. */
  open(documentId: string): Promise<Client>;
  leave(): void;
}

/** `urlOf`: of the relay that runs at the moment. */
export function visitors(urlOf: () => string): Visitors {
  const clients: Client[] = [];
  const sitDown = async (client: Client): Promise<Client> => {
    clients.push(client);
    await connected(client);
    return client;
  };
  return {
    newDocument: async (...texts) => {
      const client = await sitDown(await createDocument(urlOf(), 'ane'));
      for (const text of texts) add(client, text);
      await saved(client);
      return client;
    },
    open: async (documentId) => sitDown(await loadDocument(urlOf(), documentId, 'bo')),
    leave: () => {
      for (const client of clients.splice(0)) client.container.dispose();
    },
  };
}
