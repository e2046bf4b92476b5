/** The product as `npm start` runs it, and the baselines' servers beside it, each in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/root.ts';
import { runHere } from '../../scripts/lib/run.ts';
import { claimDataFolder, type DataFolder } from '../../scripts/start/dataFolder.ts';
import { Output } from '../../scripts/start/output.ts';
import { Part, type PartPlan } from '../../scripts/start/part.ts';
import { originOf, type Ports, productParts } from '../../scripts/start/plan.ts';
import { nextFreePort, wantedPort } from '../../scripts/start/ports.ts';
import { type LocalSecrets, localSecrets } from '../../scripts/start/secrets.ts';
import { buildBenchPages } from './bundle.ts';
import { checkOut } from './checkout.ts';
import { SimulatedMeeting } from './meeting.ts';
import { GATEWAYS_PATH, type Gateways, HOST_PATH } from './servers/pagesContract.ts';

const HOST = '127.0.0.1';
const TENANT_ID = 'bench';

export interface RunningProduct {
  readonly meeting: SimulatedMeeting;
  /** URL of the page that holds all the others. */
  readonly hostUrl: string;
  readonly gateways: Gateways;
  stop(): Promise<void>;
}

export async function startProduct(say: (line: string) => void): Promise<RunningProduct> {
  await build(say);
  return start(say, async (dataDir) => {
    const { plans, meetingOrigin, pagesOrigin } = await plan(dataDir);
    const reached = async () => ({
      hostUrl: pagesOrigin + HOST_PATH,
      gateways: (await (await fetch(pagesOrigin + GATEWAYS_PATH)).json()) as Gateways,
    });
    return { plans, meetingOrigin, reached };
  });
}

/** Another state of the product, reached through the pages of a running one. */
export async function startEarlierProduct(
  commit: string,
  { hostUrl, gateways }: RunningProduct,
  say: (line: string) => void,
): Promise<RunningProduct> {
  const checkout = checkOut(commit, say);
  const product = await start(say, async (dataDir) => {
    const simulator = await wantedPort(0, HOST);
    const ports = { simulator, app: await nextFreePort(simulator, HOST) };
    const data = claimDataFolder(dataDir);
    const parts = productPlans(dataDir, ports, data, localSecrets(data.path), new URL(hostUrl).origin);
    const plans = parts.map((part) => ({ ...part, root: checkout.root }));
    return {
      plans,
      meetingOrigin: originOf(HOST, simulator),
      reached: async () => ({ hostUrl, gateways }),
    };
  }).catch((error: unknown) => {
    checkout.remove();
    throw error;
  });
  return {
    ...product,
    stop: async () => {
      await product.stop();
      checkout.remove();
    },
  };
}

interface Planned {
  readonly plans: readonly PartPlan[];
  readonly meetingOrigin: string;
  /** Once all parts are ready. */
  readonly reached: () => Promise<Pick<RunningProduct, 'hostUrl' | 'gateways'>>;
}

async function start(
  say: (line: string) => void,
  planIn: (dataDir: string) => Promise<Planned>,
): Promise<RunningProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dialogkort-bench-'));
  const forget = () => rmSync(dataDir, { recursive: true, force: true });
  // Also on Ctrl-C.
  process.once('exit', forget);

  const parts: Part[] = [];
  const stop = async () => {
    for (const part of parts.splice(0).reverse()) await part.stop();
    process.off('exit', forget);
    forget();
  };
  try {
    const { plans, meetingOrigin, reached } = await planIn(dataDir);
    for (const each of plans) {
      const part = new Part(each, new Output(say));
      parts.push(part);
      await part.ready(new AbortController().signal);
    }
    return { meeting: new SimulatedMeeting(meetingOrigin), ...(await reached()), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(say: (line: string) => void): Promise<void> {
  const script = join(ROOT, 'scripts', 'build', 'main.ts');
  const exitCode = await runHere(process.execPath, [script, '--if-stale']);
  if (exitCode !== 0) throw new Error('The client could not be built.');
  say("Building the bench's own pages …");
  await buildBenchPages();
}

interface Plan {
  readonly plans: readonly PartPlan[];
  readonly meetingOrigin: string;
  readonly pagesOrigin: string;
}

async function plan(dataDir: string): Promise<Plan> {
  const simulator = await wantedPort(0, HOST);
  const app = await nextFreePort(simulator, HOST);
  const pages = await nextFreePort(app, HOST);
  const echo = await nextFreePort(pages, HOST);
  const data = claimDataFolder(dataDir);
  const secrets = localSecrets(data.path);
  const pagesOrigin = originOf(HOST, pages);

  const product = productPlans(dataDir, { simulator, app }, data, secrets, pagesOrigin);
  const baselines: PartPlan[] = [
    {
      name: 'echo server',
      script: 'bench/support/servers/echo.ts',
      env: { PORT: String(echo), HOST },
      readyUrl: originOf(HOST, echo),
    },
    {
      name: "bench's pages",
      script: 'bench/support/servers/pages.ts',
      env: {
        PORT: String(pages),
        HOST,
        APP_ORIGIN: originOf(HOST, app),
        ECHO_ORIGIN: originOf(HOST, echo),
        FLUID_TENANT_ID: TENANT_ID,
        SECRET_FLUID_KEY: secrets.fluidKey,
      },
      readyUrl: pagesOrigin + GATEWAYS_PATH,
    },
  ];
  return { plans: [...product, ...baselines], meetingOrigin: originOf(HOST, simulator), pagesOrigin };
}

function productPlans(
  dataDir: string,
  ports: Ports,
  data: DataFolder,
  secrets: LocalSecrets,
  /** Of our host, which stands in for Teams. */
  pagesOrigin: string,
): PartPlan[] {
  const settings = { port: ports.simulator, host: HOST, dataDir, logLevel: 'warn' };
  return productParts(settings, ports, data, secrets).map((part) => ({
    ...part,
    env: {
      ...part.env,
      FLUID_TENANT_ID: TENANT_ID,
      TEAMS_HOST_ORIGINS: [part.env.TEAMS_HOST_ORIGINS, pagesOrigin].filter(Boolean).join(','),
    },
  }));
}
