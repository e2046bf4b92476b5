import type { DataFolder } from './dataFolder.ts';
import type { StartDeck } from './deck.ts';
import type { PartPlan } from './part.ts';
import type { LocalSecrets } from './secrets.ts';
import type { StartSettings } from './settings.ts';

/** A port of the product each. */
export interface Ports {
  readonly simulator: number;
  readonly app: number;
}

const LOOPBACK = '127.0.0.1';
const EVERY_INTERFACE: readonly string[] = ['0.0.0.0', '::'];

/** The simulated tenant and the app's registration in it: made-up ids, the same on every machine. */
const TENANT_ID = '6f0b1c7e-52d4-4c9a-9b1e-3a7d2f4c8e10';
const CLIENT_ID = 'b2a94d36-0f8e-4e57-8c63-5d1e7a90f2c4';

/** URL of a host and port from this machine. */
export function originOf(host: string, port: number): string {
  const name = EVERY_INTERFACE.includes(host) ? LOOPBACK : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Folders of other builds than those in dist. */
export interface Builds {
  readonly client: string;
  readonly simulator: string;
}

/** The product's processes in the order of starting; each finds the others through its settings only. */
export function productParts(
  settings: StartSettings,
  ports: Ports,
  data: DataFolder,
  secrets: LocalSecrets,
  deck?: StartDeck,
  builds?: Builds,
): PartPlan[] {
  const meetingOrigin = originOf(settings.host, ports.simulator);
  const appOrigin = originOf(settings.host, ports.app);
  return [
    {
      name: 'app server',
      script: 'src/server/main.ts',
      env: {
        PORT: String(ports.app),
        HOST: settings.host,
        DATA_DIR: data.folder('app'),
        LOG_LEVEL: settings.logLevel,
        ...(deck && { DECK_DIR: deck.folder, DEFAULT_DECK: deck.id }),
        APP_ORIGIN: appOrigin,
        ENTRA_AUTHORITY: meetingOrigin,
        ENTRA_TENANT_IDS: TENANT_ID,
        ENTRA_CLIENT_ID: CLIENT_ID,
        SECRET_ENTRA_CLIENT_SECRET: secrets.entraClientSecret,
        GRAPH_ENDPOINT: meetingOrigin,
        // Each simulated person has a network, and so an address of the app, of their own.
        TRUST_PROXY: 'true',
        SECRET_FLUID_KEY: settings.fluidKey ?? secrets.fluidKey,
        SECRET_SERVER_KEY: secrets.serverKey,
        ...(builds && { CLIENT_DIR: builds.client }),
        TEAMS_HOST_ORIGINS: [...new Set([meetingOrigin, originOf('localhost', ports.simulator)])].join(','),
      },
      readyUrl: `${appOrigin}/readyz`,
    },
    {
      name: 'meeting simulator',
      script: 'src/simulator/main.ts',
      env: {
        PORT: String(ports.simulator),
        HOST: settings.host,
        SIMULATOR_APP_ORIGIN: appOrigin,
        ...(builds && { SIMULATOR_PAGE_DIR: builds.simulator }),
        ENTRA_TENANT_ID: TENANT_ID,
        ENTRA_CLIENT_ID: CLIENT_ID,
        SECRET_ENTRA_CLIENT_SECRET: secrets.entraClientSecret,
      },
      readyUrl: meetingOrigin,
    },
  ];
}
