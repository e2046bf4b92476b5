import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { meetingMenuStrings } from '../menu/menuStrings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';

export interface EndSectionProps {
  readonly onEnd: () => void;
}

export function EndSection({ onEnd }: EndSectionProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  return (
    <section aria-label={t.meeting} className={styles.section}>
      <h3 className={styles.heading}>{t.meeting}</h3>
      <div>
        <Button className={styles.button} aria-haspopup="dialog" onClick={onEnd}>
          {t.end}
        </Button>
      </div>
    </section>
  );
}
