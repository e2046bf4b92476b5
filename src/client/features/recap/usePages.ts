import { useMemo } from 'react';
import { pageAt, pagesOf, type RecapPageContent } from '../../../domain/recap/pages.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useVerbs } from '../../session/hooks.ts';
import { useRecap } from './useRecap.ts';

/** A page that one person has turned to on their own. */
export interface OwnPage {
  readonly name: string;
  /** From 1. */
  readonly number: number;
}

export interface Pages {
  readonly pages: readonly RecapPageContent[];
  /** From 0: one's own page, or the one that the facilitator shows. */
  readonly at: number;
  /** Turns to it for everybody who follows. */
  readonly showAll: (at: number) => void;
}

/** The recap's pages as everybody may see them: without names and private notes. */
export function usePages(own?: OwnPage): Pages {
  const recap = useRecap({ names: false });
  const { recapPage } = useConversation('recapPage');
  const verbs = useVerbs();
  const pages = useMemo(() => pagesOf(recap), [recap]);
  const showAll = (at: number) => {
    const page = pages[at];
    if (page) verbs.showRecapPage({ name: page.name, number: at + 1, count: pages.length });
  };
  return { pages, at: pageAt(pages, own ?? recapPage), showAll };
}
