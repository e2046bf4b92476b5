// Serves the bench's pages, and for each person a gateway to each baseline's service: the product's pages reach
// theirs through the same kind of proxy.
import express from 'express';
import { serveAssets } from '../../../src/server/http/assets.ts';
import { createFluidTokens } from '../../../src/server/tokens/fluid.ts';
import { openGateway } from '../../../src/simulator/server/gateway.ts';
import { BENCH_PAGES_DIR } from '../bundle.ts';
import { BARE_FLUID_PATH, ECHO_PATH, GATEWAYS_PATH, type Gateways, HOST_PATH } from './pagesContract.ts';

const {
  PORT,
  HOST = '127.0.0.1',
  APP_ORIGIN = '',
  ECHO_ORIGIN = '',
  FLUID_TENANT_ID = '',
  SECRET_FLUID_KEY = '',
} = process.env;
const PEOPLE = 2;
const READER_NAME = 'Bench';

const tokens = createFluidTokens({ tenantId: FLUID_TENANT_ID, key: SECRET_FLUID_KEY }, Date.now);

function page(script: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<style>body{margin:0;font:16px sans-serif}iframe{display:block;border:0;width:100%}</style>
<script defer src="/${script}.js"></script></head><body data-tenant="${FLUID_TENANT_ID}">${body}</body></html>`;
}

const COUNTER = '<p>A shared number</p><button type="button">Count</button> <output></output>';

const gateways = await openGateways();
const app = express().disable('x-powered-by');
app.get(HOST_PATH, (_request, response) => {
  response.send(page('host', ''));
});
app.get(BARE_FLUID_PATH, (_request, response) => {
  response.send(page('bareFluid', COUNTER));
});
app.get(`${BARE_FLUID_PATH}/token`, async (request, response) => {
  const { document } = request.query;
  const grant = {
    documentId: typeof document === 'string' ? document : '',
    access: 'write',
    user: { id: READER_NAME, name: READER_NAME },
  } as const;
  response.json(await tokens.issue(grant));
});
app.get(ECHO_PATH, (_request, response) => {
  response.send(page('echo', COUNTER));
});
app.get(GATEWAYS_PATH, (_request, response) => {
  response.json(gateways);
});
app.use(serveAssets(BENCH_PAGES_DIR));
app.listen(Number(PORT), HOST);

async function openGateways(): Promise<Gateways> {
  const appOrigin = `http://${HOST}:${PORT}`;
  const open = async (fluidOrigin: string): Promise<string> => {
    const { port } = await openGateway({ host: HOST, appOrigin, fluidOrigin });
    return `http://${HOST}:${port}`;
  };
  const each = (fluidOrigin: string) => Promise.all(Array.from({ length: PEOPLE }, () => open(fluidOrigin)));
  return { bareFluid: await each(APP_ORIGIN), echo: await each(ECHO_ORIGIN) };
}
