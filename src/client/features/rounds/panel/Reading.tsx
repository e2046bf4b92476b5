import type { ReactNode } from 'react';
import { useTable } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { readingStrings } from '../readingStrings.ts';
import { useRoundStyles } from '../roundStyles.ts';
import { useReaders } from '../useReaders.ts';

/** Time to read the card: each says so without a name, and the facilitator sees how many there are. */
export function Reading(): ReactNode {
  const { may, step } = useTable('may', 'step');
  return may.facilitate ? <ReadersLeft key={step} step={step} /> : <OwnReading key={step} step={step} />;
}

interface AtStep {
  readonly step: number;
}

function ReadersLeft({ step }: AtStep): ReactNode {
  const styles = useRoundStyles();
  const t = useStrings(readingStrings);
  const { view } = useReaders(step, true).state;
  const readers = view?.answered ?? 0;
  return (
    <p role="status" className={styles.word}>
      {readers > 0 ? t.readers(readers) : ''}
    </p>
  );
}

function OwnReading({ step }: AtStep): ReactNode {
  const styles = useRoundStyles();
  const t = useStrings(readingStrings);
  const { state, poll } = useReaders(step, false);
  const isReading = state.view?.mine === true;
  if (!poll) return null;
  return (
    <div>
      <TextButton
        appearance="subtle"
        busy={state.busy}
        onClick={() => void poll.answer(isReading ? 'done' : 'reading')}
      >
        {isReading ? t.done : t.wait}
      </TextButton>
      <p role="status" className={styles.quiet}>
        {state.failure !== undefined ? t.failed : isReading ? t.private : ''}
      </p>
    </div>
  );
}
