import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { connectionTo, type DatabaseAddress } from '../../shared/databaseAddress.ts';
import { RelayError } from '../errors.ts';
import type { RelayLogger } from '../logger.ts';
import { guarded } from './postgresErrors.ts';

/** Any number; it only has to differ from the advisory locks of other programs in the same database. */
export const LOCK_KEY = 7_250_913_400_118;
const TAKE_WITHIN_MS = 10_000;
const RETRY_EVERY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;
const QUERY_TIMEOUT_MS = 15_000;
/** A session that has been silent for so long is probed each second, and ended when ten probes get no answer. */
const KEEPALIVE_AFTER_MS = 20_000;
/** So that the server notices a dead machine within a minute and gives the lock free. */
const KEEPALIVE = '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

interface LeaseOptions {
  readonly logger: RelayLogger;
  readonly onLeaseLost: () => void;
  /** Runs with the lock held, before the epoch is moved on. */
  readonly prepare: (client: Client) => Promise<void>;
}

/**
 * One process per database: an advisory lock on a session of its own, and an epoch that every holder moves on. When the
 * session breaks (the database restarted), the lock is taken again; if the epoch is still ours, nobody has been here in
 * between and everything in memory still holds.
 */
export class PostgresLease {
  readonly epoch: string;
  readonly #address: DatabaseAddress;
  readonly #options: LeaseOptions;
  #client: Client;
  #state: 'held' | 'seeking' | 'lost' | 'released' = 'held';

  static async take(address: DatabaseAddress, options: LeaseOptions): Promise<PostgresLease> {
    const deadline = Date.now() + TAKE_WITHIN_MS;
    for (;;) {
      const client = await connected(address);
      try {
        const epoch = await guarded(() => takenEpoch(client, options));
        if (epoch !== undefined) return new PostgresLease(address, options, client, epoch);
      } catch (error) {
        await end(client);
        throw error;
      }
      await end(client);
      if (Date.now() > deadline) {
        throw new RelayError(
          'store/leased',
          'Another process uses this database. Two relays on one database would fork documents.',
        );
      }
      await delay(RETRY_EVERY_MS);
    }
  }

  private constructor(address: DatabaseAddress, options: LeaseOptions, client: Client, epoch: string) {
    this.#address = address;
    this.#options = options;
    this.#client = client;
    this.epoch = epoch;
    this.#watch(client);
  }

  assertNotLost(): void {
    if (this.#state === 'lost')
      throw new RelayError('store/lease-lost', 'Another process has the database now.');
  }

  async release(): Promise<void> {
    this.#state = 'released';
    await end(this.#client);
  }

  /** Another process has moved the epoch on. What is in memory here holds no longer: there is no way back. */
  lose(): void {
    if (this.#state === 'lost' || this.#state === 'released') return;
    this.#state = 'lost';
    void end(this.#client);
    this.#options.logger.error({ code: 'store/lease-lost' }, 'Another process has taken the database over');
    this.#options.onLeaseLost();
  }

  #watch(client: Client): void {
    const ended = (): void => {
      if (this.#state !== 'held' || this.#client !== client) return;
      this.#state = 'seeking';
      this.#options.logger.warn({}, 'The lease on the database broke off; taking it again');
      void this.#seek();
    };
    client.on('error', ended);
    client.on('end', ended);
  }

  async #seek(): Promise<void> {
    while (this.#state === 'seeking') {
      const client = await connected(this.#address).catch(() => undefined);
      const found = client && (await look(client).catch(() => undefined));
      if (client && found?.locked && found.epoch === this.epoch && this.#resume(client)) return;
      // Not waited for: a session that does not answer may never end.
      if (client) void end(client);
      // The lock's holder may be a successor, or our own session that the server still takes for alive.
      if (found && found.epoch !== this.epoch) this.lose();
      else await delay(RETRY_EVERY_MS, undefined, { ref: false });
    }
  }

  /** False if the lease was released meanwhile. */
  #resume(client: Client): boolean {
    if (this.#state !== 'seeking') return false;
    this.#client = client;
    this.#state = 'held';
    this.#watch(client);
    this.#options.logger.info({}, 'The lease on the database is held again');
    return true;
  }
}

/** Nothing while another process has the lock. */
async function takenEpoch(client: Client, { prepare }: LeaseOptions): Promise<string | undefined> {
  if (!(await locked(client))) return undefined;
  await prepare(client);
  const epoch = randomUUID();
  await client.query(
    `INSERT INTO relay_meta (key, value) VALUES ('epoch', $1)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [epoch],
  );
  return epoch;
}

/** First the lock, then the epoch: whoever has the lock moves the epoch, so what is read under it stays. */
async function look(client: Client): Promise<{ locked: boolean; epoch: string | undefined }> {
  const isLocked = await locked(client);
  const { rows } = await client.query<{ value: string }>(`SELECT value FROM relay_meta WHERE key = 'epoch'`);
  return { locked: isLocked, epoch: rows[0]?.value };
}

async function connected(address: DatabaseAddress): Promise<Client> {
  const client = new Client({
    ...connectionTo(address),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'fluid-relay-lease',
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_AFTER_MS,
    options: KEEPALIVE,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new RelayError('store/unavailable', 'The database does not answer.', { cause: error });
  }
}

async function locked(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
    LOCK_KEY,
  ]);
  return rows[0]?.locked === true;
}

async function end(client: Client): Promise<void> {
  await client.end().catch(() => undefined);
}
