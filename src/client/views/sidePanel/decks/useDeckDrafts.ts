import { useCallback, useRef, useState } from 'react';
import { useDeviceStorage } from '../../../app/deviceStorage.ts';
import { useHost } from '../../../app/hostContext.ts';
import { type DeckDraft, type DeckDrafts, readDeckDrafts, withDeckDraft, writeDeckDrafts } from './drafts.ts';

export interface DeckDraftsStore {
  readonly drafts: DeckDrafts;
  /** Undefined throws the draft away. Says whether the device has it now. */
  readonly keep: (id: string, draft: DeckDraft | undefined) => boolean;
}

/** Kept by meeting: decks belong to one. */
export function useDeckDrafts(): DeckDraftsStore {
  const key = `dialogkort.deckDrafts.${useHost().context.meetingId ?? ''}`;
  const storage = useDeviceStorage();
  const [drafts, setDrafts] = useState(() => readDeckDrafts(storage, key));
  const latest = useRef(drafts);
  const keep = useCallback(
    (id: string, draft: DeckDraft | undefined) => {
      // Another window of the same person may have kept something meanwhile.
      const onDevice = readDeckDrafts(storage, key);
      latest.current = withDeckDraft({ ...latest.current, ...onDevice }, id, draft);
      setDrafts(latest.current);
      return writeDeckDrafts(storage, key, latest.current);
    },
    [key, storage],
  );
  return { drafts, keep };
}
