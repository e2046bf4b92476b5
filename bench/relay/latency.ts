import { SharedTree, Tree } from 'fluid-framework';
import {
  type Client,
  connected,
  emptyTable,
  put,
  treeConfiguration,
} from '../../tests/support/relay/clients.ts';
import { until } from '../../tests/support/relay/until.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { against, type Figures, quantile } from './figures.ts';
import { postgresRelay, type Service, sqliteRelay, tinylicious } from './services.ts';

/** An edit from one client to another, through each service in turn, so that all have the same noise. */

const ROUNDS = 330;
const QUICK_ROUNDS = 60;
const WARM_UP = 30;
const COMPATIBILITY = '2.100.0';
const schema = { initialObjects: { tree: SharedTree } };

export async function latency({ quick }: Pick<SuiteOptions, 'quick'>): Promise<Figures> {
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  const postgres = await postgresRelay();
  const services: Record<string, Service> = {
    tinylicious: await tinylicious(),
    sqlite: await sqliteRelay(),
    ...(postgres && { postgres }),
  };
  const pairs: Record<string, { pair: Pair; samples: number[] }> = {};
  for (const [name, service] of Object.entries(services))
    pairs[name] = { pair: await pairOn(service), samples: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const { pair, samples } of Object.values(pairs)) samples.push(await once(pair, `word ${round}`));
  }
  for (const { pair } of Object.values(pairs)) for (const client of pair) client.container.dispose();
  for (const service of Object.values(services)) await service.stop();

  const of = (name: string, q: number): number => quantile(pairs[name]?.samples.slice(WARM_UP) ?? [], q);
  const figures: Record<string, Figures[string]> = {};
  for (const name of Object.keys(services).filter((service) => service !== 'tinylicious')) {
    figures[`relay.latency.${name}.p50`] = against(of(name, 0.5), of('tinylicious', 0.5), 'ms');
    figures[`relay.latency.${name}.p95`] = against(of(name, 0.95), of('tinylicious', 0.95), 'ms');
  }
  return figures;
}

type Pair = readonly [Client, Client];

async function pairOn(service: Service): Promise<Pair> {
  const { container } = await service.client('ane').createContainer(schema, COMPATIBILITY);
  const view = container.initialObjects.tree.viewWith(treeConfiguration);
  view.initialize(emptyTable());
  const id = await container.attach();
  const loaded = await service.client('bo').getContainer(id, schema, COMPATIBILITY);
  const ane = { id, container, view, fetchedTokens: () => 0 };
  const bo = {
    ...ane,
    container: loaded.container,
    view: loaded.container.initialObjects.tree.viewWith(treeConfiguration),
  };
  await Promise.all([ane, bo].map((client) => connected(client)));
  return [ane, bo];
}

async function once([ane, bo]: Pair, word: string): Promise<number> {
  const start = performance.now();
  const seen = new Promise<number>((resolve) => {
    const off = Tree.on(bo.view.root.latest, 'treeChanged', () => {
      if (!bo.view.root.latest.has(word)) return;
      off();
      resolve(performance.now() - start);
    });
  });
  put(ane, word);
  const ms = await seen;
  await until(() => !ane.container.isDirty, 'the acknowledgement');
  return ms;
}
