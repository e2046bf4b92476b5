import type { DatabaseSync } from 'node:sqlite';
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

export class SqliteTeamDecks implements TeamDeckStore {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #inTransaction: <T>(work: () => T) => T;

  constructor(db: DatabaseSync, inTransaction: <T>(work: () => T) => T) {
    this.#statements = prepare(db);
    this.#inTransaction = inTransaction;
  }

  async list({ tenantId, meetingKey }: TeamDeckPlace): Promise<readonly TeamDeckEntry[]> {
    return this.#statements.list.all(tenantId, meetingKey).map(toTeamDeckEntry);
  }

  async find(place: TeamDeckPlace, id: string): Promise<TeamDeckRecord | undefined> {
    return this.#find(place, id);
  }

  async keep(place: TeamDeckPlace, deck: TeamDeckRecord, maxDecks: number): Promise<Keeping> {
    const { tenantId, meetingKey } = place;
    return this.#inTransaction(() => {
      const decks = integer(this.#statements.count.get(tenantId, meetingKey) ?? {}, 'decks');
      const judged = judgeKeeping(this.#find(place, deck.id), deck, decks, maxDecks);
      if (judged) return judged;
      const { id, version, summary, savedAtMs, deck: text } = deck;
      this.#statements.put.run(tenantId, meetingKey, id, version, summary, text, savedAtMs);
      return { kept: true };
    });
  }

  async remove(place: TeamDeckPlace, id: string, version: number): Promise<Removal> {
    return this.#inTransaction(() => {
      const there = this.#find(place, id);
      if (there && there.version !== version) return { refused: 'conflict', version: there.version };
      this.#statements.remove.run(place.tenantId, place.meetingKey, id);
      return { removed: true };
    });
  }

  #find({ tenantId, meetingKey }: TeamDeckPlace, id: string): TeamDeckRecord | undefined {
    const row = this.#statements.find.get(tenantId, meetingKey, id);
    return row && toTeamDeck(row);
  }
}

function prepare(db: DatabaseSync) {
  const inPlace = 'FROM team_decks WHERE tenant_id = ? AND meeting_key = ?';
  return {
    list: db.prepare(`SELECT ${TEAM_DECK_ENTRY_COLUMNS} ${inPlace} ORDER BY saved_at_ms DESC, id`),
    count: db.prepare(`SELECT count(*) AS decks ${inPlace}`),
    find: db.prepare(`SELECT ${TEAM_DECK_ENTRY_COLUMNS}, deck ${inPlace} AND id = ?`),
    put: db.prepare(
      `INSERT OR REPLACE INTO team_decks (tenant_id, meeting_key, id, version, summary, deck, saved_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    remove: db.prepare(`DELETE ${inPlace} AND id = ?`),
  };
}
