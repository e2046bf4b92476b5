/** The recap's views, in one chunk. */
import { lazyView } from '../../ui/lazyView.tsx';
import { RecapSkeleton } from './RecapSkeleton.tsx';

const options = { Skeleton: RecapSkeleton };

export const LazyRecap = lazyView(
  async () =>
    (await import(/* webpackChunkName: "optional-recap" */ './RecapWithOptions.tsx')).RecapWithOptions,
  options,
);
export const LazyRecapSoFar = lazyView(
  async () => (await import(/* webpackChunkName: "optional-recap" */ './RecapSoFar.tsx')).RecapSoFar,
  options,
);
export const LazyRecapStage = lazyView(
  async () => (await import(/* webpackChunkName: "optional-recap" */ './RecapStage.tsx')).RecapStage,
  options,
);
export const LazyRecapPage = lazyView(
  async () => (await import(/* webpackChunkName: "optional-recap" */ './RecapPage.tsx')).RecapPage,
  options,
);
