import { TENANT } from './tokens.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A plain request with a token, as ordering takes it. */
export async function rest(
  url: string,
  method: string,
  path: string,
  jwt?: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(jwt !== undefined && { authorization: `Basic ${jwt}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('<') ? text : JSON.parse(text),
  };
}

/** As storage clients send it. */
export const storageCredentials = (jwt: string): string => Buffer.from(`${TENANT}:${jwt}`).toString('base64');
