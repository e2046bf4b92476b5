/** Everything that Fluid's own clients in this process say over their sockets, and what they are told. */
import { Socket } from 'socket.io-client';

export interface Frame {
  readonly from: 'client' | 'relay';
  readonly event: string;
  /** As they come over the wire. */
  readonly args: readonly unknown[];
}

interface Packet {
  readonly data: readonly unknown[];
}

/** The client library's own hook for what comes in; not in its types. */
const incoming = Socket.prototype as unknown as { onevent(packet: Packet): void };

export class ProtocolTap {
  readonly frames: Frame[] = [];
  readonly #spies: readonly jest.SpyInstance[];

  constructor() {
    const { emit } = Socket.prototype;
    const { onevent } = incoming;
    const note = (from: Frame['from'], [event, ...args]: readonly unknown[]): void => {
      this.frames.push(JSON.parse(JSON.stringify({ from, event, args })));
    };
    this.#spies = [
      jest.spyOn(Socket.prototype, 'emit').mockImplementation(function (this: Socket, ...said) {
        note('client', said);
        return emit.apply(this, said);
      }),
      jest.spyOn(incoming, 'onevent').mockImplementation(function (this: typeof incoming, packet) {
        note('relay', packet.data);
        onevent.call(this, packet);
      }),
    ];
  }

  /** The arguments of each such event, in order. */
  of(from: Frame['from'], event: string): (readonly unknown[])[] {
    return this.frames
      .filter((frame) => frame.from === from && frame.event === event)
      .map(({ args }) => args);
  }

  close(): void {
    for (const spy of this.#spies) spy.mockRestore();
  }
}
