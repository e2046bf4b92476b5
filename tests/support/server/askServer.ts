/** Questions to a running server as people ask them: signed in at the stand-in cloud, or with a ticket. */
import { randomUUID } from 'node:crypto';
import type { Cloud, Person } from './cloud.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back.
  readonly body: any;
}

export interface Ask {
  readonly as?: Person;
  readonly token?: string;
  readonly ticket?: string;
  readonly body?: unknown;
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** A running server, wherever it runs, and the cloud that it believes. */
export interface AskedServer {
  readonly origin: string;
  readonly cloud: Cloud;
  meeting(...members: Person[]): { readonly chatId: string; readonly meetingId: string };
  ask(path: string, ask?: Ask): Promise<Reply>;
  post(path: string, ask?: Ask): Promise<Reply>;
}

export function askServer(originOf: () => string, cloud: Cloud): AskedServer {
  const ask: AskedServer['ask'] = async (path, { as, token, ticket, body, method, headers } = {}) => {
    const bearer = token ?? (as && (await cloud.signIn(as)));
    const response = await fetch(`${originOf()}${path}`, {
      method: method ?? 'GET',
      redirect: 'manual',
      headers: {
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(ticket !== undefined && { authorization: `Ticket ${ticket}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    get origin() {
      return originOf();
    },
    cloud,
    meeting(...members) {
      const chatId = `19:meeting_${randomUUID()}@thread.v2`;
      const [organiser] = members;
      cloud.meetings.set(chatId, { members, ...(organiser && { organiser }) });
      return { chatId, meetingId: Buffer.from(`0#${chatId}#0`).toString('base64') };
    },
    ask,
    post: (path, asked = {}) => ask(path, { method: 'POST', ...asked }),
  };
}
