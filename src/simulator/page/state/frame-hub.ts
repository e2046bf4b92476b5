import { HostFrame, type ProtocolLine } from '../host/host-frame.ts';
import type { FrameServices } from '../host/services.ts';
import type { ProtocolLog } from './protocol-log.ts';

interface Listed {
  readonly origin: string;
  readonly frame: HostFrame;
}

/** Routes each posted message to the frame it came from, whose window and origin must both be known. */
export class FrameHub {
  readonly #frames = new Map<MessageEventSource, Listed>();
  readonly #log: ProtocolLog;

  constructor(log: ProtocolLog) {
    this.#log = log;
  }

  open(): void {
    window.addEventListener('message', this.#receive);
  }

  close(): void {
    window.removeEventListener('message', this.#receive);
  }

  /** `who` names the frame in the log. The frame's window must be the same when it is removed. */
  add(target: Window, origin: string, who: string, services: FrameServices): HostFrame {
    const frame = new HostFrame(services, {
      post: (message) => target.postMessage(message, origin),
      log: (line: ProtocolLine) => this.#log.add(who, line),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    this.#frames.set(target, { origin, frame });
    return frame;
  }

  remove(target: Window): void {
    this.#frames.delete(target);
  }

  readonly #receive = (event: MessageEvent): void => {
    const listed = event.source === null ? undefined : this.#frames.get(event.source);
    if (listed !== undefined && listed.origin === event.origin) listed.frame.receive(event.data);
  };
}
