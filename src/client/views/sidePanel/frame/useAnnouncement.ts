import { useState } from 'react';
import type { TableView } from '../../../../domain/table/tableView.ts';
import { useTable } from '../../../session/hooks.ts';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';

type Texts = (typeof sidePanelStrings)['da']['announce'];

/** What has happened at the table since the panel opened, for those who hear it. Empty until something happens. */
export function useAnnouncement(): string {
  const { announce: t } = useStrings(sidePanelStrings);
  const table = useTable();
  const [seen, setSeen] = useState({ table, text: '' });
  if (seen.table === table) return seen.text;
  // Derived from two tables, so it is worked out while rendering rather than after it.
  const text = announcementOf(seen.table, table, t) ?? seen.text;
  setSeen({ table, text });
  return text;
}

type Told = Pick<TableView, 'phase'> & {
  readonly current: { readonly id: string; readonly question: string } | undefined;
};

export function announcementOf(before: Told, now: Told, texts: Texts): string | undefined {
  if (before.phase !== now.phase) {
    if (now.phase === 'ended') return texts.ended;
    if (now.phase === 'running') return texts.started;
  }
  if (before.current?.id === now.current?.id) return undefined;
  return now.current ? texts.turned(now.current.question) : texts.cleared;
}
