import { useCallback, useRef, useState } from 'react';
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
  const [drafts, setDrafts] = useState(() => readDeckDrafts(deviceStorage(), key));
  const latest = useRef(drafts);
  const keep = useCallback(
    (id: string, draft: DeckDraft | undefined) => {
      // Another window of the same person may have kept something meanwhile.
      const onDevice = readDeckDrafts(deviceStorage(), key);
      latest.current = withDeckDraft({ ...latest.current, ...onDevice }, id, draft);
      setDrafts(latest.current);
      return writeDeckDrafts(deviceStorage(), key, latest.current);
    },
    [key],
  );
  return { drafts, keep };
}

/** Even looking at it throws where the browser forbids storage in frames. */
function deviceStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
