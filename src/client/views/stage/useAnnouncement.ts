import { useEffect, useRef, useState } from 'react';
import type { TableView } from '../../../domain/table/tableView.ts';
import { common } from '../../strings/common.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { announcement } from './announcement.ts';

/** The latest thing that happened at the table, for the live region. Silent about what was there from the start. */
export function useAnnouncement(table: TableView): string {
  const [message, setMessage] = useState('');
  const before = useRef(table);
  const { say } = useStrings(stage);
  const { ownCard } = useStrings(common);
  useEffect(() => {
    const news = announcement(before.current, table, say, ownCard);
    before.current = table;
    if (news !== undefined) setMessage(news);
  }, [table, say, ownCard]);
  return message;
}
