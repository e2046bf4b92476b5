import { type ReactNode, type RefObject, useEffect, useLayoutEffect } from 'react';
import { useConversation } from '../session/conversationHooks.ts';
import { useTable } from '../session/hooks.ts';

export interface BackToTopProps {
  readonly scroll: RefObject<HTMLElement | null>;
  /** The place that the person has gone to. */
  readonly place: string;
}

/** What begins in the meeting begins at the top: its heading and its next step are not left above what can be seen. */
export function BackToTop({ scroll, place }: BackToTopProps): ReactNode {
  const { phase, current } = useTable('phase', 'current');
  const cardId = current?.id;
  const { part, recapShown } = useConversation('part', 'recapShown');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another phase, part or card is another page to be read
  useEffect(() => {
    const toTop = () => {
      // A person who is writing keeps their scroll position.
      if (!scroll.current?.querySelector('textarea:focus, input:focus')) scroll.current?.scrollTo({ top: 0 });
    };
    toTop();
    // The focus may move on once what it was on is gone.
    const after = setTimeout(toTop);
    return () => clearTimeout(after);
  }, [scroll, phase, part, recapShown, cardId]);
  // Before a place that begins elsewhere, such as at the parked cards, scrolls there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another page
  useLayoutEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [scroll, place]);
  return undefined;
}
