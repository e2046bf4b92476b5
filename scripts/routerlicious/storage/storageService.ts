/**
 * A storage service for Routerlicious, in place of gitrest and historian, which npm does not have: their REST interface as
 * alfred, scribe and Fluid's client use it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { RelayError } from '../../../src/relay/errors.ts';
import { FormReader } from '../../../src/relay/http/formReader.ts';
import { ObjectStore } from './objectStore.ts';
import { type CommitInput, Repository, type SummaryUpload } from './repository.ts';

export interface StorageOptions {
  /** Any free one if 0. */
  readonly port: number;
  /** The database; made if it is missing. */
  readonly file: string;
  /** Of a tenant; undefined if there is no such tenant. */
  readonly keysOf: (tenantId: string) => Promise<readonly string[] | undefined>;
}

export interface StorageService {
  readonly url: string;
  stop(): Promise<void>;
}

const BODY_MAX = '50mb';
/** A request in the form that spares browsers the preflight: method, headers and body are fields. */
const FORM = 'application/x-www-form-urlencoded';
const SCOPES = { read: 'doc:read', write: 'doc:write', summary: 'summary:write' } as const;
type Scope = keyof typeof SCOPES;

const claims = z.object({ tenantId: z.string(), documentId: z.string().min(1), scopes: z.array(z.string()) });

export async function startStorage({ port, file, keysOf }: StorageOptions): Promise<StorageService> {
  const store = new ObjectStore(file);
  const app = express();
  const answer =
    (
      scope: Scope,
      work: (repository: Repository, request: Request) => unknown,
      status = 200,
    ): RequestHandler =>
    async (request, response) => {
      const { tenantId, documentId } = await authorise(request, SCOPES[scope], keysOf);
      response.status(status).json(await work(new Repository(store, { tenantId, documentId }), request));
    };

  app.use(crossOrigin, express.raw({ type: () => true, limit: BODY_MAX, inflate: false }), unwrapForm);
  const repos = express.Router({ mergeParams: true });
  repos.get(
    '/git/blobs/:sha',
    answer('read', (repository, { params }) => repository.blob(text(params.sha))),
  );
  repos.post(
    '/git/blobs',
    answer('write', (repository, { body }) => repository.createBlob(body.content, body.encoding), 201),
  );
  repos.get(
    '/git/trees/:sha',
    answer('read', (repository, { params, query }) =>
      repository.tree(text(params.sha), query.recursive === '1'),
    ),
  );
  repos.post(
    '/git/trees',
    answer('write', (repository, { body }) => repository.createTree(body.tree), 201),
  );
  repos.get(
    '/git/commits/:sha',
    answer('read', (repository, { params }) => repository.commit(text(params.sha))),
  );
  repos.post(
    '/git/commits',
    answer('write', (repository, { body }) => repository.createCommit(body as CommitInput), 201),
  );
  repos.get(
    '/commits',
    answer('read', (repository, { query }) =>
      repository.commits(text(query.sha), Math.min(Number(query.count) || 1, COMMITS_MAX)),
    ),
  );
  // A token names one document, which has one reference.
  repos.get(
    '/git/refs/*name',
    answer('read', (repository) => repository.head),
  );
  repos.post(
    '/git/refs',
    answer('write', (repository, { body }) => repository.setHead(text(body.sha)), 201),
  );
  repos.patch(
    '/git/refs/*name',
    answer('write', (repository, { body }) => repository.setHead(text(body.sha))),
  );
  repos.get(
    '/contents/*path',
    answer('read', (repository, { params, query }) =>
      repository.contentAt([params.path].flat().join('/'), text(query.ref)),
    ),
  );
  repos.get(
    '/git/summaries/:sha',
    answer('read', (repository, { params }) => repository.summary(text(params.sha))),
  );
  repos.post(
    '/git/summaries',
    answer(
      'summary',
      (repository, { body }) => repository.putSummary(body as SummaryUpload, new Date()),
      201,
    ),
  );
  repos.delete(
    '/git/summaries',
    answer('summary', (repository) => repository.remove(), 204),
  );
  app.use('/repos/:tenant', repos);
  // riddler asks for a repository of each tenant, without a token. Here a document is one.
  app.post('/:owner/repos', (_request, response) => void response.status(201).json({}));
  app.use(sendError);

  const server = createServer(app).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      store.close();
    },
  };
}

const COMMITS_MAX = 100;

/** What the token says, if it is a tenant's own and has the scope. */
async function authorise(
  { headers, params }: Request,
  scope: string,
  keysOf: StorageOptions['keysOf'],
): Promise<z.infer<typeof claims>> {
  const tenant = text(params.tenant);
  const [, credentials = ''] = /^Basic (\S+)$/.exec(headers.authorization ?? '') ?? [];
  const [user, token = ''] = Buffer.from(credentials, 'base64').toString().split(':', 2);
  const refused = new RelayError('token/invalid', 'The token is not valid here.');
  if (user !== tenant) throw refused;
  for (const key of (await keysOf(tenant)) ?? []) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(key), { algorithms: ['HS256'] });
      const read = claims.parse(payload);
      if (read.tenantId === tenant && read.scopes.includes(scope)) return read;
    } catch {}
  }
  throw refused;
}

const crossOrigin: RequestHandler = ({ method }, response, next) => {
  response.set('Access-Control-Allow-Origin', '*');
  if (method !== 'OPTIONS') return next();
  response.set({ 'Access-Control-Allow-Headers': '*, authorization', 'Access-Control-Allow-Methods': '*' });
  response.sendStatus(204);
};

const unwrapForm: RequestHandler = (request, _response, next) => {
  let body: unknown = request.body;
  if (Buffer.isBuffer(body) && request.headers['content-type']?.startsWith(FORM)) {
    const reader = new FormReader();
    body = reader.read(body);
    const { method, authorization } = reader.end();
    request.method = method;
    if (authorization !== undefined) request.headers.authorization = authorization;
  }
  try {
    request.body = Buffer.isBuffer(body) && body.length > 0 ? JSON.parse(body.toString()) : {};
    next();
  } catch {
    next(new RelayError('request/invalid', 'The body is malformed.'));
  }
};

const sendError: ErrorRequestHandler = (error, _request, response, _next) => {
  const status = error instanceof RelayError ? error.status : Number(error.status) || 500;
  response.status(status).json({ message: error instanceof RelayError ? error.message : 'failed' });
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
