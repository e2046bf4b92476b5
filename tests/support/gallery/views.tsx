import type { ReactNode } from 'react';
import type { GalleryQuery, GalleryView } from './query.ts';

/** Each view in a chunk of its own, so that one that does not build leaves the others alone. */
export const VIEWS: Readonly<Record<GalleryView, (query: GalleryQuery) => Promise<ReactNode>>> = {
  stage: async () => {
    const { Stage } = await import('../../../src/client/stage/Stage.tsx');
    return <Stage />;
  },
  sidePanel: async () => {
    const { SidePanel } = await import('../../../src/client/panel/SidePanel.tsx');
    return <SidePanel />;
  },
  tab: async () => {
    const { Tab } = await import('../../../src/client/features/tab/Tab.tsx');
    return <Tab>{null}</Tab>;
  },
  recap: async () => {
    const { RecapPage } = await import('../../../src/client/features/recap/RecapPage.tsx');
    return <RecapPage />;
  },
  decks: async () => {
    const { LazyDecks } = await import('../../../src/client/features/decks/LazyDecks.ts');
    return <LazyDecks onClose={() => undefined} />;
  },
  configure: async () => {
    const { Configure } = await import('../../../src/client/features/configure/Configure.tsx');
    return <Configure />;
  },
  outside: async () => {
    const { Outside } = await import('../../../src/client/features/outside/Outside.tsx');
    return <Outside />;
  },
  opening: async () => {
    const { Opening } = await import('../../../src/client/features/opening/Opening.tsx');
    return <Opening place="stage" />;
  },
  failed: async () => {
    const { Failed } = await import('../../../src/client/features/opening/Failed.tsx');
    return <Failed failure="offline" retrying onRetry={() => undefined} />;
  },
};
