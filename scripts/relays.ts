/**
 * For the administrator of several relays (docs/scaling.md): which there are, which take new sessions, and what they hold.
 *
 *   npm run relays -- list
 *   npm run relays -- add <name>
 *   npm run relays -- drain <name>
 *
 * Uses the settings of the server, which keeps running. Exit codes: 0 done, 1 the relay cannot be added or drained, 2 wrong
 * use or missing settings, 4 the data cannot be used.
 */
import type { ServerConfig } from '../src/server/config.ts';
import { tryFluidService } from '../src/server/doctor/trial.ts';
import { healthOf, IN_USE_MS, isAnswered, openServices } from '../src/server/fluidPlacement.ts';
import { createFluidServices, fluidOf, namesOf } from '../src/server/fluidServices.ts';
import { NO_LOAD } from '../src/server/registry/fluidServiceStore.ts';
import type { Registry } from '../src/server/registry/registry.ts';
import { complain, say, withInstallation } from './session/installation.ts';

const USAGE = `Usage: npm run relays -- list
       npm run relays -- add <name>
       npm run relays -- drain <name>`;

async function main([what, name, ...others]: readonly string[]): Promise<number> {
  if (others.length > 0) return complain(2, USAGE);
  if (what === 'list' && name === undefined) return withInstallation(list);
  if (name === undefined || (what !== 'add' && what !== 'drain')) return complain(2, USAGE);
  return withInstallation(async (registry, config) => {
    if (!namesOf(config).includes(name)) {
      return complain(2, `FLUID_ENDPOINTS has no relay ${name}: ${namesOf(config).join(', ')} are set.`);
    }
    return what === 'add' ? add(registry, config, name) : drain(registry, config, name);
  });
}

async function list(registry: Registry, config: ServerConfig): Promise<number> {
  const names = namesOf(config);
  const open = openServices(names, await registry.fluidServices.listOpen());
  const loads = await registry.fluidServices.loads(Date.now() - IN_USE_MS);
  const gone = [...loads.keys()].filter((name) => !names.includes(name));
  for (const name of [...names, ...gone]) {
    const { inUse, sessions, removals } = loads.get(name) ?? NO_LOAD;
    const held = `${sessions} sessions, ${inUse} of them in use within the hour, ${removals} documents to delete`;
    say([name, ...(gone.includes(name) ? ['not in FLUID_ENDPOINTS'] : await stateOf(name)), held].join('  '));
  }
  return gone.length > 0 ? complain(1, 'Tables of relays that FLUID_ENDPOINTS lacks cannot be opened.') : 0;

  async function stateOf(name: string): Promise<readonly string[]> {
    const fluid = fluidOf(config, name);
    const isThere = await isAnswered(fetch, healthOf(fluid, config.appOrigin));
    return [
      new URL(fluid.endpoint, config.appOrigin).origin,
      isThere ? 'answers' : 'does not answer',
      open.includes(name) ? 'takes new sessions' : 'takes no new sessions',
    ];
  }
}

/** Tries the relay before people meet there. */
async function add(registry: Registry, config: ServerConfig, name: string): Promise<number> {
  const fluid = fluidOf(config, name);
  if (!(await isAnswered(fetch, healthOf(fluid, config.appOrigin))))
    return complain(1, `The relay ${name} was not added: ${fluid.endpoint} does not answer.`);
  const { adminOf } = createFluidServices(config, Date.now);
  const twins: string[] = [];
  const { failedAt, deletion } = await tryFluidService({
    ...{ config, fluid },
    whileThere: async (documentId) => {
      for (const other of namesOf(config).filter((known) => known !== name))
        if ((await adminOf(other).inspectDocument(documentId)) === 'usable') twins.push(other);
    },
  });
  if (failedAt !== undefined) {
    return complain(
      1,
      `The relay ${name} was not added: it could not ${SENTENCES[failedAt]}. npm run doctor looks at its address, clock and key.`,
    );
  }
  if (twins.length > 0) {
    return complain(1, `The relay ${name} was not added: ${twins.join(' and ')} leads to the same relay.`);
  }
  await registry.fluidServices.setOpen(name, true, Date.now());
  say(`${name} takes new sessions: a table was made, edited and read there.`);
  if (deletion !== 'deleted')
    say(`It could not be deleted (${deletion}). Sessions that are removed leave their documents at ${name}.`);
  return 0;
}

const SENTENCES = {
  make: 'make a table',
  connect: 'be connected to',
  edit: 'take an edit',
  read: 'give back what was edited',
} as const;

async function drain(registry: Registry, config: ServerConfig, name: string): Promise<number> {
  const open = openServices(namesOf(config), await registry.fluidServices.listOpen());
  if (open.every((other) => other === name)) {
    return complain(1, `${name} is the only relay that takes new sessions: add another one first.`);
  }
  await registry.fluidServices.setOpen(name, false, Date.now());
  const { sessions = 0 } = (await registry.fluidServices.loads(0)).get(name) ?? NO_LOAD;
  say(
    `${name} takes no new sessions. It still has ${sessions}, which go on there; list tells how many are left.`,
  );
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
// Fluid's client keeps timers for minutes after it was closed.
process.exit();
