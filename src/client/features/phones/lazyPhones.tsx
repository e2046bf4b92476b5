/** One chunk for all of it: most meetings have no phones. */
import { lazyView, Nothing } from '../../ui/lazyView.tsx';
import type { PhonesLineProps } from './PhonesLine.tsx';

const load = () => import(/* webpackChunkName: "optional-phones" */ './phonesModule.ts');

export const LazyPhonesSheet = lazyView<{ readonly onClose: () => void }>(
  async () => (await load()).PhonesSheet,
  { Skeleton: Nothing },
);
export const LazyPhonesLine = lazyView<PhonesLineProps>(async () => (await load()).PhonesLine, {
  Skeleton: Nothing,
  Failure: Nothing,
});
export const LazyPhonesOnStage = lazyView(async () => (await load()).PhonesOnStage, {
  Skeleton: Nothing,
  Failure: Nothing,
});
