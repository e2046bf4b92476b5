import type { PostgresPool, Query } from './postgresPool.ts';
import { integer } from './rows.ts';
import { TEAM_DECK_ENTRY_COLUMNS, toTeamDeck, toTeamDeckEntry } from './teamDeckRows.ts';
import {
  judgeKeeping,
  type Keeping,
  type Removal,
  type TeamDeckEntry,
  type TeamDeckPlace,
  type TeamDeckRecord,
  type TeamDeckStore,
} from './teamDecks.ts';

const IN_PLACE = 'FROM registry_team_decks WHERE tenant_id = $1 AND meeting_key = $2';

export class PostgresTeamDecks implements TeamDeckStore {
  readonly #pool: PostgresPool;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  async list({ tenantId, meetingKey }: TeamDeckPlace): Promise<readonly TeamDeckEntry[]> {
    const rows = await this.#pool.patiently(() =>
      this.#pool.query(`SELECT ${TEAM_DECK_ENTRY_COLUMNS} ${IN_PLACE} ORDER BY saved_at_ms DESC, id`, [
        tenantId,
        meetingKey,
      ]),
    );
    return rows.map(toTeamDeckEntry);
  }

  find(place: TeamDeckPlace, id: string): Promise<TeamDeckRecord | undefined> {
    return this.#pool.patiently(() => find((sql, params) => this.#pool.query(sql, params), place, id));
  }

  keep(place: TeamDeckPlace, deck: TeamDeckRecord, maxDecks: number): Promise<Keeping> {
    return this.#alone(place, async (query) => {
      const params = [place.tenantId, place.meetingKey];
      const [counted = {}] = await query(`SELECT count(*) AS decks ${IN_PLACE}`, params);
      const there = await find(query, place, deck.id);
      const judged = judgeKeeping(there, deck, integer(counted, 'decks'), maxDecks);
      if (judged) return judged;
      await query(
        `INSERT INTO registry_team_decks (tenant_id, meeting_key, id, version, summary, deck, saved_at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, meeting_key, id) DO UPDATE SET
           version = excluded.version, summary = excluded.summary, deck = excluded.deck,
           saved_at_ms = excluded.saved_at_ms`,
        [...params, deck.id, deck.version, deck.summary, deck.deck, deck.savedAtMs],
      );
      return { kept: true };
    });
  }

  remove(place: TeamDeckPlace, id: string, version: number): Promise<Removal> {
    return this.#alone(place, async (query) => {
      const there = await find(query, place, id);
      if (there && there.version !== version) return { refused: 'conflict', version: there.version };
      await query(`DELETE ${IN_PLACE} AND id = $3`, [place.tenantId, place.meetingKey, id]);
      return { removed: true };
    });
  }

  /** Others who change this place's decks wait: how many there are is part of the question. */
  #alone<T>({ tenantId, meetingKey }: TeamDeckPlace, work: (query: Query) => Promise<T>): Promise<T> {
    return this.#pool.patiently(() =>
      this.#pool.inTransaction(async (query) => {
        await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `team decks ${tenantId} ${meetingKey}`,
        ]);
        return work(query);
      }),
    );
  }
}

async function find(
  query: Query,
  { tenantId, meetingKey }: TeamDeckPlace,
  id: string,
): Promise<TeamDeckRecord | undefined> {
  const [row] = await query(`SELECT ${TEAM_DECK_ENTRY_COLUMNS}, deck ${IN_PLACE} AND id = $3`, [
    tenantId,
    meetingKey,
    id,
  ]);
  return row && toTeamDeck(row);
}
