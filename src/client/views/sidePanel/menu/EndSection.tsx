import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { meetingMenuStrings } from '../../../strings/meetingMenu.ts';
import { useStrings } from '../../../strings/strings.ts';
import { useMenuStyles } from './menuStyles.ts';

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
