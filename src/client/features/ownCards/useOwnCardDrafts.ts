import { useCallback, useState } from 'react';
import { useDeviceStorage } from '../../context/deviceStorage.ts';
import { type Drafts, readDrafts, withDraft, writeDrafts } from '../../context/drafts.ts';
import { useHost } from '../../context/hostContext.ts';
import { isOwnCardDraft, type OwnCardDraft } from './ownCardDraft.ts';

export interface OwnCardDraftsStore {
  readonly drafts: Drafts<OwnCardDraft>;
  /** Undefined throws the draft away. */
  readonly keep: (cardId: string, draft: OwnCardDraft | undefined) => void;
}

/** Kept by meeting, not by session: what was begun before the meeting began again can still be laid on the table. */
export function useOwnCardDrafts(): OwnCardDraftsStore {
  const key = `dialogkort.drafts.${useHost().context.meetingId ?? ''}`;
  const storage = useDeviceStorage();
  const [drafts, setDrafts] = useState(() => readDrafts(storage, key, isOwnCardDraft));
  const keep = useCallback(
    (cardId: string, draft: OwnCardDraft | undefined) =>
      setDrafts((before) => {
        const after = withDraft(before, cardId, draft);
        writeDrafts(storage, key, after);
        return after;
      }),
    [key, storage],
  );
  return { drafts, keep };
}
