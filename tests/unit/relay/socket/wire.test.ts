import { PassThrough } from 'node:stream';
import { FrameCounter, packetsIn, Wire, type WireLimits } from '../../../../src/relay/socket/wire.ts';
import { CONTINUATION, frame, PING } from '../../../support/relay/bareWebSocket.ts';
import { seededRandom } from '../../../support/relay/hostile.ts';

const LIMITS: WireLimits = {
  greetingBytes: 1_000,
  greetingFrames: 3,
  bytes: { perSecond: 1_000, burst: 5_000 },
  frames: { perSecond: 1, burst: 10 },
};

describe('[RELAY-50] Wire: what a connection may bring', () => {
  function wireWith(limits: Partial<WireLimits> = {}) {
    const now = { ms: 0 };
    const socket = new PassThrough();
    const wire = new Wire(socket, { ...LIMITS, ...limits }, () => now.ms);
    const heard: number[] = [];
    socket.on('data', (chunk: Uint8Array) => heard.push(chunk.byteLength));
    return { wire, socket, heard, now };
  }

  it('passes a greeting on, and closes the connection at more, which reaches no one', () => {
    const { socket, heard } = wireWith();
    socket.write(frame('x'.repeat(900)));
    socket.write(frame('x'.repeat(100)));
    expect([heard, socket.destroyed]).toEqual([[908], true]);
  });

  it('counts frames of nothing as well', () => {
    const { socket, heard } = wireWith();
    for (let i = 0; i < 3; i += 1) socket.write(frame(''));
    expect(socket.destroyed).toBe(false);
    socket.write(frame(''));
    expect([heard, socket.destroyed]).toEqual([[6, 6, 6], true]);
  });

  it('has a rate once its client is at a document', () => {
    const { wire, socket, now } = wireWith();
    wire.open();
    socket.write(frame('x'.repeat(4_900)));
    now.ms = 5_000;
    socket.write(frame('x'.repeat(4_900)));
    expect(socket.destroyed).toBe(false);
    socket.write(frame('x'.repeat(4_900)));
    expect(socket.destroyed).toBe(true);
  });

  it('takes a hundred pings at once, and no more', () => {
    const { wire, socket } = wireWith({ frames: { perSecond: 1, burst: 1_000 } });
    wire.open();
    for (let i = 0; i < 100; i += 1) socket.write(frame('', PING));
    expect(socket.destroyed).toBe(false);
    socket.write(frame('', PING));
    expect(socket.destroyed).toBe(true);
  });
});

describe('[RELAY-90] packetsIn', () => {
  it('counts the packets of a body as text and as bytes', () => {
    const bodies = ['', '2', '40\x1e42["æ"]', '\x1e\x1e'];
    expect(bodies.map(packetsIn)).toEqual([1, 1, 2, 3]);
    expect(bodies.map((body) => packetsIn(Buffer.from(body)))).toEqual([1, 1, 2, 3]);
  });
});

describe('[RELAY-50] FrameCounter', () => {
  it('counts frames of all lengths, however they are cut into chunks', () => {
    const frames = [
      frame(''),
      frame('x'.repeat(125)),
      frame('x'.repeat(126)),
      frame('x'.repeat(70_000)),
      frame('', PING),
      frame('xy', CONTINUATION, false),
    ];
    const stream = Buffer.concat(frames);
    const random = seededRandom(1);
    for (let round = 0; round < 100; round += 1) {
      const counter = new FrameCounter();
      const total = { frames: 0, controls: 0 };
      for (let at = 0; at < stream.byteLength; ) {
        const length = 1 + Math.floor(random() ** 4 * 80_000);
        const counted = counter.countIn(stream.subarray(at, at + length));
        total.frames += counted.frames;
        total.controls += counted.controls;
        at += length;
      }
      expect(total).toEqual({ frames: frames.length, controls: 1 });
    }
  });
});
