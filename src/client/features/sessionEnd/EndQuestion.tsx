import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useMeeting, useTable } from '../../session/hooks.ts';
import { FIRST_FOCUS, Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { endMeetingStrings } from './endStrings.ts';

export interface EndQuestionProps {
  readonly onClose: () => void;
}

/** Ending is for everybody and is not taken back: it is asked once, with what happens. */
export function EndQuestion({ onClose }: EndQuestionProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(endMeetingStrings);
  const meeting = useMeeting();
  const { left } = useTable('left');
  return (
    <Sheet kind="question" title={t.title} onClose={onClose}>
      <p className={styles.word}>
        {t.left(left)} {t.body}
      </p>
      <div className={styles.answers}>
        <Button
          appearance="primary"
          onClick={() => {
            void meeting.end();
            onClose();
          }}
        >
          {t.confirm}
        </Button>
        {/* A question begins at the answer that changes nothing. */}
        <Button {...FIRST_FOCUS} onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </Sheet>
  );
}
