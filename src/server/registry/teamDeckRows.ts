import { integer, type Row, text } from './rows.ts';
import type { TeamDeckEntry, TeamDeckRecord } from './teamDecks.ts';

export const TEAM_DECK_ENTRY_COLUMNS = 'id, version, summary, saved_at_ms';

export function toTeamDeckEntry(row: Row): TeamDeckEntry {
  return {
    id: text(row, 'id'),
    version: integer(row, 'version'),
    summary: text(row, 'summary'),
    savedAtMs: integer(row, 'saved_at_ms'),
  };
}

export function toTeamDeck(row: Row): TeamDeckRecord {
  return { ...toTeamDeckEntry(row), deck: text(row, 'deck') };
}
