import type { RelayLimits } from '../../../src/relay/index.ts';
import { DEFAULT_LIMITS } from '../../../src/relay/limits.ts';
import {
  add,
  type Client,
  connected,
  createDocument,
  has,
  loadDocument,
} from '../../support/relay/clients.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { freePort, type RelayProcess, spawnRelay } from '../../support/relay/relayProcess.ts';
import { Window } from '../../support/relay/townHall.ts';
import { until } from '../../support/relay/until.ts';

const WITHIN_MS = 150_000;

/** People at one table of a relay that is restarted, all behind one address. */
class Hall {
  readonly #folder = temporaryFolder();
  readonly #clients: Client[] = [];
  readonly #limits: Partial<RelayLimits>;
  #windows: readonly Window[] = [];
  #relay: RelayProcess | undefined;
  #port = 0;

  constructor(limits: Partial<RelayLimits> = {}) {
    this.#limits = limits;
  }

  async open(people: number): Promise<void> {
    this.#port = await freePort();
    const { url } = await this.#start();
    const ane = await createDocument(url, 'ane');
    this.#clients.push(ane, await loadDocument(url, ane.id, 'bo'));
    this.#windows = Array.from({ length: people }, (_, i) => new Window(url, ane.id, `person-${i}`));
    await this.#everybodyIsHere('to come in');
    await this.#everybodyHears('everybody is in');
  }

  async restart(signal: NodeJS.Signals): Promise<void> {
    const before = this.#windows.map(({ connects }) => connects);
    await this.#relay?.stop(signal);
    await until(() => this.#windows.every(({ isConnected }) => !isConnected), 'everybody to notice');
    await this.#start();
    await this.#everybodyIsHere(`to come back after ${signal}`);
    expect(this.#windows.every(({ connects }, i) => connects > (before[i] ?? 0))).toBe(true);
    await this.#everybodyHears(signal);
  }

  /** Windows that were not let in at once, with nobody refused for good. */
  get toldToWait(): number {
    return this.#windows.filter(({ toldToWait }) => toldToWait > 0).length;
  }

  async close(): Promise<void> {
    for (const window of this.#windows) window.leave();
    for (const client of this.#clients) client.container.dispose();
    await this.#relay?.stop();
    this.#folder.remove();
  }

  async #start(): Promise<RelayProcess> {
    const sqliteFile = `${this.#folder.path}/relay.db`;
    this.#relay = await spawnRelay({ port: this.#port, store: { sqliteFile }, limits: this.#limits });
    return this.#relay;
  }

  async #everybodyIsHere(what: string): Promise<void> {
    const hasCome = ({ isConnected, refusedForGood }: Window) => isConnected || refusedForGood !== undefined;
    await until(() => this.#windows.every(hasCome), `everybody ${what}`, WITHIN_MS);
    expect(this.#windows.flatMap(({ refusedForGood }) => refusedForGood ?? [])).toEqual([]);
    await Promise.all(this.#clients.map((client) => connected(client, WITHIN_MS)));
  }

  /** What one writes reaches every client and every window. */
  async #everybodyHears(word: string): Promise<void> {
    const before = Math.max(...this.#windows.map(({ lastSeen }) => lastSeen));
    for (const client of this.#clients.slice(0, 1)) add(client, word);
    await until(() => this.#clients.every((client) => has(client, word)), `${word} at clients`, WITHIN_MS);
    await until(
      () => this.#windows.every(({ lastSeen }) => lastSeen > before),
      `${word} at windows`,
      WITHIN_MS,
    );
  }
}

describe('[RELAY-88] a town hall at one table', () => {
  let hall: Hall;
  afterEach(() => hall.close());

  it('finds room for panel and stage of 300 people, and for as many connections that are broken and not noticed yet', async () => {
    hall = new Hall();
    expect(DEFAULT_LIMITS.clientsPerDocument).toBeGreaterThanOrEqual(300 * 2 * 2);
    expect(DEFAULT_LIMITS.waitingPerAddress).toBeGreaterThanOrEqual(300 * 2);
    expect(DEFAULT_LIMITS.connectsPerDocument.burst).toBeGreaterThanOrEqual(300 * 2 * 3);
  });

  it('of 300 people joins at once and reconnects after a restart, without being told to wait', async () => {
    hall = new Hall();
    await hall.open(300);
    await hall.restart('SIGTERM');
    expect(hall.toldToWait).toBe(0);
  }, 400_000);

  it('comes back whole after a kill, too, when others of the same address have taken most of what it may have', async () => {
    hall = new Hall({ waitingPerAddress: 20, connectsPerDocument: { perSecond: 5, burst: 10 } });
    await hall.open(60);
    await hall.restart('SIGKILL');
    expect(hall.toldToWait).toBeGreaterThan(0);
  }, 400_000);
});
