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

/** Real Fluid clients with a shared list of words, as unmodified azure-client makes them. */

const schemaFactory = new SchemaFactory('relay-tests');
/** Nothing in it is overwritten: an edit that is done twice shows. */
class Words extends schemaFactory.array('Words', schemaFactory.string) {}
/** Does not grow by being written again and again. */
class Latest extends schemaFactory.map('Latest', schemaFactory.string) {}
class Table extends schemaFactory.object('Table', { words: Words, latest: Latest }) {}
export const treeConfiguration = new TreeViewConfiguration({ schema: Table });
const containerSchema = { initialObjects: { tree: SharedTree } };
const COMPATIBILITY = '2.100.0';

type Container = IFluidContainer<typeof containerSchema>;

export interface Client {
  readonly id: string;
  readonly container: Container;
  readonly view: TreeView<typeof Table>;
  readonly fetchedTokens: () => number;
}

export const emptyTable = (): Table => new Table({ words: [], latest: {} });

/** `settings`: of Fluid's client, by its own names. */
export async function createDocument(
  url: string,
  name: string,
  wish: TokenWish = {},
  settings: Readonly<Record<string, boolean>> = {},
): Promise<Client> {
  const { client, fetchedTokens } = azureClient(url, name, wish, settings);
  const { container } = await client.createContainer(containerSchema, COMPATIBILITY);
  const view = container.initialObjects.tree.viewWith(treeConfiguration);
  view.initialize(emptyTable());
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
  settings: Readonly<Record<string, boolean>> = {},
): { client: AzureClient; fetchedTokens: () => number } {
  let fetched = 0;
  const fetchToken = async (tenantId: string, documentId?: string): Promise<{ jwt: string }> => {
    fetched += 1;
    return { jwt: token({ user: { id: name, name }, ...wish, tenantId, documentId: documentId ?? '' }) };
  };
  const tokenProvider: ITokenProvider = { fetchOrdererToken: fetchToken, fetchStorageToken: fetchToken };
  const connection = { type: 'remote', tenantId: TENANT, endpoint: url, tokenProvider } as const;
  const configProvider = { getRawConfig: (setting: string) => settings[setting] };
  return { client: new AzureClient({ connection, configProvider }), fetchedTokens: () => fetched };
}

export const add = (client: Client, word: string): void => client.view.root.words.insertAtEnd(word);
export const words = (client: Client): string[] => [...client.view.root.words].sort();
/** Among those that do not grow. */
export const put = (client: Client, word: string): void => void client.view.root.latest.set(word, word);
export const has = (client: Client, word: string): boolean => client.view.root.words.includes(word);

export const isConnected = (client: Client): boolean =>
  client.container.connectionState === ConnectionState.Connected;

/** Connected, and the tree can be read: a client that has just loaded may still be behind. */
export const connected = (client: Client, withinMs?: number): Promise<void> =>
  until(() => isConnected(client) && client.view.compatibility.canView, 'a client to be connected', withinMs);

export const saved = (client: Client, withinMs?: number): Promise<void> =>
  until(() => !client.container.isDirty, 'edits to be saved', withinMs);
