/** Finds or creates the registration, and updates it. A second run changes nothing. */

import type { GraphAccount } from './graph.ts';
import {
  type Application,
  differences,
  isSameTrust,
  type Trust,
  trustIn,
  type Wanted,
} from './registration.ts';

export interface Order extends Wanted {
  /** From an earlier run; empty for a new registration. */
  readonly clientId: string;
  /** Principal (object) id of the managed identity that replaces the secret. */
  readonly identity?: string;
  /** Creates a client secret that is valid for this many days. */
  readonly secretDays?: number;
  /** Reports what would be done, without doing it. */
  readonly checkOnly: boolean;
  readonly authority: string;
}

export interface Outcome {
  readonly clientId: string;
  readonly tenantId: string;
  /** One sentence for each change that was made, or would be made in a check. */
  readonly done: readonly string[];
  /** Must not be printed. */
  readonly secret?: string;
}

export class NoRegistration extends Error {}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * `keepClientId` is called as soon as there is one, so that a run that fails later does not lead to a second
 * registration.
 */
export async function register(
  graph: GraphAccount,
  order: Order,
  keepClientId: (clientId: string) => void,
  now: () => number,
): Promise<Outcome> {
  const tenantId = await tenantOf(graph);
  const done: string[] = [];
  const change = async (sentence: string, act: () => Promise<unknown>): Promise<void> => {
    done.push(sentence);
    if (!order.checkOnly) await act();
  };

  let application = await find(graph, order.clientId);
  if (!application) {
    if (order.checkOnly) return { clientId: '', tenantId, done: ['There is no registration yet.'] };
    application = (await graph.ask('POST', '/applications', {
      displayName: order.displayName,
    })) as Application;
    keepClientId(application.appId);
    done.push('A registration was made.');
  }
  const path = `/applications/${application.id}`;
  for (const { sentence, patch } of differences(application, order)) {
    await change(sentence, () => graph.ask('PATCH', path, patch));
  }
  const { appId } = application;
  if (!(await graph.ask('GET', `/servicePrincipals(appId='${appId}')`))) {
    await change('The tenant does not know it as an app of its own (service principal).', () =>
      graph.ask('POST', '/servicePrincipals', { appId }),
    );
  }
  if (order.identity !== undefined) {
    const trust = trustIn(order.identity, tenantId, order.authority);
    const credentials = `${path}/federatedIdentityCredentials`;
    const known =
      ((await graph.ask('GET', credentials)) as { value?: (Trust & { id: string })[] }).value ?? [];
    const old = known.find(({ name }) => name === trust.name);
    if (!known.some((one) => isSameTrust(one, trust))) {
      await change('It does not trust the managed identity.', () =>
        old ? graph.ask('PATCH', `${credentials}/${old.id}`, trust) : graph.ask('POST', credentials, trust),
      );
    }
  }
  const secret = await makeSecret(graph, path, order, now);
  if (order.secretDays !== undefined) done.push(`A client secret for ${order.secretDays} days.`);
  return { clientId: appId, tenantId, done, ...(secret !== undefined && { secret }) };
}

async function tenantOf(graph: GraphAccount): Promise<string> {
  const { value } = (await graph.ask('GET', '/organization?$select=id')) as { value?: { id?: string }[] };
  return value?.[0]?.id ?? '';
}

async function find(graph: GraphAccount, clientId: string): Promise<Application | undefined> {
  if (clientId === '') return undefined;
  const found = (await graph.ask('GET', `/applications(appId='${clientId}')`)) as Application | undefined;
  if (!found) throw new NoRegistration(`This tenant has no registration with ENTRA_CLIENT_ID ${clientId}.`);
  return found;
}

async function makeSecret(
  graph: GraphAccount,
  path: string,
  order: Order,
  now: () => number,
): Promise<string | undefined> {
  if (order.secretDays === undefined || order.checkOnly) return undefined;
  const endDateTime = new Date(now() + order.secretDays * DAY_MS).toISOString();
  const passwordCredential = { displayName: 'dialogkort-server', endDateTime };
  const made = (await graph.ask('POST', `${path}/addPassword`, { passwordCredential })) as {
    secretText?: string;
  };
  return made.secretText;
}
