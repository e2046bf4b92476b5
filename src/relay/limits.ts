/** What one relay accepts. All are settings; {@link DEFAULT_LIMITS} suits some dozens of meetings at once. */
export interface RelayLimits {
  /** Contents and metadata of one operation. Fluid clients split edits of more than 614400 characters. */
  readonly opBytes: number;
  /** One signal's contents. */
  readonly signalBytes: number;
  /** One socket frame: a batch of operations. */
  readonly frameBytes: number;
  /** Body of a REST request: a whole summary or a blob. */
  readonly requestBytes: number;
  /** Stored objects (summaries and blobs) of one document. */
  readonly documentBytes: number;
  /** Documents in the database. */
  readonly documents: number;
  /** People's sockets on one document. Side panel and stage of one person are two. */
  readonly clientsPerDocument: number;
  /** Sockets in all, connected to a document or not. */
  readonly sockets: number;
  /** Sockets from one address that have not said yet which document they want. */
  readonly waitingPerAddress: number;
  /** A socket that has not connected to a document by then is closed. */
  readonly connectWithinMs: number;
  readonly opsPerConnection: Rate;
  readonly opsPerDocument: Rate;
  readonly signalsPerConnection: Rate;
  readonly connectsPerDocument: Rate;
  readonly requestsPerDocument: Rate;
  readonly createsPerUser: Rate;
}

/** A bucket that holds `burst` and refills by `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const DEFAULT_LIMITS: RelayLimits = {
  opBytes: 700 * KIB,
  signalBytes: 64 * KIB,
  frameBytes: 4 * MIB,
  requestBytes: 28 * MIB,
  documentBytes: 256 * MIB,
  documents: 100_000,
  clientsPerDocument: 500,
  sockets: 5_000,
  // Everybody of two full meetings in one town hall who come back in the same instant.
  waitingPerAddress: 1_000,
  connectWithinMs: 20_000,
  opsPerConnection: { perSecond: 100, burst: 2_000 },
  opsPerDocument: { perSecond: 1_000, burst: 10_000 },
  signalsPerConnection: { perSecond: 50, burst: 500 },
  // A restart brings everybody back at once, several times while they find their feet.
  connectsPerDocument: { perSecond: 50, burst: 2_000 },
  requestsPerDocument: { perSecond: 100, burst: 4_000 },
  // Table and notes; the server limits how many sessions a person begins.
  createsPerUser: { perSecond: 0.01, burst: 20 },
};
