import type { IDocumentMessage, ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import { type ConnectionGuard, DocumentGuard } from '../../../src/relay/operations/documentGuard.ts';
import { batch, CHANGE, chunk, edit, ids, message, SESSION } from '../../support/relay/edits.ts';

const ANNA = 'aaaaaaaa-0000-4000-8000-000000000001';
const EVE = 'eeeeeeee-0000-4000-8000-000000000001';
const OTHER_SESSION = '0d2b8f5e-6a1c-4e39-9f47-3b1a5c8d7e20';
const WIRE = { type: 'op', clientSequenceNumber: 1, referenceSequenceNumber: 9 };

const wire = (contents: unknown, more: object = {}): IDocumentMessage =>
  ({ ...WIRE, contents: JSON.stringify(contents), ...more }) as IDocumentMessage;

let document: DocumentGuard;
let seq: number;

function sequenced(clientId: string | null, more: object): void {
  seq += 1;
  document.sequenced({
    sequenceNumber: seq,
    minimumSequenceNumber: 0,
    clientId,
    ...more,
  } as ISequencedDocumentMessage);
}

function join(clientId: string, userId: string): ConnectionGuard {
  sequenced(null, { type: 'join', data: JSON.stringify({ clientId, detail: { user: { id: userId } } }) });
  return document.connect(clientId, userId);
}

beforeEach(() => {
  seq = 0;
  const facts = { trees: new Set(['A/_C']), sessions: new Map<string, number>(), isStarted: false };
  document = new DocumentGuard({
    facts,
    acceptsTreeSchema: (schema) => schema === 'known',
    startMark: 'started',
    logBytes: 100_000,
  });
});

describe('[RELAY-30] DocumentGuard: takes what clients send', () => {
  it.each<[string, unknown, object]>([
    ['ids and edits in a batch', batch(ids(1, 1), edit(), edit()), { metadata: { groupedOpCount: 3 } }],
    ['an empty batch', batch(), {}],
    ['a batch that is sent again', batch(ids(1, 1)), { metadata: { batchId: `${OTHER_SESSION}_[-1]` } }],
    [
      'a schema of this release',
      batch(ids(1, 1), edit({ change: { ...CHANGE, changeset: [{ schema: 'known' }] } })),
      {},
    ],
  ])('%s', (_name, contents, more) => {
    expect(join(ANNA, 'anna').check(wire(contents, more))).toBeUndefined();
  });

  it('one after the other, and again on the next line', () => {
    const first = join(ANNA, 'anna');
    expect(
      first.check(wire(batch(ids(1, 2), edit({ change: { ...CHANGE, revision: -2 } })))),
    ).toBeUndefined();
    expect(
      first.check(wire(batch(ids(3, 1), edit({ change: { ...CHANGE, revision: -3 } })))),
    ).toBeUndefined();
    // The second is not sequenced: the line is cut.
    sequenced(ANNA, { ...wire(batch(ids(1, 2))), type: 'op' });
    first.close();
    sequenced(null, { type: 'leave', data: JSON.stringify(ANNA) });
    const again = join('aaaaaaaa-0000-4000-8000-000000000002', 'anna');
    const metadata = { batchId: `${ANNA}_[2]` };
    expect(
      again.check(wire(batch(ids(3, 1), edit({ change: { ...CHANGE, revision: -3 } })), { metadata })),
    ).toBeUndefined();
  });
});

describe('[RELAY-30] DocumentGuard: refuses what ends a document for its clients', () => {
  const { changeset } = CHANGE;
  const deep = JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`);
  const handle = { type: '__fluid_handle__', url: '/nowhere' };

  const refused: readonly [string, string, unknown, object?][] = [
    ['a text', 'form', 'x'],
    ['a number', 'form', 7],
    ['null', 'form', null],
    ['a list', 'form', []],
    ['a type that is not there', 'form', { type: 'nonsense' }],
    ['a type that is a list', 'form', { type: ['component'], contents: {} }],
    ['something beside the contents', 'form', { ...edit(), compatDetails: {} }],
    ['a data store of its own', 'form', message('attach', { id: 'x', type: 'x', snapshot: null })],
    ['an alias', 'form', message('alias', { internalId: 'A', alias: 'rootDOId' })],
    ['a blob', 'form', message('blobAttach')],
    [
      'the metadata of a blob',
      'metadata',
      message('blobAttach'),
      { metadata: { blobId: 'x', localId: 'x' } },
    ],
    ['deleting as rubbish', 'form', message('GC', { type: 'Sweep', deletedNodeIds: ['/A'] })],
    ['a group in a group', 'form', batch(batch())],
    ['a chunk in a group', 'form', batch(chunk(1, 2, ''))],
    ['a group of no messages', 'form', batch('x')],
    ['compressed contents that say nothing of it', 'form', { packedContents: 'e30=' }],
    ['another data store', 'address', edit({ store: 'B' })],
    ['the list of what is in the document', 'address', edit({ channel: 'root' })],
    ['an edit that is a text', 'form', edit({ change: 'x' })],
    ['an edit in a format to come', 'form', edit({ change: { ...CHANGE, version: 7 } })],
    [
      'an edit in a branch',
      'form',
      edit({ change: { ...CHANGE, version: 'shared-branches|v0.2', branchId: 1 } }),
    ],
    ['an edit whose changes are none', 'form', edit({ change: { ...CHANGE, changeset: 'x' } })],
    ['an edit without a session', 'session', edit({ session: 'x' })],
    ['an id that was never made', 'ids', edit({ change: { ...CHANGE, revision: -2 } })],
    ['an id that is none', 'form', edit({ change: { ...CHANGE, revision: 'root' } })],
    ['nesting without end', 'depth', edit({ change: { ...CHANGE, changeset: [{ data: deep }] } })],
    [
      'a handle to somewhere',
      'depth',
      edit({ change: { ...CHANGE, changeset: [...changeset, { data: handle }] } }),
    ],
    ['another schema', 'schema', edit({ change: { ...CHANGE, changeset: [{ schema: 'other' }] } })],
    ['ids that do not follow', 'ids', ids(2, 1)],
    ['more ids than there are', 'ids', ids(1, 2 ** 40)],
    ['ids in a cluster without end', 'ids', ids(1, 1, SESSION, { requestedClusterSize: 2 ** 52 })],
    ['a negative count', 'ids', ids(1, -1)],
    ['ids outside of those made', 'ids', ids(1, 1, SESSION, { localIdRanges: [[1, 2]] })],
    ['ids of a session that is none', 'session', ids(1, 1, 'x')],
    ['other features', 'form', message('schema', { version: 1, refSeq: 0, runtime: {}, info: {}, x: 1 })],
    ['a mark for the start of a batch', 'metadata', batch(), { metadata: { batch: true } }],
    ['a mark for the end of a batch', 'metadata', batch(), { metadata: { batch: false } }],
    ['a mark of what is kept on a device', 'metadata', batch(), { metadata: { savedOp: true } }],
    ['a batch by a name that is none', 'metadata', batch(), { metadata: { batchId: 'x' } }],
    ['a later chunk first', 'chunk', chunk(2, 2, 'x')],
    ['chunks without end', 'chunk', chunk(1, 1e9, 'x')],
    ['chunks of nothing compressed', 'chunk', chunk(1, 1, '{}', { originalType: 'component' })],
    ['another compression', 'compression', { packedContents: 'e30=' }, { compression: 'gzip' }],
    ['compressed nonsense', 'compression', { packedContents: 'e30=' }, { compression: 'lz4' }],
    ['compressed contents that are none', 'compression', batch(), { compression: 'lz4' }],
  ];

  it.each(refused.map(([name, ...rest]) => ({ name, rest })))(
    '$name',
    ({ rest: [fault, contents, more] }) => {
      const guard = join(EVE, 'eve');
      if (Reflect.get(Object(contents), 'type') !== 'idAllocation') guard.check(wire(ids(1, 1)));
      expect(guard.check(wire(contents, more))).toBe(fault);
    },
  );

  it('a schema that takes features away', () => {
    const runtime = { explicitSchemaControl: true, compressionLz4: true, idCompressorMode: 'on' };
    const schema = { version: 1, refSeq: 0, info: { minVersionForCollab: '2.100.0' }, runtime };
    const guard = join(EVE, 'eve');
    expect(guard.check(wire(message('schema', schema)))).toBe('schema');
    const whole = { ...schema, runtime: { ...runtime, opGroupingEnabled: true } };
    expect(guard.check(wire(message('schema', whole)))).toBeUndefined();
    expect(guard.check(wire(message('schema', { ...whole, refSeq: 10 })))).toBe('schema');
  });

  it('contents that are no JSON', () => {
    expect(join(EVE, 'eve').check({ ...wire(''), contents: '{' })).toBe('form');
  });

  it('anything beside a no-op or a summary', () => {
    const metadata = { batch: true };
    expect(join(EVE, 'eve').check(wire('', { type: 'noop', metadata }))).toBe('metadata');
    expect(join(EVE, 'eve').check(wire('', { type: 'noop', compression: 'lz4' }))).toBe('metadata');
  });
});

describe('[RELAY-30] DocumentGuard: refuses ids of other clients', () => {
  it('ids and edits in the name of their session, before and after it is known', () => {
    expect(join(ANNA, 'anna').check(wire(ids(1, 1)))).toBeUndefined();
    expect(join(EVE, 'eve').check(wire(ids(2, 1)))).toBe('session');
    sequenced(ANNA, { ...wire(ids(1, 1)), type: 'op' });
    expect(join(EVE, 'eve').check(wire(ids(2, 1)))).toBe('session');
    expect(join(EVE, 'eve').check(wire(edit()))).toBe('session');
  });

  it('a second session on one line, and one beside another’s', () => {
    const guard = join(EVE, 'eve');
    expect(guard.check(wire(ids(1, 1)))).toBeUndefined();
    expect(guard.check(wire(ids(1, 1, OTHER_SESSION)))).toBe('session');
    const beside = `${SESSION.slice(0, -1)}${SESSION.endsWith('0') ? '1' : '0'}`;
    expect(join(ANNA, 'anna').check(wire(ids(1, 1, beside)))).toBe('session');
  });

  it('the same ids on two lines at once', () => {
    const [one, two] = [join(EVE, 'eve'), join('eeeeeeee-0000-4000-8000-000000000002', 'eve')];
    expect(one.check(wire(ids(1, 1)))).toBeUndefined();
    expect(two.check(wire(ids(1, 1)))).toBe('ids');
  });

  it('the names of their batches: sent, to come, and sent again', () => {
    const again = (batchId: string): object => ({ metadata: { batchId } });
    join(ANNA, 'anna');
    sequenced(ANNA, { ...wire(batch()), type: 'op', clientSequenceNumber: 5 });
    const eve = join(EVE, 'eve');
    for (const name of [`${ANNA}_[5]`, `${ANNA}_[6]`, `${EVE}_[1]`]) {
      expect(eve.check(wire(batch(), again(name)))).toBe('batch');
    }
    sequenced(null, { type: 'leave', data: JSON.stringify(ANNA) });
    expect(eve.check(wire(batch(), again(`${ANNA}_[6]`)))).toBe('batch');
    const own = `${OTHER_SESSION}_[-1]`;
    expect(eve.check(wire(batch(), again(own)))).toBeUndefined();
    expect(eve.check(wire(batch(), again(own)))).toBe('batch');
    sequenced(EVE, { ...wire(batch(), again(own)), type: 'op' });
    eve.close();
    expect(join('eeeeeeee-0000-4000-8000-000000000002', 'eve').check(wire(batch(), again(own)))).toBe(
      'batch',
    );
  });
});

describe('[RELAY-59] DocumentGuard: knows who started the table', () => {
  const changing = (data: object) =>
    wire(batch(ids(1, 1), edit({ change: { ...CHANGE, changeset: [{ data }] } })));
  const start = (clientId: string) =>
    sequenced(clientId, { ...changing({ shapes: [{ c: { type: 'started' } }] }), type: 'op', timestamp: 7 });

  it('as the first who sent an edit with the node of a start', () => {
    for (const [clientId, userId] of [
      [EVE, 'eve'],
      [ANNA, 'anna'],
    ] as const)
      join(clientId, userId);
    sequenced(EVE, { ...changing({ data: ['started'], said: 'started' }), type: 'op', timestamp: 6 });
    expect(document.start).toBeUndefined();
    start(ANNA);
    start(EVE);
    expect(document.start).toEqual({ userId: 'anna', atMs: 7 });
  });

  it('as unknown once the start is in the summary', () => {
    const facts = { trees: new Set<string>(), sessions: new Map<string, number>(), isStarted: true };
    document = new DocumentGuard({
      facts,
      acceptsTreeSchema: () => false,
      startMark: 'started',
      logBytes: 1,
    });
    join(ANNA, 'anna');
    start(ANNA);
    expect(document.start).toEqual({ atMs: 0 });
  });
});
