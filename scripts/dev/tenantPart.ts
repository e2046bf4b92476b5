import type { DataFolder } from '../start/dataFolder.ts';
import type { PartPlan } from '../start/part.ts';
import { type Builds, originOf } from '../start/plan.ts';
import type { LocalSecrets } from '../start/secrets.ts';
import type { StartSettings } from '../start/settings.ts';
import type { TenantSettings } from './devSettings.ts';

interface Around {
  readonly settings: StartSettings;
  readonly port: number;
  readonly data: DataFolder;
  readonly secrets: LocalSecrets;
  readonly builds: Builds;
}

/** The app's server for people of a real tenant, who reach it through a tunnel. */
export function tenantPart(tenant: TenantSettings, around: Around): PartPlan {
  const { settings, port, data, secrets, builds } = around;
  return {
    name: 'app server',
    script: 'src/server/main.ts',
    env: {
      PORT: String(port),
      HOST: settings.host,
      DATA_DIR: data.folder('app'),
      LOG_LEVEL: settings.logLevel,
      APP_ORIGIN: tenant.appOrigin,
      ENTRA_TENANT_IDS: tenant.tenantIds,
      ENTRA_CLIENT_ID: tenant.clientId,
      SECRET_ENTRA_CLIENT_SECRET: tenant.clientSecret,
      // The tunnel alone reaches the server from outside, and says in X-Forwarded-* what was asked for.
      TRUST_PROXY: 'true',
      SECRET_FLUID_KEY: secrets.fluidKey,
      SECRET_SERVER_KEY: secrets.serverKey,
      CLIENT_DIR: builds.client,
    },
    readyUrl: `${originOf(settings.host, port)}/readyz`,
  };
}
