/** Microsoft Graph as the person who runs the script. */

export class GraphRefusal extends Error {
  readonly status: number;

  constructor(status: number, what: string, code: string) {
    super(`Graph answered ${status} (${code}) to: ${what}.`);
    this.name = 'GraphRefusal';
    this.status = status;
  }
}

export interface GraphAccount {
  /** Undefined for 404. Rejects with {@link GraphRefusal}. */
  ask(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<unknown>;
}

export interface GraphAccountOptions {
  readonly endpoint: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}

const TIMEOUT_MS = 30_000;
const JSON_BODY = { 'content-type': 'application/json' };

export function openGraph({ endpoint, token, fetch }: GraphAccountOptions): GraphAccount {
  return {
    async ask(method, path, body) {
      const response = await fetch(`${endpoint}/v1.0${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { authorization: `Bearer ${token}`, ...(body !== undefined && JSON_BODY) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.status === 404) return undefined;
      // Graph's message may name people; its code does not.
      if (!response.ok)
        throw new GraphRefusal(response.status, `${method} ${path.split('?')[0]}`, codeIn(text));
      return text === '' ? {} : JSON.parse(text);
    },
  };
}

function codeIn(text: string): string {
  return /"code"\s*:\s*"([\w.]{1,60})"/.exec(text)?.[1] ?? 'no code';
}
