import { DEFAULT_FREE_DISK_BYTES } from '../shared/settings/settings.ts';

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
  /** What may wait for a client that does not read; beyond it is cut off. */
  readonly backlogBytes: number;
  /** Operations and signals of one connection, in bytes. */
  readonly bytesPerConnection: Rate;
  /** Operations and signals at one document, in bytes. One person has a quarter of it. */
  readonly bytesPerDocument: Rate;
  /** What one person adds to the database in a day: documents, summaries, blobs and operations. */
  readonly dailyBytesPerPerson: number;
  /** Below so much free space only small writes are taken. Holds for a database in a file. */
  readonly freeDiskBytes: number;
  /** Operations of one document since its last summary, in bytes. One person has a quarter of it. */
  readonly logBytes: number;
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
  // A summary with the largest deck (1 MB) has 1.2 MB; with nothing but quotation marks on its cards 4.2 MB.
  requestBytes: 8 * MIB,
  documentBytes: 256 * MIB,
  documents: 100_000,
  // A town hall of 300 with panel and stage, and as many connections again that are broken and not noticed yet.
  clientsPerDocument: 1_200,
  sockets: 8_000,
  // Two full meetings behind one address that reconnect at once.
  waitingPerAddress: 1_000,
  connectWithinMs: 20_000,
  backlogBytes: 4 * MIB,
  bytesPerConnection: { perSecond: 256 * KIB, burst: 4 * MIB },
  bytesPerDocument: { perSecond: MIB, burst: 8 * MIB },
  // A whole day of summaries with a deck of the largest size, one every four minutes, by the same page.
  dailyBytesPerPerson: 256 * MIB,
  freeDiskBytes: DEFAULT_FREE_DISK_BYTES,
  // Clients write a summary every hundred operations, of 1.5 kB each on average; a deck of the largest size has 1 MB.
  logBytes: 32 * MIB,
  opsPerConnection: { perSecond: 100, burst: 2_000 },
  opsPerDocument: { perSecond: 1_000, burst: 10_000 },
  signalsPerConnection: { perSecond: 50, burst: 500 },
  // After a restart all clients reconnect at once, several times.
  connectsPerDocument: { perSecond: 50, burst: 2_000 },
  requestsPerDocument: { perSecond: 100, burst: 4_000 },
  // Table and notes; the server limits how many sessions a person begins.
  createsPerUser: { perSecond: 0.01, burst: 20 },
};
