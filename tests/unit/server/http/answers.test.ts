import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Answers } from '../../../../src/server/http/answers.ts';
import { StoredJson } from '../../../../src/server/storedJson.ts';

describe('[SERVE-26] Answers', () => {
  const answers = new Answers();
  const app = express();
  app.get('/:what', async (request, response) => {
    const long = { text: 'x'.repeat(5_000) };
    const replies: Record<string, unknown> = {
      ...{ short: { a: 1 }, long, stored: new StoredJson(JSON.stringify(long)) },
    };
    await answers.send('caller', request, response, replies[request.params.what]);
  });
  const server = app.listen(0, '127.0.0.1');
  beforeAll(async () => {
    if (!server.listening) await once(server, 'listening');
  });
  const ask = async (what: string, encoding: string) => {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}/${what}`, { headers: { 'accept-encoding': encoding } });
  };
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('sends short answers as they are and packs long ones for clients that accept it', async () => {
    expect((await ask('short', 'gzip')).headers.get('content-encoding')).toBeNull();
    const packed = await ask('long', 'gzip');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(200);
    expect((await packed.json()).text).toHaveLength(5_000);
    expect((await ask('long', 'identity')).headers.get('content-encoding')).toBeNull();
  });

  it('sends stored JSON as it is', async () => {
    expect(await (await ask('stored', 'identity')).json()).toEqual({ text: 'x'.repeat(5_000) });
  });
});
