/** The pages, each in a chunk of its own, and the table's code: nothing of them is needed for the first paint. */
import type { ReactNode } from 'react';
import { useHost } from '../context/hostContext.ts';
import type { DeckFilesProps } from '../features/deckFiles/DeckFiles.tsx';
import { Failed } from '../features/opening/Failed.tsx';
import { Opening } from '../features/opening/Opening.tsx';
import { type LoadFailureProps, lazyView, Nothing } from '../ui/lazyView.tsx';

export const loadTable = () => import(/* webpackChunkName: "table" */ '../session/tableModule.ts');

export const loadPreview = () =>
  import(/* webpackChunkName: "optional-preview" */ '../session/tablePreview.ts');

export const Stage = lazyView(
  async () => (await import(/* webpackChunkName: "stage" */ '../stage/Stage.tsx')).Stage,
  { Skeleton: OpeningPage, Failure: FailedPage },
);
export const SidePanel = lazyView(
  async () => (await import(/* webpackChunkName: "side-panel" */ '../panel/SidePanel.tsx')).SidePanel,
  { Skeleton: OpeningPage, Failure: FailedPage },
);

// Outside a meeting; no page of a meeting needs them. They are loaded before the page is rendered: until then there is
// the page's own picture.
export const Configure = lazyView(
  async () =>
    (await import(/* webpackChunkName: "configure" */ '../features/configure/Configure.tsx')).Configure,
  { Skeleton: Nothing, Failure: FailedPage },
);
export const DeckFiles = lazyView<DeckFilesProps>(
  async () =>
    (await import(/* webpackChunkName: "deck-files" */ '../features/deckFiles/DeckFiles.tsx')).DeckFiles,
  { Skeleton: Nothing, Failure: FailedPage },
);
export const Outside = lazyView(
  async () => (await import(/* webpackChunkName: "outside" */ '../features/outside/Outside.tsx')).Outside,
  { Skeleton: Nothing, Failure: FailedPage },
);

function OpeningPage(): ReactNode {
  const { place } = useHost().context;
  return <Opening place={place === 'stage' || place === 'tab' ? place : 'sidePanel'} />;
}

function FailedPage({ onRetry }: LoadFailureProps): ReactNode {
  return <Failed failure="offline" retrying onRetry={onRetry} />;
}
