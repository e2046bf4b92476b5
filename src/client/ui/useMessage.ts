import { useCallback, useEffect, useState } from 'react';
import { useNotice, useTableSession } from '../session/hooks.ts';
import { noticeStrings, noticeText } from './noticeStrings.ts';
import { useStrings } from './strings.ts';

export interface Message {
  readonly text: string | undefined;
  /** For the panel's own messages. */
  readonly tell: (text: string) => void;
  readonly dismiss: () => void;
}

/** What one person is told in passing: by the table, or by the panel. The newest stands. */
export function useMessage(): Message {
  const table = useTableSession();
  const notice = useNotice();
  const strings = useStrings(noticeStrings);
  const [own, setOwn] = useState<string>();
  // Whatever happens at the table after it makes a word of the panel's own old.
  useEffect(() => table.view.subscribe(() => setOwn(undefined)), [table]);
  // The step that the word is about is shown in a task of its own, and is not what makes the word old.
  const tell = useCallback((text: string) => void setTimeout(() => setOwn(text)), []);

  const dismiss = useCallback(() => {
    setOwn(undefined);
    table.dismissNotice();
  }, [table]);
  return { text: own ?? (notice && noticeText(strings, notice)), tell, dismiss };
}
