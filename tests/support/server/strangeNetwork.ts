/** One person's network: a proxy in front of everything, which may answer for the server itself. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

export interface FalseAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const page = (status: number, words: string, headers: FalseAnswer['headers'] = HTML): FalseAnswer => ({
  status,
  body: `<!doctype html><title>${words}</title><h1>${words}</h1>`,
  headers,
});

/** What filters, proxies and gateways answer instead of the server. */
export const FALSE_ANSWERS: Readonly<Record<string, FalseAnswer>> = {
  'a filter page, 403': page(403, 'Blocked by policy'),
  'a page that is not there, 404': page(404, 'Not found'),
  'a proxy that wants a password, 407': page(407, 'Proxy authentication required', {
    ...HTML,
    'proxy-authenticate': 'Basic realm="proxy"',
  }),
  'a body that is too large, 413': page(413, 'Request entity too large'),
  'a rate limit, 429': page(429, 'Too many requests', { ...HTML, 'retry-after': '1' }),
  'a gateway, 502': page(502, 'Bad gateway'),
  'a login page, 200': page(200, 'Log in to the guest network'),
  'nothing at all, 200': { status: 200, body: '', headers: HTML },
  'JSON of its own, 503': {
    status: 503,
    body: '{"error":"upstream connect error"}',
    headers: { 'content-type': 'application/json' },
  },
};

export interface StrangeNetwork {
  readonly origin: string;
  /** How many requests it has answered itself since it was told to. */
  readonly answered: number;
  /** Answers requests whose path matches, and ends sockets unless they pass; without an argument everything passes again. */
  answer(answer?: FalseAnswer, path?: RegExp, socketsPass?: boolean): void;
  close(): Promise<void>;
}

export async function openNetwork(target: string): Promise<StrangeNetwork> {
  let said:
    | { readonly answer: FalseAnswer; readonly path: RegExp; readonly socketsPass: boolean }
    | undefined;
  let answered = 0;
  const sockets = new Set<Socket>();
  // The Host header stays the network's: the relay names itself by it.
  const proxy = createProxyServer({});
  const { hostname, port } = new URL(target);

  /** Both ends go together: a proxy's half that stays would keep the server from stopping. */
  function passOn({ method, url, rawHeaders }: IncomingMessage, near: Socket): void {
    const far = connect(Number(port), hostname);
    const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
    far.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }

  const say = (response: ServerResponse, { status, body, headers = {} }: FalseAnswer): void => {
    answered += 1;
    // As a filter does for a page: or the browser would not even show that there was an answer.
    response.writeHead(status, { 'access-control-allow-origin': '*', ...headers }).end(body);
  };
  const server = createServer((request, response) => {
    if (said?.path.test(request.url ?? '')) say(response, said.answer);
    else void proxy.web(request, response, { target }).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket: Socket) => {
    if (!said || said.socketsPass) {
      passOn(request, socket);
      return;
    }
    answered += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get answered() {
      return answered;
    },
    answer(answer, path = /./, socketsPass = false) {
      said = answer && { answer, path, socketsPass };
      answered = 0;
      if (answer && !socketsPass) for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
