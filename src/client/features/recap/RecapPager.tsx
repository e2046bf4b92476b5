import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { recapPagesStrings } from './recapPagesStrings.ts';
import { usePages } from './usePages.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  where: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  next: { flexGrow: 1 },
});

export interface RecapPagerProps {
  /** Told whether there are more pages to show. */
  readonly onMore?: ((isMore: boolean) => void) | undefined;
}

/** In the facilitator's panel: turns the recap's pages for everybody. */
export function RecapPager({ onMore }: RecapPagerProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(recapPagesStrings);
  const { pages, at, showAll } = usePages();
  const isMore = at < pages.length - 1;
  useEffect(() => {
    onMore?.(isMore);
    return () => onMore?.(false);
  }, [onMore, isMore]);
  const page = pages[at];
  if (!page || pages.length === 1) return null;
  return (
    <fieldset aria-label={t.pages} className={styles.root}>
      <p className={styles.where}>{t.page(at + 1, pages.length, page.title)}</p>
      <div className={styles.buttons}>
        <Button disabledFocusable={at === 0} onClick={() => showAll(at - 1)}>
          {t.previous}
        </Button>
        <Button
          appearance={isMore ? 'primary' : 'secondary'}
          className={styles.next}
          disabledFocusable={!isMore}
          onClick={() => showAll(at + 1)}
        >
          {t.next}
        </Button>
      </div>
    </fieldset>
  );
}
