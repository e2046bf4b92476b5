/** The recap's views, in one chunk. */
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import type { RecapPagerProps } from './RecapPager.tsx';
import { RecapSkeleton } from './RecapSkeleton.tsx';
import type { RecapStageProps } from './RecapStage.tsx';
import type { RecapWithOptionsProps } from './RecapWithOptions.tsx';

const options = { Skeleton: RecapSkeleton };

export const LazyRecap = lazyView<RecapWithOptionsProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-recap" */ './RecapWithOptions.tsx')).RecapWithOptions,
  options,
);
export const LazyRecapSoFar = lazyView(
  async () => (await import(/* webpackChunkName: "optional-recap" */ './RecapSoFar.tsx')).RecapSoFar,
  options,
);
export const LazyRecapStage = lazyView<RecapStageProps>(
  async () => (await import(/* webpackChunkName: "optional-recap" */ './RecapStage.tsx')).RecapStage,
  options,
);
/** For facilitators while the recap is shown to everybody. */
export const LazyRecapPager = lazyView<RecapPagerProps>(
  async () => (await import(/* webpackChunkName: "optional-recap" */ './RecapPager.tsx')).RecapPager,
  { Skeleton: Nothing },
);
export const LazyRecapPage = lazyView(
  async () => (await import(/* webpackChunkName: "optional-recap" */ './RecapPage.tsx')).RecapPage,
  options,
);
