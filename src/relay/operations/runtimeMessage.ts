import { isRecord, type JsonRecord } from '../json.ts';

/**
 * What Fluid's clients of the version in use send inside an operation, and which of it a table or notes need. Everything else
 * is refused: most forms of the runtime can end a document for all its clients (`GC` deletes, `attach` brings in whatever it
 * likes, `alias` renames), and a client closes for good on a form that it does not know.
 *
 * Source: `ContainerMessageType` and `OpGroupingManager` of `@fluidframework/container-runtime`, held to it by
 * `tests/unit/relay/fluidForms.test.ts`.
 */
export const FORMS_TAKEN = ['component', 'idAllocation', 'schema', 'chunkedOp', 'groupedBatch'] as const;
export const FORMS_REFUSED = ['attach', 'alias', 'blobAttach', 'rejoin', 'GC'] as const;

/** Why an operation is refused; a label of the metrics. */
export type OpFault =
  | 'form'
  | 'metadata'
  | 'chunk'
  | 'compression'
  | 'depth'
  | 'address'
  | 'session'
  | 'ids'
  | 'batch'
  | 'schema'
  /** More than its sender may have unpacked just now. */
  | 'rate';

export type Reading<T> = { readonly ok: T } | { readonly fault: OpFault };

export type RuntimeMessage = EditMessage | IdsMessage | SchemaMessage;

/** A change of a SharedTree. What it changes only clients can tell. */
export interface EditMessage {
  readonly kind: 'edit';
  readonly store: string;
  readonly channel: string;
  readonly sessionId: string;
  /** Negative: the session's own id of that number. */
  readonly revision: number;
  /** The stored schemas that it would put in place. */
  readonly schemas: readonly unknown[];
  /** What it changes, in Fluid's own form. */
  readonly data: readonly unknown[];
}

/** Ids that a session has made: `count` of them, from its `first` one on. */
export interface IdsMessage {
  readonly kind: 'ids';
  readonly sessionId: string;
  readonly first: number;
  readonly count: number;
}

/** The features of the document's format. */
export interface SchemaMessage {
  readonly kind: 'schema';
  readonly referenceSequenceNumber: number;
}

/** Deeper than any table; clients walk through contents by recursion. */
const DEPTH_MAX = 200;
/** As many as Fluid itself takes for one cluster; a deck of 200 cards makes some thousand ids. */
const IDS_MAX = 2 ** 20;
/** Sessions are random UUIDs of version 4; ids are computed from them. */
const SESSION = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const TREE_VERSIONS: readonly unknown[] = [3, 4, 6];
const VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;

/** The one set of features that this product's documents are made with. */
const FEATURES: Readonly<Record<string, unknown>> = {
  explicitSchemaControl: true,
  compressionLz4: true,
  idCompressorMode: 'on',
  opGroupingEnabled: true,
};

export function readRuntimeMessage(value: unknown): Reading<RuntimeMessage> {
  if (!hasOnly(value, ['type', 'contents'])) return fault('form');
  switch (value.type) {
    case 'component':
      return readEdit(value.contents);
    case 'idAllocation':
      return readIds(value.contents);
    case 'schema':
      return readSchema(value.contents);
    default:
      return fault('form');
  }
}

function readEdit(contents: unknown): Reading<EditMessage> {
  if (!hasOnly(contents, ['address', 'contents'])) return fault('form');
  const { address: store, contents: inStore } = contents;
  if (!hasOnly(inStore, ['type', 'content']) || inStore.type !== 'op') return fault('form');
  const { content } = inStore;
  if (!hasOnly(content, ['address', 'contents'])) return fault('form');
  const { address: channel, contents: change } = content;
  if (typeof store !== 'string' || typeof channel !== 'string') return fault('address');
  if (!hasOnly(change, ['revision', 'originatorId', 'changeset', 'version'])) return fault('form');
  const { revision, originatorId, changeset, version } = change;
  if (!isSession(originatorId)) return fault('session');
  if (!isWhole(revision) || !TREE_VERSIONS.includes(version)) return fault('form');
  if (!Array.isArray(changeset) || !changeset.every((part) => hasOnly(part, ['data', 'schema'])))
    return fault('form');
  if (!isWalkable(changeset, 0)) return fault('depth');
  const schemas = changeset.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
  const data = changeset.map((part) => part.data);
  return { ok: { kind: 'edit', store, channel, sessionId: originatorId, revision, schemas, data } };
}

function readIds(contents: unknown): Reading<IdsMessage> {
  if (!hasOnly(contents, ['sessionId', 'ids'])) return fault('form');
  const { sessionId, ids } = contents;
  if (!isSession(sessionId)) return fault('session');
  if (ids === undefined) return { ok: { kind: 'ids', sessionId, first: 0, count: 0 } };
  if (!hasOnly(ids, ['firstGenCount', 'count', 'requestedClusterSize', 'localIdRanges']))
    return fault('form');
  const { firstGenCount: first, count, requestedClusterSize, localIdRanges } = ids;
  const areCounts = isWhole(first) && isWhole(count) && isWhole(requestedClusterSize);
  if (!areCounts || first < 1 || count < 1 || count > IDS_MAX) return fault('ids');
  if (requestedClusterSize < 1 || requestedClusterSize > IDS_MAX) return fault('ids');
  return areRangesWithin(localIdRanges, first, first + count)
    ? { ok: { kind: 'ids', sessionId, first, count } }
    : fault('ids');
}

/** Ascending, without overlap. */
function areRangesWithin(ranges: unknown, from: number, to: number): boolean {
  if (!Array.isArray(ranges)) return false;
  let next = from;
  return ranges.every((range) => {
    const [first, count, ...others]: unknown[] = Array.isArray(range) ? range : [];
    if (!isWhole(first) || !isWhole(count) || others.length > 0) return false;
    const isRight = first >= next && count >= 1 && first + count <= to;
    next = first + count;
    return isRight;
  });
}

function readSchema(contents: unknown): Reading<SchemaMessage> {
  if (!hasOnly(contents, ['version', 'refSeq', 'info', 'runtime'])) return fault('form');
  const { version, refSeq, info, runtime } = contents;
  const isKnown =
    version === 1 &&
    isWhole(refSeq) &&
    refSeq >= 0 &&
    hasOnly(info, ['minVersionForCollab']) &&
    typeof info.minVersionForCollab === 'string' &&
    VERSION.test(info.minVersionForCollab) &&
    hasOnly(runtime, Object.keys(FEATURES)) &&
    Object.entries(FEATURES).every(([name, value]) => runtime[name] === value);
  return isKnown ? { ok: { kind: 'schema', referenceSequenceNumber: refSeq } } : fault('schema');
}

/**
 * Neither too deep nor with a handle in it: a handle to what is not there is followed by each client, and no table has any.
 */
function isWalkable(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEPTH_MAX) return false;
  if (Array.isArray(value)) return value.every((part) => isWalkable(part, depth + 1));
  if ('type' in value && value.type === '__fluid_handle__') return false;
  return Object.values(value).every((part) => isWalkable(part, depth + 1));
}

export function hasOnly(value: unknown, keys: readonly string[]): value is JsonRecord {
  return isRecord(value) && Object.keys(value).every((key) => keys.includes(key));
}

export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const isSession = (value: unknown): value is string => typeof value === 'string' && SESSION.test(value);

export const fault = (code: OpFault): { readonly fault: OpFault } => ({ fault: code });
