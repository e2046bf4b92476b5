/** People who hold a meeting while somebody else means harm: real Fluid clients with the server's own tokens. */
import { AzureClient, type ITokenProvider } from '@fluidframework/azure-client';
import {
  ConnectionState,
  type IFluidContainer,
  SchemaFactory,
  SharedTree,
  type TreeView,
  TreeViewConfiguration,
} from 'fluid-framework';
import { until } from '../relay/until.ts';
import { FLUID_TENANT_ID } from '../server/appServer.ts';
import type { AskedServer } from '../server/askServer.ts';
import type { Person } from '../server/cloud.ts';

const schemaFactory = new SchemaFactory('honest-meeting');
/** Named as the product's own, by which the relay knows that the table is started. */
class Running extends new SchemaFactory('dialogkort.table').object('Running', {}) {}
class Words extends schemaFactory.map('Words', [schemaFactory.string, Running]) {}
const treeConfiguration = new TreeViewConfiguration({ schema: Words });
const START = 'start';
const containerSchema = { initialObjects: { tree: SharedTree } };
const COMPATIBILITY = '2.100.0';

interface Seat {
  readonly container: IFluidContainer<typeof containerSchema>;
  readonly view: TreeView<typeof Words>;
}

export class HonestMeeting {
  readonly documentId: string;
  readonly #server: AskedServer;
  readonly #sessionId: string;
  readonly #seats: Seat[];
  readonly #people: readonly Person[];
  readonly #said: string[] = [];
  #interruptions = 0;

  /** The first one makes the table and registers it; the others join. */
  static async begin(
    server: AskedServer,
    sessionId: string,
    people: readonly Person[],
  ): Promise<HonestMeeting> {
    const [first] = people;
    if (!first) throw new Error('A meeting needs people.');
    const { container } = await clientFor(server, sessionId, first).createContainer(
      containerSchema,
      COMPATIBILITY,
    );
    const view = container.initialObjects.tree.viewWith(treeConfiguration);
    view.initialize(new Words([]));
    const documentId = await container.attach();
    const meeting = new HonestMeeting(server, sessionId, people, documentId, { container, view });
    for (const person of people.slice(1)) meeting.#seats.push(await meeting.#sitDown(person));
    await meeting.#allConnected();
    for (const { container } of meeting.#seats) {
      container.on('disconnected', () => {
        meeting.#interruptions += 1;
      });
    }
    return meeting;
  }

  private constructor(
    server: AskedServer,
    sessionId: string,
    people: readonly Person[],
    documentId: string,
    first: Seat,
  ) {
    this.#server = server;
    this.#sessionId = sessionId;
    this.#people = people;
    this.documentId = documentId;
    this.#seats = [first];
  }

  /** The first one starts the table. */
  async start(): Promise<void> {
    this.#seats[0]?.view.root.set(START, new Running({}));
    this.#said.push(START);
    await until(() => this.#seats.every(({ view }) => view.root.has(START)), 'everybody to see the start');
  }

  /** Somebody says something and everybody hears it. */
  async goOn(): Promise<void> {
    const word = `word-${this.#said.length}`;
    this.#seats[this.#said.length % this.#seats.length]?.view.root.set(word, word);
    this.#said.push(word);
    await until(() => this.#seats.every(({ view }) => view.root.has(word)), `everybody to hear ${word}`);
  }

  /** Throws unless nothing got lost, nobody was thrown out, and somebody who comes now finds the same. */
  async verify({ mayHaveBeenCut = false } = {}): Promise<void> {
    await this.goOn();
    await until(() => this.#seats.every(({ container }) => !container.isDirty), 'all to be saved');
    const [first] = this.#people;
    const late = first && (await this.#sitDown(first));
    if (!late) throw new Error('Nobody is there.');
    await until(
      () => this.#said.every((word) => late.view.root.has(word)),
      'the late one to find everything',
    );
    const heard = [...this.#seats, late].map(({ view }) => [...view.root.keys()].sort().join());
    late.container.dispose();
    const expected = [...this.#said].sort().join();
    if (heard.some((words) => words !== expected)) throw new Error('The meeting’s words differ.');
    if (this.#seats.some(({ container }) => container.disposed)) throw new Error('Somebody was thrown out.');
    if (this.#interruptions > 0 && !mayHaveBeenCut)
      throw new Error(`Lines were cut ${this.#interruptions} times.`);
  }

  leave(): void {
    this.#interruptions = 0;
    for (const { container } of this.#seats) container.dispose();
  }

  async #sitDown(person: Person): Promise<Seat> {
    const client = clientFor(this.#server, this.#sessionId, person);
    const { container } = await client.getContainer(this.documentId, containerSchema, COMPATIBILITY);
    const view = container.initialObjects.tree.viewWith(treeConfiguration);
    await until(
      () => container.connectionState === ConnectionState.Connected && view.compatibility.canView,
      'somebody to sit down',
    );
    return { container, view };
  }

  #allConnected(): Promise<void> {
    return until(
      () =>
        this.#seats.every(
          ({ container, view }) =>
            container.connectionState === ConnectionState.Connected && view.compatibility.canView,
        ),
      'everybody to sit down',
    );
  }
}

function clientFor(server: AskedServer, sessionId: string, as: Person): AzureClient {
  const at = `/api/sessions/${sessionId}`;
  let registering: Promise<unknown> | undefined;
  const fetchToken = async (_tenantId: string, documentId?: string): Promise<{ jwt: string }> => {
    // A table is registered with the first token that is asked for it; all others wait for that.
    if (documentId) {
      registering ??= server.post(`${at}/document`, { as, body: { documentId } });
      await registering;
    }
    const reply = await server.post(`${at}/token`, { as, body: documentId ? { documentId } : {} });
    if (reply.status !== 200) throw new Error(`An honest token was refused: ${reply.body.error.code}`);
    return { jwt: reply.body.token };
  };
  const tokenProvider: ITokenProvider = { fetchOrdererToken: fetchToken, fetchStorageToken: fetchToken };
  return new AzureClient({
    connection: { type: 'remote', tenantId: FLUID_TENANT_ID, endpoint: server.origin, tokenProvider },
  });
}

/** Begins and starts a table of the session as a page does it, claims the roles for who did so, and leaves. */
export async function beginTable(server: AskedServer, sessionId: string, as: Person): Promise<string> {
  const meeting = await HonestMeeting.begin(server, sessionId, [as]);
  await meeting.start();
  const claim = await server.post(`/api/sessions/${sessionId}/roles/claim`, { as });
  if (claim.status !== 200) throw new Error(`An honest claim was refused: ${claim.body.error.code}`);
  meeting.leave();
  return meeting.documentId;
}
