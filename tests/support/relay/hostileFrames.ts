import {
  type HostileFrame,
  type HostileWorld,
  LONG,
  MARK,
  NESTED,
  ODD,
  pick,
  type Random,
  spoiledOnce,
} from './hostile.ts';

const TYPES = [
  'op',
  'noop',
  'propose',
  'summarize',
  'accept',
  'reject',
  'join',
  'leave',
  'control',
  'summaryAck',
  'noClient',
  'x',
  '',
];
const CONTENTS = [
  '{}',
  '{',
  '""',
  'null',
  '{"key":1}',
  JSON.stringify({ said: MARK }),
  '{"key":"code","value":{}}',
  '{"handle":"x","head":"","message":"","parents":[]}',
  '{"handle":"../..","head":null,"message":1,"parents":"x"}',
  `{"handle":"${'0'.repeat(40)}","head":"h","message":"m","parents":["p"]}`,
];

/** To a socket that has said what it wants. Never a second `connect_document`, which ends it: see {@link hostileGreeting}. */
export function hostileFrame(random: Random, world: HostileWorld): HostileFrame {
  const kind = random();
  if (kind < 0.6)
    return { event: 'submitOp', args: spoiled(random, [clientOf(random, world), [[hostileOp(random)]]]) };
  if (kind < 0.95) {
    const signal = hostileSignal(random, world);
    return { event: 'submitSignal', args: spoiled(random, [clientOf(random, world), [signal]]) };
  }
  return {
    event: pick(random, ['client_disconnect', 'disconnect_', 'ping', 'message', 'error_', LONG]),
    args: [pick(random, ODD), pick(random, ODD)],
  };
}

export function hostileGreeting(random: Random, world: HostileWorld): HostileFrame {
  return {
    event: 'connect_document',
    args: spoiled(random, [spoiledOnce(random, connectLike(random, world))]),
  };
}

function hostileOp(random: Random): unknown {
  return spoiledOnce(random, {
    type: pick(random, TYPES),
    contents: pick(random, CONTENTS),
    clientSequenceNumber: Math.floor(random() * 3),
    referenceSequenceNumber: Math.floor(random() * 5),
    traces: pick(random, [undefined, 'traces', [1], {}]),
    metadata: pick(random, [undefined, { batch: true }, NESTED, 'x']),
    serverMetadata: { deliAcked: true },
  });
}

/** Envelopes that the relay would pass on are the dangerous ones: those are most. */
function hostileSignal(random: Random, { elsewhere, clientId }: HostileWorld): unknown {
  const envelope = {
    address: pick(random, [undefined, '', '/']),
    contents: { type: MARK, content: pick(random, ODD) },
  };
  const sound = JSON.stringify(envelope);
  const content = pick(random, [
    sound,
    sound,
    sound,
    JSON.stringify(spoiledOnce(random, envelope)),
    LONG,
    '{',
  ]);
  if (random() < 0.3) return content;
  const targetClientId = pick(random, [undefined, elsewhere.clientId, elsewhere.clientId, clientId, '']);
  return spoiledOnce(random, {
    content,
    type: MARK,
    ...(targetClientId !== undefined && { targetClientId }),
  });
}

function connectLike(
  random: Random,
  { tenantId, documentId, elsewhere, jwt }: HostileWorld,
): Record<string, unknown> {
  return {
    tenantId,
    id: pick(random, [documentId, elsewhere.documentId]),
    token: pick(random, [jwt, 'a.b.c', null]),
    mode: pick(random, ['write', 'read']),
    versions: pick(random, [['^0.4.0'], ['x'.repeat(300)], ['>=0 '.repeat(50)], []]),
    client: spoiledOnce(random, {
      mode: 'write',
      details: spoiledOnce(random, { capabilities: { interactive: true }, type: 'summarizer' }),
      permission: [],
      scopes: [],
      user: { id: 'h' },
    }),
    supportedFeatures: pick(random, [undefined, { submit_signals_v2: true }, ...ODD]),
  };
}

const clientOf = (random: Random, world: HostileWorld): unknown =>
  random() < 0.8 ? world.clientId : pick(random, [world.elsewhere.clientId, ...ODD]);

/** Sometimes an argument is replaced, dropped or added. */
function spoiled(random: Random, args: unknown[]): unknown[] {
  const how = random();
  if (how < 0.7) return args;
  if (how < 0.8) return args.slice(1);
  if (how < 0.9) return args.map((arg) => (random() < 0.5 ? pick(random, ODD) : arg));
  return [...args, pick(random, ODD), pick(random, ODD)];
}
