import { type ReactNode, Suspense } from 'react';
import {
  failureStrings,
  failureText,
  needsNewPage,
  needsSomebody,
  type PageFailure,
} from '../../strings/failures.ts';
import { useLanguage, useStrings } from '../../strings/strings.ts';
import { LateFailureDetails } from '../help/lateFailureDetails.ts';
import { Message } from './Message.tsx';

export interface FailedProps {
  readonly failure: PageFailure;
  /** The page tries again by itself. */
  readonly retrying: boolean;
  readonly onRetry: () => void;
  /** Offered where this table will not come back. */
  readonly onBeginAnew?: (() => void) | undefined;
}

/** There is no table to show: why, and what to do about it. */
export function Failed({ failure, retrying, onRetry, onBeginAnew }: FailedProps): ReactNode {
  const t = useStrings(failureStrings);
  const { title, body, wayOn } = failureText(failure, useLanguage());
  const reloads = needsNewPage(failure);
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
      {...(onBeginAnew && { second: { label: t.beginAnew, run: onBeginAnew } })}
    >
      <Suspense>
        <LateFailureDetails failure={failure} />
      </Suspense>
    </Message>
  );
}
