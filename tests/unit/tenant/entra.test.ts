import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { type StandIn, startStandIn } from '../../support/server/standIn.ts';
import { PROJECT, ProjectCopy } from '../package/project-copy.ts';

// Programs are started, also on a machine that is busy.
jest.setTimeout(60_000);

const TENANT_ID = '11111111-1111-4111-8111-111111111111';
const CLIENT_ID = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
const IDENTITY = 'dddddddd-dddd-4ddd-8ddd-dddddddddddd';
const SECRET = 'Abc8Q~secret.of-the_registration"quoted"';

/** As much of Graph's directory as a registration needs. It takes no client for a scope that it does not know. */
interface Directory {
  applications: Record<string, unknown>[];
  principals: string[];
  trusts: Record<string, unknown>[];
  changes: string[];
  passwords: Record<string, unknown>[];
  refuses: boolean;
}

let graph: StandIn;
let directory: Directory;
let copy: ProjectCopy;

beforeEach(async () => {
  copy = new ProjectCopy();
  copy.replace('env/.env.prod', 'TAB_ENDPOINT=', 'TAB_ENDPOINT=https://kort.example.dk');
  copy.replace('env/.env.prod', 'TAB_DOMAIN=', 'TAB_DOMAIN=kort.example.dk');
  directory = { applications: [], principals: [], trusts: [], changes: [], passwords: [], refuses: false };
  graph = await startStandIn();
  graph.app.use(express.json(), (request, response, next) => {
    if (request.get('authorization') !== 'Bearer token-of-the-administrator')
      return void response.sendStatus(401);
    if (directory.refuses) {
      return void response
        .status(403)
        .json({ error: { code: 'Authorization_RequestDenied', message: 'Anna Ager may not.' } });
    }
    if (request.method !== 'GET') directory.changes.push(`${request.method} ${request.path}`);
    next();
  });
  graph.app.get(
    '/v1.0/organization',
    (_request, response) => void response.json({ value: [{ id: TENANT_ID }] }),
  );
  graph.app.get(/^\/v1\.0\/applications\(appId='(.+)'\)$/, (request, response) => {
    const found = directory.applications.find(({ appId }) => appId === request.params[0]);
    response.status(found ? 200 : 404).json(found ?? { error: { code: 'Request_ResourceNotFound' } });
  });
  graph.app.post('/v1.0/applications', (request, response) => {
    const made = {
      id: 'object-1',
      appId: CLIENT_ID,
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      identifierUris: [],
      api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [], preAuthorizedApplications: [] },
      ...request.body,
    };
    directory.applications.push(made);
    response.status(201).json(made);
  });
  graph.app.patch('/v1.0/applications/object-1', (request, response) => {
    const [application = {}] = directory.applications;
    const api = { ...(application.api as object), ...request.body.api } as {
      oauth2PermissionScopes: { id: string }[];
      preAuthorizedApplications: { delegatedPermissionIds: string[] }[];
    };
    const known = (application.api as typeof api).oauth2PermissionScopes.map(({ id }) => id);
    const asked = (request.body.api?.preAuthorizedApplications ?? []).flatMap(
      (client: { delegatedPermissionIds: string[] }) => client.delegatedPermissionIds,
    );
    if (asked.some((id: string) => !known.includes(id)))
      return void response.status(400).json({ error: { code: 'InvalidValue' } });
    Object.assign(application, request.body, { api });
    response.sendStatus(204);
  });
  graph.app.get(/^\/v1\.0\/servicePrincipals\(appId='(.+)'\)$/, (request, response) => {
    const isKnown = directory.principals.includes(request.params[0] ?? '');
    response.status(isKnown ? 200 : 404).json({});
  });
  graph.app.post('/v1.0/servicePrincipals', (request, response) => {
    directory.principals.push(request.body.appId);
    response.status(201).json({});
  });
  graph.app.get(
    '/v1.0/applications/object-1/federatedIdentityCredentials',
    (_request, response) => void response.json({ value: directory.trusts }),
  );
  graph.app.post('/v1.0/applications/object-1/federatedIdentityCredentials', (request, response) => {
    directory.trusts.push({ id: 'trust-1', ...request.body });
    response.status(201).json({});
  });
  graph.app.post('/v1.0/applications/object-1/addPassword', (request, response) => {
    directory.passwords.push(request.body.passwordCredential);
    response.json({ secretText: SECRET });
  });
});
afterEach(async () => {
  copy.remove();
  await graph.close();
});

