import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from 'react';
import { optionalStrings } from '../strings/optional.ts';
import { useStrings } from '../strings/strings.ts';

const useStyles = makeStyles({
  word: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
});

/**
 * A view in a chunk of its own, which comes when it is first shown. Meanwhile `Waiting` stands there, in the view's own
 * layout. If it does not come, that is said, and it is asked for again by a button: React's `lazy` would not.
 */
export function optional<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType,
): ComponentType<Props> {
  let here: ComponentType<Props> | undefined;
  return function Optional(props: Props): ReactNode {
    const [View, setView] = useState(() => here);
    const [attempt, setAttempt] = useState(0);
    const [failedAttempt, setFailedAttempt] = useState<number>();
    useEffect(() => {
      let isWanted = true;
      load().then(
        (view) => {
          here = view;
          if (isWanted) setView(() => view);
        },
        () => isWanted && setFailedAttempt(attempt),
      );
      return () => {
        isWanted = false;
      };
    }, [attempt]);
    const t = useStrings(optionalStrings);
    const waiting = (
      <div role="status" aria-label={t.fetching}>
        <Waiting />
      </div>
    );
    if (failedAttempt === attempt) return <Missing onRetry={() => setAttempt(attempt + 1)} />;
    // A view may need more than its own code.
    return View ? (
      <Suspense fallback={waiting}>
        <View {...props} />
      </Suspense>
    ) : (
      waiting
    );
  };
}

function Missing({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const styles = useStyles();
  const t = useStrings(optionalStrings);
  return (
    <div role="status">
      <p className={styles.word}>{t.missing}</p>
      <Button onClick={onRetry}>{t.retry}</Button>
    </div>
  );
}
