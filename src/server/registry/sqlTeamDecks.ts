import type { SqlDatabase, SqlQueries, SqlRow, SqlTransaction } from '../../sql/sqlDatabase.ts';
import { integer, text } from './rows.ts';
import {
  type Removal,
  type SaveOutcome,
  type TeamDeckEntry,
  type TeamDeckPlace,
  type TeamDeckRecord,
  type TeamDeckStore,
  validateSave,
} from './teamDecks.ts';

const ENTRY_COLUMNS = 'id, version, summary, saved_at_ms';
const IN_PLACE = 'FROM registry_team_decks WHERE tenant_id = ? AND meeting_key = ?';

export class SqlTeamDecks implements TeamDeckStore {
  readonly #db: SqlDatabase;
  readonly #onDeleted: () => void;

  /** `onDeleted`: something was deleted or replaced. */
  constructor(db: SqlDatabase, onDeleted: () => void) {
    this.#db = db;
    this.#onDeleted = onDeleted;
  }

  async list({ tenantId, meetingKey }: TeamDeckPlace): Promise<readonly TeamDeckEntry[]> {
    const rows = await this.#db.all(`SELECT ${ENTRY_COLUMNS} ${IN_PLACE} ORDER BY saved_at_ms DESC, id`, [
      tenantId,
      meetingKey,
    ]);
    return rows.map(toEntry);
  }

  find(place: TeamDeckPlace, id: string): Promise<TeamDeckRecord | undefined> {
    return find(this.#db, place, id);
  }

  async keep(place: TeamDeckPlace, deck: TeamDeckRecord, maxDecks: number): Promise<SaveOutcome> {
    const kept = await this.#alone(place, async (transaction): Promise<SaveOutcome> => {
      const at = [place.tenantId, place.meetingKey];
      const [counted = {}] = await transaction.all(`SELECT count(*) AS decks ${IN_PLACE}`, at);
      const there = await find(transaction, place, deck.id);
      const settled = validateSave(there, deck, integer(counted, 'decks'), maxDecks);
      if (settled) return settled;
      await transaction.run(
        `INSERT INTO registry_team_decks (tenant_id, meeting_key, id, version, summary, deck, saved_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (tenant_id, meeting_key, id) DO UPDATE SET
           version = excluded.version, summary = excluded.summary, deck = excluded.deck,
           saved_at_ms = excluded.saved_at_ms`,
        [...at, deck.id, deck.version, deck.summary, deck.deck, deck.savedAtMs],
      );
      return { kept: true };
    });
    this.#onDeleted();
    return kept;
  }

  async remove(place: TeamDeckPlace, id: string, version: number): Promise<Removal> {
    const removed = await this.#alone(place, async (transaction): Promise<Removal> => {
      const there = await find(transaction, place, id);
      if (there && there.version !== version) return { refused: 'conflict', version: there.version };
      await transaction.run(`DELETE ${IN_PLACE} AND id = ?`, [place.tenantId, place.meetingKey, id]);
      return { removed: true };
    });
    this.#onDeleted();
    return removed;
  }

  /** Under a lock for the place, since the decision depends on how many decks there are. */
  #alone<T>(
    { tenantId, meetingKey }: TeamDeckPlace,
    work: (transaction: SqlTransaction) => Promise<T>,
  ): Promise<T> {
    return this.#db.transaction(async (transaction) => {
      await transaction.lock(`team decks ${tenantId} ${meetingKey}`);
      return work(transaction);
    });
  }
}

async function find(
  on: SqlQueries,
  { tenantId, meetingKey }: TeamDeckPlace,
  id: string,
): Promise<TeamDeckRecord | undefined> {
  const [row] = await on.all(`SELECT ${ENTRY_COLUMNS}, deck ${IN_PLACE} AND id = ?`, [
    ...[tenantId, meetingKey, id],
  ]);
  return row && { ...toEntry(row), deck: text(row, 'deck') };
}

function toEntry(row: SqlRow): TeamDeckEntry {
  return {
    id: text(row, 'id'),
    version: integer(row, 'version'),
    summary: text(row, 'summary'),
    savedAtMs: integer(row, 'saved_at_ms'),
  };
}
