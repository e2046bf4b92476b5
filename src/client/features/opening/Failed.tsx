import { type ReactNode, useState } from 'react';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { LazyFailureDetails } from '../help/lazyHelp.tsx';
import {
  failureStrings,
  failureText,
  needsNewPage,
  needsSomebody,
  type PageFailure,
} from './failureStrings.ts';
import { Message } from './Message.tsx';

/** Resolves with the names of the people at the table, who are to be shown before it is replaced. */
export type BeginAnew = (confirmed: boolean) => Promise<readonly string[] | undefined>;

export interface FailedProps {
  readonly failure: PageFailure;
  /** The page tries again by itself. */
  readonly retrying: boolean;
  readonly onRetry: () => void;
  /** Offered where this table will not come back. */
  readonly onBeginAnew?: BeginAnew | undefined;
  /** Offered when only the last session's data is missing. */
  readonly onBeginWithoutEarlier?: (() => void) | undefined;
}

/** There is no table to show: why, and what to do about it. */
export function Failed({
  failure,
  retrying,
  onRetry,
  onBeginAnew,
  onBeginWithoutEarlier,
}: FailedProps): ReactNode {
  const t = useStrings(failureStrings);
  const language = useLanguage();
  const [others, setOthers] = useState<readonly string[]>();
  const { title, body, wayOn } = failureText(failure, language);
  const reloads = needsNewPage(failure);
  const beginAnew = (confirmed: boolean) => () => void onBeginAnew?.(confirmed).then(setOthers);
  if (others && onBeginAnew) {
    const names = new Intl.ListFormat(language).format(others);
    return (
      <Message
        title={t.othersTitle}
        texts={[t.others(names)]}
        action={{ label: t.leaveThem, quiet: false, run: () => setOthers(undefined) }}
        second={{ label: t.beginAnyway, run: beginAnew(true) }}
      />
    );
  }
  return (
    <Message
      title={title}
      texts={[body, retrying && !needsSomebody(failure) ? t.retrying : wayOn]}
      action={{
        label: reloads ? t.reload : t.tryAgain,
        // While the page tries by itself, pressing is for the impatient.
        quiet: retrying,
        run: reloads ? () => location.reload() : onRetry,
      }}
      {...(onBeginAnew && { second: { label: t.beginAnew, run: beginAnew(false) } })}
      {...(onBeginWithoutEarlier && {
        second: { label: t.beginWithoutEarlier, run: onBeginWithoutEarlier },
      })}
    >
      <LazyFailureDetails failure={failure} />
    </Message>
  );
}
