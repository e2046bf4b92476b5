import type { SqlQueries } from '../../sql/sqlDatabase.ts';
import { type FluidServiceLoad, type FluidServiceStore, NO_LOAD } from './fluidServiceStore.ts';
import { integer, text } from './rows.ts';

export class SqlFluidServices implements FluidServiceStore {
  readonly #db: SqlQueries;

  constructor(db: SqlQueries) {
    this.#db = db;
  }

  async listOpen(): Promise<ReadonlyMap<string, boolean>> {
    const rows = await this.#db.all('SELECT name, takes_new FROM registry_fluid_services');
    return new Map(rows.map((row) => [text(row, 'name'), integer(row, 'takes_new') === 1]));
  }

  async setOpen(name: string, isOpen: boolean, atMs: number): Promise<void> {
    await this.#db.run(
      `INSERT INTO registry_fluid_services (name, takes_new, changed_at_ms) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET takes_new = excluded.takes_new, changed_at_ms = excluded.changed_at_ms`,
      [name, isOpen ? 1 : 0, atMs],
    );
  }

  async loads(usedSinceMs: number): Promise<ReadonlyMap<string, FluidServiceLoad>> {
    const loads = new Map<string, FluidServiceLoad>();
    const sessions = await this.#db.all(
      `SELECT fluid_service, count(*) AS sessions,
         sum(CASE WHEN ended_at_ms IS NULL AND deleted_at_ms IS NULL AND used_at_ms >= ? THEN 1 ELSE 0 END) AS in_use
       FROM registry_sessions GROUP BY fluid_service`,
      [usedSinceMs],
    );
    for (const row of sessions) {
      loads.set(text(row, 'fluid_service'), {
        ...NO_LOAD,
        sessions: integer(row, 'sessions'),
        inUse: integer(row, 'in_use'),
      });
    }
    const removals = await this.#db.all(
      'SELECT fluid_service, count(*) AS removals FROM registry_removals GROUP BY fluid_service',
    );
    for (const row of removals) {
      const name = text(row, 'fluid_service');
      loads.set(name, { ...(loads.get(name) ?? NO_LOAD), removals: integer(row, 'removals') });
    }
    return loads;
  }
}
