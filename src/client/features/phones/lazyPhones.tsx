/** One chunk for all of it: most meetings have no phones. */
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import type { PhonesLineProps } from './PhonesLine.tsx';

export const LazyPhonesSheet = lazyView<{ readonly onClose: () => void }>(
  async () => (await import(/* webpackChunkName: "optional-phones" */ './PhonesSheet.tsx')).PhonesSheet,
  { Skeleton: Nothing },
);
export const LazyPhonesLine = lazyView<PhonesLineProps>(
  async () => (await import(/* webpackChunkName: "optional-phones" */ './PhonesLine.tsx')).PhonesLine,
  {
    Skeleton: Nothing,
    Failure: Nothing,
  },
);
export const LazyPhonesOnStage = lazyView(
  async () => (await import(/* webpackChunkName: "optional-phones" */ './PhonesOnStage.tsx')).PhonesOnStage,
  {
    Skeleton: Nothing,
    Failure: Nothing,
  },
);