async function entra(...args: string[]) {
  const child = spawn(process.execPath, [join(PROJECT, 'scripts/entra.ts'), ...args], {
    cwd: copy.root,
    env: { PATH: '', GRAPH_ENDPOINT: graph.origin, GRAPH_TOKEN: 'token-of-the-administrator' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const [status] = await once(child, 'close');
  return { status, output };
}

const written = (file: string, name: string): string | undefined =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(readFileSync(join(copy.root, file), 'utf8'))?.[1];

describe('[TENANT-6] the registration in Entra', () => {
  test('is made as the server and the package expect it, and its id is kept', async () => {
    const { status, output } = await entra('--env', 'prod');
    expect({ status, output }).toMatchObject({
      status: 0,
      output: expect.stringContaining(`ENTRA_TENANT_IDS=${TENANT_ID}`),
    });
    expect(written('env/.env.prod', 'ENTRA_CLIENT_ID')).toBe(CLIENT_ID);
    expect(directory.applications[0]).toMatchObject({
      displayName: 'Dialogkort',
      signInAudience: 'AzureADMyOrg',
      identifierUris: [`api://kort.example.dk/${CLIENT_ID}`],
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [{ value: 'access_as_user', type: 'Admin', isEnabled: true }],
        preAuthorizedApplications: [
          { appId: expect.stringMatching(/^1fec8e78/) },
          { appId: expect.stringMatching(/^5e3ce6c0/) },
        ],
      },
      optionalClaims: { accessToken: [{ name: 'idtyp' }] },
    });
    expect(directory.principals).toEqual([CLIENT_ID]);
  });

  test('made once, stays as it is in a second run', async () => {
    await entra('--env', 'prod', '--identity', IDENTITY);
    directory.changes = [];
    const { status, output } = await entra('--env', 'prod', '--identity', IDENTITY);
    expect({ status, changes: directory.changes }).toEqual({ status: 0, changes: [] });
    expect(output).toContain('The registration is in order.');
  });

  test('is only looked at by a check, which says what is missing', async () => {
    expect(await entra('--env', 'prod', '--check')).toMatchObject({
      status: 1,
      output: expect.stringContaining('There is no registration yet.'),
    });
    await entra('--env', 'prod');
    const [application = {}] = directory.applications;
    application.identifierUris = ['api://old.example.dk'];
    directory.changes = [];
    const { status, output } = await entra('--env', 'prod', '--check');
    expect({ status, changes: directory.changes }).toEqual({ status: 1, changes: [] });
    expect(output).toContain(`Its Application ID URI is not api://kort.example.dk/${CLIENT_ID}.`);
  });

  test('requests the claim that marks applications, and keeps other requested claims', async () => {
    await entra('--env', 'prod');
    const [application = {}] = directory.applications;
    application.optionalClaims = { idToken: [{ name: 'email' }], accessToken: [{ name: 'ctry' }] };
    const checked = await entra('--env', 'prod', '--check');
    expect(checked).toMatchObject({ status: 1, output: expect.stringContaining('the claim idtyp') });
    await entra('--env', 'prod');
    expect(application.optionalClaims).toMatchObject({
      idToken: [{ name: 'email' }],
      accessToken: [{ name: 'ctry' }, { name: 'idtyp' }],
    });
  });

  test('takes the scope from people who could consent to it, and mends that', async () => {
    await entra('--env', 'prod');
    const [application = {}] = directory.applications;
    const { oauth2PermissionScopes: scopes } = application.api as {
      oauth2PermissionScopes: { type: string }[];
    };
    for (const scope of scopes) scope.type = 'User';
    expect(await entra('--env', 'prod', '--check')).toMatchObject({
      status: 1,
      output: expect.stringContaining('for administrators to consent to'),
    });
    await entra('--env', 'prod');
    expect(directory.applications[0]).toMatchObject({
      api: { oauth2PermissionScopes: [{ value: 'access_as_user', type: 'Admin' }] },
    });
  });

  test('trusts a managed identity in the place of a secret', async () => {
    await entra('--env', 'prod', '--identity', IDENTITY);
    expect(directory.trusts).toEqual([
      expect.objectContaining({
        subject: IDENTITY,
        issuer: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
        audiences: ['api://AzureADTokenExchange'],
      }),
    ]);
    expect(directory.passwords).toEqual([]);
  });

  test('gets a secret on request, which goes into the private file and nowhere else', async () => {
    const { status, output } = await entra('--env', 'prod', '--secret', '180');
    expect(status).toBe(0);
    expect(output).not.toContain(SECRET);
    expect(readFileSync(join(copy.root, 'env/.env.prod'), 'utf8')).not.toContain('SECRET_ENTRA');
    expect(written('env/.env.prod.user', 'SECRET_ENTRA_CLIENT_SECRET')).toBe(JSON.stringify(SECRET));
    expect(directory.passwords).toHaveLength(1);
  });

  test('a refused creation is reported without Graph’s message', async () => {
    directory.refuses = true;
    const { status, output } = await entra('--env', 'prod');
    expect(status).toBe(1);
    expect(output).toContain('Application Administrator');
    expect(output).not.toContain('Anna');
    expect(existsSync(join(copy.root, 'env/.env.prod.user'))).toBe(false);
  });

  test('that the tenant does not have is not made a second time', async () => {
    copy.replace('env/.env.prod', 'ENTRA_CLIENT_ID=', `ENTRA_CLIENT_ID=${IDENTITY}`);
    const { status, output } = await entra('--env', 'prod');
    expect({ status, changes: directory.changes }).toEqual({ status: 1, changes: [] });
    expect(output).toContain('has no registration with ENTRA_CLIENT_ID');
  });

  test.each([[[]], [['--env', 'nowhere']], [['--env', 'prod', '--secret', '4000']], [['--what']]])(
    'called with %j ends with 2',
    async (args) => {
      expect(await entra(...args)).toMatchObject({ status: 2 });
    },
  );

  test('of an app without an address is told what to fill in', async () => {
    expect(await entra('--env', 'dev')).toMatchObject({
      status: 1,
      output: expect.stringContaining('TAB_ENDPOINT is empty'),
    });
  });
});
