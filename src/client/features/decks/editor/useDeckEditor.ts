import { useCallback, useEffect, useRef, useState } from 'react';
import type { Deck } from '../../../../domain/deck/deck.ts';
import { beginHistory, type History, record, redo, undo } from '../../../../domain/deck/edit/history.ts';
import type { OpenDeck } from '../openDeck.ts';
import type { DeckDraftsStore } from '../useDeckDrafts.ts';

/** Long enough not to write to the device with every letter. */
const KEEP_AFTER_MS = 400;

export interface DeckEditing {
  readonly deck: Deck;
  /** `writing` names the text that is being written: its letters are one step. */
  readonly edit: (change: (deck: Deck) => Deck, writing?: string) => void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** There is something that is not kept for the team. */
  readonly isChanged: boolean;
  /** The device stores what is not saved for the team. */
  readonly isOnDevice: boolean;
  readonly basedOn: number;
  /** The deck as it is now has been kept as this version. */
  readonly wasKept: (deck: Deck, version: number) => void;
  /** Takes it off the device. */
  readonly discard: () => void;
}

/** A deck with its history, whose newest state is always on the device until it is kept for the team. */
export function useDeckEditor(open: OpenDeck, drafts: DeckDraftsStore): DeckEditing {
  const [history, setHistory] = useState<History<Deck>>(() => beginHistory(open.deck));
  const [kept, setKept] = useState({ deck: open.isChanged ? undefined : open.deck, basedOn: open.basedOn });
  const [isOnDevice, setIsOnDevice] = useState(true);
  const deck = history.present;
  const isChanged = deck !== kept.deck;
  const id = deck.id;
  const { keep } = drafts;

  const pending = useRef<() => void>(undefined);
  const isDiscarded = useRef(false);
  useEffect(() => {
    const put = () => {
      // React stops the timer some time after the editor has left the screen.
      if (isDiscarded.current) return;
      pending.current = undefined;
      setIsOnDevice(keep(id, isChanged ? { deck, basedOn: kept.basedOn } : undefined));
    };
    pending.current = put;
    const timer = setTimeout(put, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [deck, id, isChanged, kept.basedOn, keep]);

  useEffect(() => {
    const flush = () => pending.current?.();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  useEffect(() => {
    // Only what would really be lost is worth a question of the browser's.
    if (!isChanged || isOnDevice) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged, isOnDevice]);

  const edit = useCallback(
    (change: (before: Deck) => Deck, writing?: string) =>
      setHistory((before) => record(before, change(before.present), writing)),
    [],
  );
  return {
    deck,
    edit,
    undo: history.past.length > 0 ? () => setHistory(undo) : undefined,
    redo: history.future.length > 0 ? () => setHistory(redo) : undefined,
    isChanged,
    isOnDevice,
    basedOn: kept.basedOn,
    wasKept: (keptDeck, version) => setKept({ deck: keptDeck, basedOn: version }),
    discard: () => {
      isDiscarded.current = true;
      keep(id, undefined);
    },
  };
}
