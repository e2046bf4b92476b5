import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ReadingProgress } from '../../../../import/reading.ts';
import { useStrings } from '../../../ui/strings.ts';
import { deckImportStrings } from './importStrings.ts';
import { useImportStyles } from './importStyles.ts';

export interface ProgressProps {
  readonly name: string;
  readonly progress: ReadingProgress;
  readonly onStop: () => void;
}

export function Progress({ name, progress: { phase, done, total }, onStop }: ProgressProps): ReactNode {
  const styles = useImportStyles();
  const t = useStrings(deckImportStrings);
  const words = { opening: t.opening, reading: t.page(done, total), understanding: t.understanding };
  return (
    <>
      <span>{t.reading(name)}</span>
      <progress
        className={styles.progress}
        aria-label={t.reading(name)}
        {...(total > 0 && { value: done, max: total })}
      />
      <span>{words[phase]}</span>
      <Button onClick={onStop}>{t.cancel}</Button>
    </>
  );
}
