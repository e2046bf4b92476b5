import { useCallback, useRef, useState } from 'react';
import { useDeviceStorage } from '../../context/deviceStorage.ts';
import { type Drafts, readDrafts, withDraft, writeDrafts } from '../../context/drafts.ts';
import { useHost } from '../../context/hostContext.ts';
import { type DeckDraft, isDeckDraft } from './deckDraft.ts';

export interface DeckDraftsStore {
  readonly drafts: Drafts<DeckDraft>;
  /** Undefined throws the draft away. Says whether the device has it now. */
  readonly keep: (id: string, draft: DeckDraft | undefined) => boolean;
}

/** Kept by meeting: decks belong to one. */
export function useDeckDrafts(): DeckDraftsStore {
  const key = `dialogkort.deckDrafts.${useHost().context.meetingId ?? ''}`;
  const storage = useDeviceStorage();
  const [drafts, setDrafts] = useState(() => readDrafts(storage, key, isDeckDraft));
  const latest = useRef(drafts);
  const keep = useCallback(
    (id: string, draft: DeckDraft | undefined) => {
      // Another window of the same person may have kept something meanwhile.
      const onDevice = readDrafts(storage, key, isDeckDraft);
      latest.current = withDraft({ ...latest.current, ...onDevice }, id, draft);
      setDrafts(latest.current);
      return writeDrafts(storage, key, latest.current);
    },
    [key, storage],
  );
  return { drafts, keep };
}
