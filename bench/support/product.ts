/** The product as `npm start` runs it, and the baselines' servers beside it, each in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/root.ts';
import { runHere } from '../../scripts/lib/run.ts';
import { claimDataFolder } from '../../scripts/start/dataFolder.ts';
import { Output } from '../../scripts/start/output.ts';
import { Part, type PartPlan } from '../../scripts/start/part.ts';
import { originOf, productParts } from '../../scripts/start/plan.ts';
import { nextFreePort, wantedPort } from '../../scripts/start/ports.ts';
import { localSecrets } from '../../scripts/start/secrets.ts';
import { buildBenchPages } from './bundle.ts';
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
    const { plans, meetingOrigin, pagesOrigin } = await plan(dataDir);
    for (const each of plans) {
      const part = new Part(each, new Output(say));
      parts.push(part);
      await part.ready(new AbortController().signal);
    }
    const gateways: Gateways = await (await fetch(pagesOrigin + GATEWAYS_PATH)).json();
    const meeting = new SimulatedMeeting(meetingOrigin);
    return { meeting, hostUrl: pagesOrigin + HOST_PATH, gateways, stop };
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

  const settings = { port: simulator, host: HOST, dataDir, logLevel: 'warn' };
  const product = productParts(settings, { simulator, app }, data, secrets).map((part) => ({
    ...part,
    env: {
      ...part.env,
      FLUID_TENANT_ID: TENANT_ID,
      // Our host stands in for Teams.
      TEAMS_HOST_ORIGINS: [part.env.TEAMS_HOST_ORIGINS, pagesOrigin].filter(Boolean).join(','),
    },
  }));
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
