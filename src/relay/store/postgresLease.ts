import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseAddress } from '../../shared/databaseAddress.ts';
import { connectPostgres, inTransaction, type PostgresSession } from '../../sql/postgres.ts';
import type { SqlTransaction } from '../../sql/sqlDatabase.ts';
import { RelayError } from '../errors.ts';
import type { RelayLogger } from '../logger.ts';
import { type Lease, STALE_EPOCH } from './lease.ts';
import { leaseLost } from './storeErrors.ts';

/**
 * Any number; it only has to differ from the advisory locks of other programs in the same database. Locks belong to a database: a
 * relay in a schema of its own (a role with a `search_path`) has a key of its own.
 */
export const LOCK_KEY = 7_250_913_400_118;
const TAKE_WITHIN_MS = 10_000;
const RETRY_EVERY_MS = 500;
/** So that the server notices a dead machine within a minute and gives the lock free. */
const KEEPALIVE = { tcp_keepalives_idle: 20, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };

interface LeaseOptions {
  readonly logger: RelayLogger;
  readonly onLeaseLost: () => void;
  /** Runs with the lock held, before the epoch is moved on. */
  readonly prepare: (transaction: SqlTransaction) => Promise<void>;
}

/**
 * One process per database: an advisory lock on a session of its own, and an epoch that every holder moves on. When the
 * session breaks (the database restarted), the lock is taken again; if the epoch is still ours, no other process has held the
 * lease in between and everything in memory is valid.
 */
export class PostgresLease implements Lease {
  readonly epoch: string;
  readonly #address: DatabaseAddress;
  readonly #options: LeaseOptions;
  #client: PostgresSession;
  #state: 'held' | 'seeking' | 'lost' | 'released' = 'held';

  static async take(address: DatabaseAddress, options: LeaseOptions): Promise<PostgresLease> {
    const deadline = Date.now() + TAKE_WITHIN_MS;
    for (;;) {
      const client = await connected(address);
      try {
        const epoch = await takenEpoch(client, options);
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

  private constructor(
    address: DatabaseAddress,
    options: LeaseOptions,
    client: PostgresSession,
    epoch: string,
  ) {
    this.#address = address;
    this.#options = options;
    this.#client = client;
    this.epoch = epoch;
    this.#watch(client);
  }

  assertNotLost(): void {
    if (this.#state === 'lost') throw leaseLost();
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
    this.#options.logger.error({ code: 'store/lease-lost' }, 'Another process holds the database lease');
    this.#options.onLeaseLost();
  }

  #watch(client: PostgresSession): void {
    const ended = (): void => {
      if (this.#state !== 'held' || this.#client !== client) return;
      this.#state = 'seeking';
      this.#options.logger.warn({}, 'The database lease was lost; acquiring it again');
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
  #resume(client: PostgresSession): boolean {
    if (this.#state !== 'seeking') return false;
    this.#client = client;
    this.#state = 'held';
    this.#watch(client);
    this.#options.logger.info({}, 'The database lease is held again');
    return true;
  }
}

/** Nothing while another process has the lock. */
async function takenEpoch(client: PostgresSession, { prepare }: LeaseOptions): Promise<string | undefined> {
  if (!(await locked(client))) return undefined;
  const epoch = randomUUID();
  await inTransaction(client, async (transaction) => {
    await prepare(transaction);
    await transaction.script(EPOCH_GUARD);
  });
  await inTransaction(client, (transaction) =>
    transaction.run(
      `INSERT INTO relay_meta (key, value) VALUES ('epoch', ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [epoch],
    ),
  );
  return epoch;
}

const GUARDED = ['relay_documents', 'relay_ops', 'relay_objects'];

/** A row that is written with an older epoch is refused, so a process that has lost the lease cannot write. */
const EPOCH_GUARD = `
  CREATE OR REPLACE FUNCTION relay_refuse_stale_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM relay_meta WHERE key = 'epoch' AND value = current_setting('relay.epoch', true)) THEN
      RAISE EXCEPTION 'another process has taken the relay database over' USING ERRCODE = '${STALE_EPOCH}';
    END IF;
    RETURN NULL;
  END $$;
  ${GUARDED.map(
    (table) => `CREATE OR REPLACE TRIGGER ${table}_epoch BEFORE INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION relay_refuse_stale_epoch();`,
  ).join('\n')}`;

/** First the lock, then the epoch: only the lock's holder moves the epoch, so what is read under the lock stays. */
async function look(client: PostgresSession): Promise<{ locked: boolean; epoch: string | undefined }> {
  const isLocked = await locked(client);
  const { rows } = await client.query<{ value: string }>(`SELECT value FROM relay_meta WHERE key = 'epoch'`);
  return { locked: isLocked, epoch: rows[0]?.value };
}

function connected(address: DatabaseAddress): Promise<PostgresSession> {
  return connectPostgres(address, { applicationName: 'fluid-relay-lease', settings: KEEPALIVE });
}

async function locked(client: PostgresSession): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_lock(
       CASE WHEN current_schema() = 'public' THEN $1::bigint ELSE hashtextextended(current_schema(), $1::bigint) END
     ) AS locked`,
    [LOCK_KEY],
  );
  return rows[0]?.locked === true;
}

async function end(client: PostgresSession): Promise<void> {
  await client.end().catch(() => undefined);
}
