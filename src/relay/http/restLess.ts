import { type Request, type RequestHandler, urlencoded } from 'express';
import { RelayError } from '../errors.ts';
import { isRecord } from '../json.ts';

const TYPE = /^application\/x-www-form-urlencoded; ?restless$/i;
/** Clients send a method, a body and a handful of headers. */
const MAX_FIELDS = 100;
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const AUTHORIZATION = /^authorization: (\S.*)$/i;

/**
 * Fluid's clients put whole requests into a form, which spares them a preflight: a `method`, any number of `header` fields
 * and the JSON of a `body`. Whoever puts something else there is refused; of the headers one counts, the one with the token.
 */
export function restLess(requestBytes: number): readonly RequestHandler[] {
  const options = { limit: requestBytes, parameterLimit: MAX_FIELDS, extended: false, inflate: false };
  return [urlencoded({ ...options, type: isRestLess }), unpack];
}

const isRestLess = ({ headers }: { headers: { 'content-type'?: string | undefined } }): boolean =>
  TYPE.test(headers['content-type'] ?? '');

const unpack: RequestHandler = (request, _response, next) => {
  if (isRestLess(request)) replace(request, isRecord(request.body) ? request.body : {});
  next();
};

function replace(request: Request, { method, header, body }: Readonly<Record<string, unknown>>): void {
  const wanted = METHODS.find((known) => typeof method === 'string' && known === method.toUpperCase());
  if (request.method !== 'POST' || wanted === undefined) throw malformed();
  request.method = wanted;
  for (const line of Array.isArray(header) ? header : [header]) {
    const [, credentials] = AUTHORIZATION.exec(typeof line === 'string' ? line : '') ?? [];
    if (credentials !== undefined) request.headers.authorization = credentials;
  }
  if (body !== undefined && typeof body !== 'string') throw malformed();
  request.body = body;
}

const malformed = (): RelayError => new RelayError('request/invalid', 'The form is malformed.');
