/**
 * Some proxies let a WebSocket hang before it opens, or open it and pass nothing on. Fluid falls back to long polling
 * when a WebSocket fails, but such a one never fails: this makes it fail when the service has not sent anything in
 * time.
 */
import { transports } from 'engine.io-client';

/** A slow connection takes a second or two; a document that is silent for ten is reopened. */
const FIRST_WORD_WITHIN_MS = 5_000;

class TimeoutWebSocket extends transports.websocket {
  override doOpen(): this {
    const timer = setTimeout(
      // Fluid treats only an error with a description as one of the transport.
      () => this.onError('websocket error', { reason: 'the service said nothing' }),
      FIRST_WORD_WITHIN_MS,
    );
    for (const event of ['packet', 'error', 'close'] as const) this.once(event, () => clearTimeout(timer));
    return super.doOpen();
  }
}

/** Applies to all connections made from now on. */
export function failSilentWebSockets(): void {
  transports.websocket = TimeoutWebSocket;
}
