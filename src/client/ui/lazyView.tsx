import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { newerRelease } from '../session/newerRelease.ts';
import { Retry, type RetryPolicy } from '../session/retry.ts';
import { BoxSkeleton } from './BoxSkeleton.tsx';
import { lazyViewStrings } from './lazyViewStrings.ts';
import { useStrings } from './strings.ts';

/** While a view is wanted whose code could not be loaded. */
const RETRY: RetryPolicy = { firstMs: 4_000, longestMs: 30_000 };

const useStyles = makeStyles({
  // The skeleton lies where the view will lie, in a grid too.
  loading: { display: 'contents' },
  failure: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
});

export interface LoadFailureProps {
  readonly onRetry: () => void;
}

export interface LazyViewOptions<Props extends object> {
  /** Shown meanwhile, with the view's props: the layout of what comes. */
  readonly Skeleton?: ComponentType<Props>;
  /** Shown when the code could not be loaded. */
  readonly Failure?: ComponentType<LoadFailureProps>;
}

export type LazyView<Props extends object> = ComponentType<Props> & {
  /** Starts loading. Never rejects: a failure shows where the view is rendered. */
  readonly preload: () => Promise<void>;
};

/**
 * A view in a chunk of its own, which is loaded when it is first shown. When loading fails, a button tries again, and so
 * does the view by itself; React's `lazy` would keep the failure for good.
 */
export function lazyView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { Skeleton = BoxSkeleton, Failure = LoadFailure }: LazyViewOptions<Props> = {},
): LazyView<Props> {
  const code = new Code(load);
  const preload = () =>
    code.load().then(
      () => undefined,
      () => undefined,
    );
  return Object.assign(
    (props: Props) => <Loader code={code} Skeleton={Skeleton} Failure={Failure} props={props} />,
    { preload },
  );
}

/** Loaded code stays; after a failure it is requested again. */
class Code<Props extends object> {
  readonly #load: () => Promise<ComponentType<Props>>;
  View: ComponentType<Props> | undefined;

  constructor(load: () => Promise<ComponentType<Props>>) {
    this.#load = load;
  }

  async load(): Promise<ComponentType<Props>> {
    this.View ??= await this.#load();
    return this.View;
  }
}

interface LoaderProps<Props extends object> extends Required<LazyViewOptions<Props>> {
  readonly code: Code<Props>;
  readonly props: Props;
}

function Loader<Props extends object>({ code, Skeleton, Failure, props }: LoaderProps<Props>): ReactNode {
  const styles = useStyles();
  const t = useStrings(lazyViewStrings);
  const [View, setView] = useState(() => code.View);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [retry] = useState(() => new Retry({ policy: RETRY, random: Math.random }));
  const isLoaded = View !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    if (isLoaded) return undefined;
    let isWanted = true;
    code.load().then(
      (view) => isWanted && setView(() => view),
      (error: unknown) => {
        if (!isWanted) return;
        void newerRelease.lookFor(error);
        setFailed(true);
        retry.wait(() => setAttempt((before) => before + 1));
      },
    );
    return () => {
      isWanted = false;
      retry.cancel();
    };
  }, [code, isLoaded, attempt, retry]);

  if (View) return <View {...props} />;
  if (failed) {
    const onRetry = () => {
      setFailed(false);
      setAttempt((before) => before + 1);
    };
    return <Failure onRetry={onRetry} />;
  }
  // Without it the page is whole: there is nothing to wait for.
  if (Skeleton === Nothing) return null;
  return (
    <div role="status" aria-label={t.fetching} className={styles.loading}>
      <Skeleton {...props} />
    </div>
  );
}

function LoadFailure({ onRetry }: LoadFailureProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(lazyViewStrings);
  return (
    <div role="alert">
      <p className={styles.failure}>{t.missing}</p>
      <Button onClick={onRetry}>{t.retry}</Button>
    </div>
  );
}

/** For a view without which the page around it is whole. */
export function Nothing(): ReactNode {
  return null;
}
