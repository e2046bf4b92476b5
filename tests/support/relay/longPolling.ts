/** A client that speaks socket.io in requests, which take the place of a WebSocket where a proxy lets none through. */

/** Between the packets of one body. */
export const SEPARATOR = '\x1e';

export interface LongPolling {
  /** Names the connection. */
  readonly sid: string;
  /** The answer's status; undefined if the connection was cut. `sids`: more names of connections before this one's. */
  post(body: string, sids?: readonly string[]): Promise<number | undefined>;
  /** Reads until this has come, or the connection is over. */
  hears(text: string): Promise<string>;
}

export async function longPolling(origin: string): Promise<LongPolling> {
  const address = `${origin}/socket.io/?EIO=4&transport=polling`;
  const greeting = await (await fetch(address)).text();
  const sid: string = JSON.parse(greeting.slice(1)).sid;
  const ask = (init: RequestInit, sids: readonly string[] = []) =>
    fetch([address, ...[...sids, sid].map((id) => `sid=${id}`)].join('&'), init).catch(() => undefined);
  return {
    sid,
    async post(body, sids) {
      const response = await ask({ method: 'POST', body }, sids);
      await response?.body?.cancel();
      return response?.status;
    },
    async hears(text) {
      let heard = '';
      while (!heard.includes(text)) {
        const response = await ask({});
        if (response?.status !== 200) break;
        heard += await response.text();
      }
      return heard;
    },
  };
}
