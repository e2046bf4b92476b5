/** What Azure, Entra and PostgreSQL say to a server that has no secret of its own, by stand-ins that speak as they do. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import express from 'express';
import { Client } from 'pg';
import { startRelay } from '../../../src/relay/index.ts';
import { readProgramSettings } from '../../../src/relay/programSettings.ts';
import { readConfig, type ServerConfig } from '../../../src/server/config.ts';
import { createGraphClient } from '../../../src/server/directory/graphClient.ts';
import { entraCredential } from '../../../src/server/identity/ownCredentials.ts';
import { postgresReason } from '../../../src/server/registry/openRegistry.ts';
import { connectionTo } from '../../../src/shared/databaseAddress.ts';
import {
  createManagedIdentity,
  DATABASE_RESOURCE,
  databasePassword,
} from '../../../src/shared/managedIdentity.ts';
import { until } from '../../support/relay/until.ts';
import { type StandIn, startStandIn } from '../../support/server/standIn.ts';

const TENANT_ID = '11111111-1111-4111-8111-111111111111';
const CLIENT_ID = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
const IDENTITY_ID = 'dddddddd-dddd-4ddd-8ddd-dddddddddddd';
const HEADER = 'secret-of-the-platform';
const LIFE_S = 24 * 60 * 60;

let azure: StandIn;
let nowMs: number;
let given: number;
let isBroken: boolean;

beforeEach(async () => {
  azure = await startStandIn();
  nowMs = 1_800_000_000_000;
  given = 0;
  isBroken = false;
  azure.app.get('/msi/token', (request, response) => {
    if (isBroken) return void response.status(500).json({ message: 'internal' });
    const { resource, client_id, 'api-version': version } = request.query;
    const isRight = version === '2019-08-01' && request.get('x-identity-header') === HEADER;
    if (!isRight || client_id !== IDENTITY_ID) return void response.sendStatus(400);
    given += 1;
    const expires_on = String(Math.floor(nowMs / 1000) + LIFE_S);
    response.json({
      access_token: `token ${given} for ${resource}`,
      expires_on,
      resource,
      token_type: 'Bearer',
    });
  });
  azure.app.post('/:tenant/oauth2/v2.0/token', express.urlencoded(), (request, response) => {
    const { client_assertion: assertion, client_assertion_type: type, client_secret, scope } = request.body;
    const isRight =
      type === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' &&
      assertion === 'token 1 for api://AzureADTokenExchange' &&
      client_secret === undefined &&
      scope === `${azure.origin}/.default`;
    if (!isRight) return void response.status(401).json({ error: 'invalid_client' });
    response.json({ access_token: 'application-token', expires_in: 3599 });
  });
  azure.app.get('/v1.0/chats/:id', (request, response) => {
    response
      .status(request.get('authorization') === 'Bearer application-token' ? 200 : 401)
      .json({ id: 'chat' });
  });
});
afterEach(() => azure.close());

const settings = () => ({
  APP_ORIGIN: 'https://dialogkort.example.dk',
  ENTRA_AUTHORITY: azure.origin,
  ENTRA_TENANT_IDS: TENANT_ID,
  ENTRA_CLIENT_ID: CLIENT_ID,
  GRAPH_ENDPOINT: azure.origin,
  SECRET_FLUID_KEY: 'f'.repeat(32),
  SECRET_SERVER_KEY: 's'.repeat(32),
  DATABASE_URL: 'postgres://dialogkort@database.example.dk/dialogkort',
  MANAGED_IDENTITY_FOR: 'entra, database',
  AZURE_CLIENT_ID: IDENTITY_ID,
  IDENTITY_ENDPOINT: `${azure.origin}/msi/token`,
  IDENTITY_HEADER: HEADER,
});

function problems(changes: Record<string, string> = {}): readonly string[] {
  const reading = readConfig({ ...settings(), ...changes });
  return 'problems' in reading ? reading.problems : [];
}

function config(): ServerConfig {
  const reading = readConfig(settings());
  if ('problems' in reading) throw new Error(reading.problems.join('; '));
  return reading.config;
}

function graph() {
  return createGraphClient({
    authority: azure.origin,
    endpoint: azure.origin,
    clientId: CLIENT_ID,
    credential: entraCredential(config()),
    fetch,
    now: () => nowMs,
    sleep: async () => undefined,
  });
}

describe('[TENANT-2] a server with a managed identity', () => {
  test('needs neither the registration’s secret nor a password, and what Azure sets', () => {
    expect(problems()).toEqual([]);
    expect(config().entra).not.toHaveProperty('clientSecret');
    expect(problems({ IDENTITY_ENDPOINT: '' })).toEqual([
      'IDENTITY_ENDPOINT or IDENTITY_HEADER is missing: Azure sets them where a managed identity is assigned',
    ]);
    expect(problems({ DATABASE_URL: '' })).toEqual([
      'DATABASE_URL is missing: the address with the identity as its user, without a password',
    ]);
    expect(problems({ MANAGED_IDENTITY_FOR: 'graph' })[0]).toMatch(
      /^MANAGED_IDENTITY_FOR.* may have entra and database only$/,
    );
  });

  test('does not do without the registration’s secret when the identity is for the database alone', () => {
    expect(problems({ MANAGED_IDENTITY_FOR: 'database' })).toEqual(['SECRET_ENTRA_CLIENT_SECRET is missing']);
  });

  test('needs none either where members are not read', () => {
    const plain = { MANAGED_IDENTITY_FOR: '', MEMBERS_FROM: 'meeting-id' };
    expect(problems(plain)).toEqual([]);
    const resource = '/subscriptions/s/resourceGroups/g/providers/Microsoft.FluidRelay/fluidRelayServers/r';
    expect(problems({ ...plain, AZURE_FLUID_RESOURCE_ID: resource })).toEqual([
      'SECRET_ENTRA_CLIENT_SECRET is missing',
    ]);
  });

  test('a missing secret is reported together with all other missing settings', () => {
    expect(problems({ MANAGED_IDENTITY_FOR: '', ENTRA_CLIENT_ID: '' })).toEqual([
      'ENTRA_CLIENT_ID is missing',
      'SECRET_ENTRA_CLIENT_SECRET is missing',
    ]);
  });

  test('asks Graph as the app, with the identity’s token in the place of a secret', async () => {
    expect(await graph().get(TENANT_ID, `${azure.origin}/v1.0/chats/x`)).toMatchObject({ status: 200 });
  });

  test('says that the directory gives no answer while the platform gives no token', async () => {
    isBroken = true;
    await expect(graph().get(TENANT_ID, `${azure.origin}/v1.0/chats/x`)).rejects.toMatchObject({
      code: 'directory_unavailable',
    });
  });

  test('keeps a token until five minutes before its end', async () => {
    const identity = createManagedIdentity({
      endpoint: `${azure.origin}/msi/token`,
      header: HEADER,
      clientId: IDENTITY_ID,
      fetch,
      now: () => nowMs,
    });
    expect(await identity.tokenFor(DATABASE_RESOURCE)).toBe(`token 1 for ${DATABASE_RESOURCE}`);
    nowMs += (LIFE_S - 301) * 1000;
    expect(await identity.tokenFor(DATABASE_RESOURCE)).toBe(`token 1 for ${DATABASE_RESOURCE}`);
    nowMs += 2_000;
    expect(await identity.tokenFor(DATABASE_RESOURCE)).toBe(`token 2 for ${DATABASE_RESOURCE}`);
    expect(await identity.tokenFor('other')).toBe('token 3 for other');
  });
});

describe('[TENANT-2] PostgreSQL', () => {
  test('gets the identity’s name and its token as the password of every connection', async () => {
    const database = await startDatabase();
    const url = `postgres://app%20identity@127.0.0.1:${database.port}/dialogkort?sslmode=disable`;
    const password = databasePassword(config().managedIdentity);
    if (!password) throw new Error('The identity is for the database, too.');
    const client = new Client(connectionTo({ url, password }));
    await client.connect();
    await client.end();
    expect(database.seen).toEqual([
      { user: 'app identity', database: 'dialogkort', password: `token 1 for ${DATABASE_RESOURCE}` },
    ]);
    await database.close();
  });

  test('gets the same from a relay that is a process of its own', async () => {
    const database = await startDatabase();
    const reading = readProgramSettings({
      ...settings(),
      DATABASE_URL: `postgres://app%20identity@127.0.0.1:${database.port}/dialogkort?sslmode=disable`,
    });
    if ('problems' in reading) throw new Error(reading.problems.join('; '));
    const opening = startRelay(reading.settings.relay).catch(() => undefined);
    await until(() => database.seen.length > 0, 'the relay to sign in');
    expect(database.seen[0]).toEqual({
      user: 'app identity',
      database: 'dialogkort',
      password: `token 1 for ${DATABASE_RESOURCE}`,
    });
    await database.close();
    await opening;
  });

  test('is spoken to under TLS, with its certificate checked, unless the address says otherwise', () => {
    const password = async () => 'token';
    const at = (query: string) => connectionTo({ url: `postgres://u@db.example.dk/d${query}`, password });
    expect(at('')).toMatchObject({ ssl: true, port: 5432, host: 'db.example.dk' });
    expect(at('?sslmode=require')).toMatchObject({ ssl: true });
    expect(connectionTo({ url: 'postgres://u:p@db.example.dk/d' })).toEqual({
      connectionString: 'postgres://u:p@db.example.dk/d',
    });
  });

  test('that cannot be reached without a token is reported in a sentence', async () => {
    isBroken = true;
    const database = await startDatabase();
    const url = `postgres://u@127.0.0.1:${database.port}/d?sslmode=disable`;
    const password = databasePassword(config().managedIdentity);
    const client = new Client(connectionTo({ url, ...(password && { password }) }));
    const error: unknown = await client.connect().catch((reason: unknown) => reason);
    expect(postgresReason(error)).toBe('this machine’s managed identity gets no token for it');
    await database.close();
  });
});

interface Login {
  readonly user: string;
  readonly database: string;
  readonly password: string;
}

/** Lets everybody in who names a password in plain letters, as Azure's PostgreSQL asks for tokens. */
async function startDatabase() {
  const seen: Login[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void greet(socket, seen);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    seen,
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function greet(socket: Socket, seen: Login[]): Promise<void> {
  const [startup] = (await once(socket, 'data')) as [Buffer];
  const words = startup.subarray(8).toString('utf8').split('\0');
  const said = (key: string) => words[words.indexOf(key) + 1] ?? '';
  socket.write(Buffer.from([...Buffer.from('R'), 0, 0, 0, 8, 0, 0, 0, 3]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  seen.push({
    user: said('user'),
    database: said('database'),
    password: answer.subarray(5, -1).toString('utf8'),
  });
  socket.write(Buffer.from([...Buffer.from('R'), 0, 0, 0, 8, 0, 0, 0, 0]));
  socket.write(Buffer.from([...Buffer.from('Z'), 0, 0, 0, 5, ...Buffer.from('I')]));
}
