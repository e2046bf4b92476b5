/** One chunk for what people in one room do together: most meetings need none of it. */
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import type { TogetherProps } from './togetherModule.tsx';

export const LazyTogether = lazyView<TogetherProps>(
  async () => (await import(/* webpackChunkName: "optional-together" */ './togetherModule.tsx')).Together,
  { Skeleton: Nothing },
);
