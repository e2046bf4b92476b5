// The minimal page with a Fluid document: one number, a button that increments it, no framework.
import { AzureClient, type ITokenProvider } from '@fluidframework/azure-client';
import { SchemaFactory, SharedTree, Tree, TreeViewConfiguration } from 'fluid-framework';
import { BARE_FLUID_PATH } from '../../support/servers/pagesContract.ts';

const schema = new SchemaFactory('bench');
class Counter extends schema.object('Counter', { count: schema.number }) {}
const configuration = new TreeViewConfiguration({ schema: Counter });
const containerSchema = { initialObjects: { counter: SharedTree } };
const COLLABORATES_FROM = '2.100.0';

async function fetchToken(_tenantId: string, documentId?: string) {
  const response = await fetch(`${BARE_FLUID_PATH}/token?document=${documentId ?? ''}`);
  const { token }: { token: string } = await response.json();
  return { jwt: token };
}
const tokenProvider: ITokenProvider = { fetchOrdererToken: fetchToken, fetchStorageToken: fetchToken };

const client = new AzureClient({
  connection: {
    type: 'remote',
    tenantId: document.body.dataset.tenant ?? '',
    endpoint: location.origin,
    tokenProvider,
  },
  logger: { send: () => undefined },
});

async function create(): Promise<Counter> {
  const { container } = await client.createContainer(containerSchema, COLLABORATES_FROM);
  const view = container.initialObjects.counter.viewWith(configuration);
  view.initialize(new Counter({ count: 0 }));
  document.body.dataset.document = await container.attach();
  return view.root;
}

async function open(documentId: string): Promise<Counter> {
  const { container } = await client.getContainer(documentId, containerSchema, COLLABORATES_FROM);
  return container.initialObjects.counter.viewWith(configuration).root;
}

async function start(): Promise<void> {
  const documentId = new URLSearchParams(location.search).get('document');
  const counter = documentId === null ? await create() : await open(documentId);
  const output = document.querySelector('output');
  const paint = () => {
    if (output) output.textContent = String(counter.count);
  };
  Tree.on(counter, 'nodeChanged', paint);
  paint();
  document.querySelector('button')?.addEventListener('click', () => {
    counter.count += 1;
  });
}

void start();
