/** The help's views, in one chunk. */
import type { ReactNode } from 'react';
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import type { FailureDetailsProps } from './FailureDetails.tsx';
import type { StageHelpProps } from './Help.tsx';

export const LazyHelp = lazyView(
  async () => (await import(/* webpackChunkName: "optional-help" */ './Help.tsx')).Help,
  { Skeleton: HelpSkeleton },
);

/** The same on top of the stage. */
export const LazyStageHelp = lazyView<StageHelpProps>(
  async () => (await import(/* webpackChunkName: "optional-help" */ './Help.tsx')).StageHelp,
  { Skeleton: Nothing },
);

/** Where the network is the trouble, the page does without. */
export const LazyFailureDetails = lazyView<FailureDetailsProps>(
  async () => (await import(/* webpackChunkName: "optional-help" */ './FailureDetails.tsx')).FailureDetails,
  { Skeleton: Nothing, Failure: Nothing },
);

/** About as high as what comes. */
function HelpSkeleton(): ReactNode {
  return <div style={{ minHeight: '420px' }} />;
}
