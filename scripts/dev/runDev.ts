import { join } from 'node:path';
import type { Reloaded, ReloadRequest } from '../../src/simulator/contract.ts';
import { ROOT } from '../lib/root.ts';
import { claimDataFolder, type DataFolder } from '../start/dataFolder.ts';
import { StartError } from '../start/errors.ts';
import type { Output } from '../start/output.ts';
import { Part, type PartPlan } from '../start/part.ts';
import { type Builds, originOf, productParts } from '../start/plan.ts';
import { nextFreePort, wantedPort } from '../start/ports.ts';
import { localSecrets } from '../start/secrets.ts';
import type { DevSettings } from './devSettings.ts';
import { Reloader } from './reloader.ts';
import { tenantPart } from './tenantPart.ts';
import { watchBuilds } from './watchBuilds.ts';
import { type ServerPart, watchSources } from './watchSources.ts';

const INSPECTOR_PORT = 9229;
const LOOPBACK = '127.0.0.1';

/**
 * Builds, starts and keeps both up to date with the sources until `stopping` is aborted or a part cannot go on.
 * @throws {StartError} when something keeps it from starting
 */
export async function runDev(settings: DevSettings, output: Output, stopping: AbortSignal): Promise<void> {
  const port = await wantedPort(settings.port, settings.host);
  const data = claimDataFolder(settings.dataDir);
  const builds = {
    client: join(data.folder('build'), 'client'),
    simulator: join(data.folder('build'), 'simulator'),
  };
  const parts = new RunningParts(output, data.folder('compiled'));
  const meeting = originOf(settings.host, port);
  const reloader = new Reloader((changed) => void showAgain(settings, meeting, changed, output));
  let isStarted = false;
  output.say('Building …');
  const building = await watchBuilds(data.folder('build'), {
    begins: (build) => isStarted && reloader.begins(build),
    ends(builds, problems) {
      if (problems) output.say(problems);
      if (isStarted) for (const build of builds) reloader.ends(build, problems === '');
    },
  });
  let unwatch = () => {};
  try {
    await Promise.race([building.first, aborted(stopping)]);
    for (const plan of await planned(settings, port, data, builds)) {
      stopping.throwIfAborted();
      await parts.start(plan, stopping);
    }
    isStarted = true;
    unwatch = watchSources(ROOT, (changed) => void startAgain(changed));
    announce(settings, meeting, parts.inspectorPort, output);
    await Promise.race([parts.ended, aborted(stopping)]);
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    unwatch();
    await building.close();
    await parts.stop();
    data.release();
  }

  async function startAgain(changed: ReadonlySet<ServerPart>): Promise<void> {
    for (const name of changed) {
      reloader.begins(name);
      const isWell = await parts.startAgain(name, stopping);
      reloader.ends(name, isWell);
    }
  }
}

async function planned(
  settings: DevSettings,
  port: number,
  data: DataFolder,
  builds: Builds,
): Promise<readonly PartPlan[]> {
  const secrets = localSecrets(data.path);
  if (settings.tenant) return [tenantPart(settings.tenant, { settings, port, data, secrets, builds })];
  const ports = { simulator: port, app: await nextFreePort(port, settings.host) };
  return productParts(settings, ports, data, secrets, undefined, builds);
}

/** The processes by name. One whose sources have changed starts again; one that a fault of the sources ended waits for the next change. */
class RunningParts {
  readonly #output: Output;
  readonly #compileCache: string;
  readonly #running = new Map<string, { readonly plan: PartPlan; part: Part }>();
  readonly #ended = Promise.withResolvers<never>();
  #restarting: Promise<unknown> = Promise.resolve();
  inspectorPort = INSPECTOR_PORT;

  /** `compileCache` is the folder in which Node keeps compiled scripts from one start to the next. */
  constructor(output: Output, compileCache: string) {
    this.#output = output;
    this.#compileCache = compileCache;
    this.#ended.promise.catch(() => undefined);
  }

  /** Rejects when a process that nobody stopped has ended at its first start. */
  get ended(): Promise<never> {
    return this.#ended.promise;
  }

  async start(plan: PartPlan, stopping: AbortSignal): Promise<void> {
    this.#output.say(`Starting the ${plan.name} …`);
    const part = await this.#begin(plan);
    await part.ready(stopping);
  }

  /** Whether it came up. */
  startAgain(name: string, stopping: AbortSignal): Promise<boolean> {
    const again = this.#restarting.then(async () => {
      const known = this.#running.get(name);
      if (!known || stopping.aborted) return false;
      await known.part.stop();
      const part = await this.#begin(known.plan);
      try {
        await part.ready(stopping);
        return true;
      } catch (error) {
        if (error instanceof StartError)
          this.#output.say(`The ${name} does not start. It is tried again with the next change.`);
        return false;
      }
    });
    this.#restarting = again.catch(() => undefined);
    return again;
  }

  async stop(): Promise<void> {
    await this.#restarting;
    for (const { part } of [...this.#running.values()].reverse()) await part.stop();
  }

  async #begin(plan: PartPlan): Promise<Part> {
    const isServer = plan.name === 'app server';
    // One port for the debugger, which the process before has given back by now.
    if (isServer) this.inspectorPort = await nextFreePort(INSPECTOR_PORT - 1, LOOPBACK);
    const nodeOptions = isServer ? [`--inspect=${LOOPBACK}:${this.inspectorPort}`] : [];
    const env = { ...plan.env, NODE_COMPILE_CACHE: this.#compileCache };
    const part = new Part({ ...plan, env, nodeOptions }, this.#output);
    this.#running.set(plan.name, { plan, part });
    return part;
  }
}

/** What the page of the simulated meeting is made of, besides the app in its frames. */
const MEETING_PAGE: readonly string[] = ['simulator', 'meeting simulator'];
/** The build whose pages can take changes by themselves. */
const CLIENT = 'client';

/** The simulated meeting loads what has changed again; Teams has to be told by hand. */
async function showAgain(
  { tenant }: DevSettings,
  meeting: string,
  changed: ReadonlySet<string>,
  output: Output,
): Promise<void> {
  if (tenant) {
    output.say('Changed. Load the page again in Teams to see it.');
    return;
  }
  const request: ReloadRequest = { what: shownBy(changed) };
  const told = await fetch(`${meeting}/api/reload`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  }).catch(() => undefined);
  output.say(told?.ok ? 'Changed, and shown again.' : 'Changed. The meeting does not answer: load it again.');
}

/** The page around the app takes as long to load as the app: it stays when only the app has changed. */
function shownBy(changed: ReadonlySet<string>): Reloaded {
  if (MEETING_PAGE.some((part) => changed.has(part))) return 'page';
  return [...changed].every((part) => part === CLIENT) ? 'changes' : 'app';
}

function announce({ tenant }: DevSettings, meeting: string, inspectorPort: number, output: Output): void {
  output.announce([
    '',
    tenant
      ? `  The server of "${tenant.name}" listens at ${meeting} and is reached at ${tenant.appOrigin}/`
      : `  Mødet / The meeting:  ${meeting}/`,
    `  Debugger of the server: 127.0.0.1:${inspectorPort}`,
    ...(tenant ? ['  Next: the tunnel, the package, the upload. docs/develop.md says how.'] : []),
    '  Changed files are taken up at once. Ctrl-C ends it.',
    '',
  ]);
}

function aborted(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
}
