import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientFolder, environment } from '../../support/server/appServer.ts';
import { type Cloud, startCloud, TENANT_ID } from '../../support/server/cloud.ts';
import { type InspectingProxy, startInspectingProxy } from '../../support/server/inspectingProxy.ts';
import { startProgram } from '../../support/server/serverProcess.ts';

jest.setTimeout(60_000);

const LOGIN = 'login.behind-the-proxy.test';
const GRAPH = 'graph.behind-the-proxy.test';

describe('[TENANT-15] a server room whose only way out is a proxy that opens TLS', () => {
  let cloud: Cloud;
  let proxy: InspectingProxy;
  let folder: string;
  beforeAll(async () => {
    cloud = await startCloud();
    proxy = await startInspectingProxy([LOGIN, GRAPH], cloud.origin);
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-outgoing-'));
  });
  afterAll(async () => {
    await proxy.close();
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The doctor asks with what the server asks with. */
  const doctor = async (outgoing: Record<string, string>): Promise<string> => {
    const { output } = await startProgram('src/server/doctor/main.ts', {
      ...environment(cloud.origin, join(folder, 'data')),
      ...{ ENTRA_AUTHORITY: `https://${LOGIN}`, GRAPH_ENDPOINT: `https://${GRAPH}` },
      ...{ ENTRA_TENANT_IDS: TENANT_ID, CLIENT_DIR: clientFolder(), ...outgoing },
    }).ended;
    return output.replace(/ +/g, ' ');
  };

  test('reaches Microsoft with three settings', async () => {
    const output = await doctor({
      ...{ NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy.address, NO_PROXY: '127.0.0.1,localhost' },
      NODE_EXTRA_CA_CERTS: proxy.authority,
    });
    expect(output).toContain('fine Sign-in The authority answers and knows the tenant.');
    expect(output).toContain('fine Graph Microsoft Graph answers.');
    expect(output).not.toContain('HTTPS_PROXY');
    expect(new Set(proxy.asked)).toEqual(new Set([LOGIN, GRAPH]));
  });

  test('is told which certificate authority is missing', async () => {
    const output = await doctor({
      ...{ NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy.address, NO_PROXY: '127.0.0.1,localhost' },
    });
    expect(output).toMatch(/WRONG Sign-in ENTRA_AUTHORITY gives no answer: .*NODE_EXTRA_CA_CERTS/);
  });

  test('is told that Node ignores the proxy without its switch', async () => {
    const before = proxy.asked.length;
    const output = await doctor({ HTTPS_PROXY: proxy.address, NODE_EXTRA_CA_CERTS: proxy.authority });
    expect(output).toContain('WRONG HTTPS_PROXY is set, and Node ignores it without NODE_USE_ENV_PROXY=1.');
    expect(output).toContain('WRONG Sign-in ENTRA_AUTHORITY gives no answer');
    expect(proxy.asked).toHaveLength(before);
  });
});
