import { useCallback, useState } from 'react';
import { useDeviceStorage } from '../../../app/deviceStorage.ts';
import { useHost } from '../../../app/hostContext.ts';
import { type Draft, type Drafts, readDrafts, withDraft, writeDrafts } from './drafts.ts';

export interface DraftsStore {
  readonly drafts: Drafts;
  /** Undefined throws the draft away. */
  readonly keep: (cardId: string, draft: Draft | undefined) => void;
}

/** Kept by meeting, not by session: what was begun before the meeting began again can still be laid on the table. */
export function useDrafts(): DraftsStore {
  const key = `dialogkort.drafts.${useHost().context.meetingId ?? ''}`;
  const storage = useDeviceStorage();
  const [drafts, setDrafts] = useState(() => readDrafts(storage, key));
  const keep = useCallback(
    (cardId: string, draft: Draft | undefined) =>
      setDrafts((before) => {
        const after = withDraft(before, cardId, draft);
        writeDrafts(storage, key, after);
        return after;
      }),
    [key, storage],
  );
  return { drafts, keep };
}
