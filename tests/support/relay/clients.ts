import { AzureClient, type ITokenProvider } from '@fluidframework/azure-client';
import {
  ConnectionState,
  type IFluidContainer,
  SchemaFactory,
  SharedTree,
  type TreeView,
  TreeViewConfiguration,
} from 'fluid-framework';
import { TENANT, type TokenWish, token } from './tokens.ts';
import { until } from './until.ts';

/** Real Fluid clients with one shared map of words, as unmodified azure-client makes them. */

const schemaFactory = new SchemaFactory('relay-tests');
export class Words extends schemaFactory.map('Words', schemaFactory.string) {}
const treeConfiguration = new TreeViewConfiguration({ schema: Words });
const containerSchema = { initialObjects: { tree: SharedTree } };
const COMPATIBILITY = '2.100.0';

type Container = IFluidContainer<typeof containerSchema>;

export interface Client {
  readonly id: string;
  readonly container: Container;
  readonly view: TreeView<typeof Words>;
  readonly fetchedTokens: () => number;
}

export async function createDocument(url: string, name: string, wish: TokenWish = {}): Promise<Client> {
  const { client, fetchedTokens } = azureClient(url, name, wish);
  const { container } = await client.createContainer(containerSchema, COMPATIBILITY);
  const view = container.initialObjects.tree.viewWith(treeConfiguration);
  view.initialize(new Words([]));
  const id = await container.attach();
  return { id, container, view, fetchedTokens };
}

export async function loadDocument(
  url: string,
  id: string,
  name: string,
  wish: TokenWish = {},
): Promise<Client> {
  const { client, fetchedTokens } = azureClient(url, name, wish);
  const { container } = await client.getContainer(id, containerSchema, COMPATIBILITY);
  return { id, container, view: container.initialObjects.tree.viewWith(treeConfiguration), fetchedTokens };
}

function azureClient(
  url: string,
  name: string,
  wish: TokenWish,
): { client: AzureClient; fetchedTokens: () => number } {
  let fetched = 0;
  const fetchToken = async (tenantId: string, documentId?: string): Promise<{ jwt: string }> => {
    fetched += 1;
    return { jwt: token({ user: { id: name, name }, ...wish, tenantId, documentId: documentId ?? '' }) };
  };
  const tokenProvider: ITokenProvider = { fetchOrdererToken: fetchToken, fetchStorageToken: fetchToken };
  const connection = { type: 'remote', tenantId: TENANT, endpoint: url, tokenProvider } as const;
  return { client: new AzureClient({ connection }), fetchedTokens: () => fetched };
}

export const add = (client: Client, word: string): void => void client.view.root.set(word, word);
export const words = (client: Client): string[] => [...client.view.root.keys()].sort();

export const isConnected = (client: Client): boolean =>
  client.container.connectionState === ConnectionState.Connected;

/** Connected, and the tree can be read: a client that has just loaded may still be behind. */
export const connected = (client: Client, withinMs?: number): Promise<void> =>
  until(() => isConnected(client) && client.view.compatibility.canView, 'a client to be connected', withinMs);

export const saved = (client: Client, withinMs?: number): Promise<void> =>
  until(() => !client.container.isDirty, 'edits to be saved', withinMs);
