import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFacilitation } from '../../session/facilitationHooks.ts';
import { FIRST_FOCUS, Sheet } from '../../ui/Sheet.tsx';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { rolesStrings } from './rolesStrings.ts';

export interface HandOverQuestionProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onHandedOver: () => void;
}

/** Asks before a facilitator gives the role away. */
export function HandOverQuestion({ id, name, onClose, onHandedOver }: HandOverQuestionProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(rolesStrings);
  const facilitation = useFacilitation();
  return (
    <Sheet kind="question" title={t.handOverTitle(name)} onClose={onClose}>
      <p className={styles.word}>{t.handOverBody(name)}</p>
      <div className={styles.answers}>
        <Button
          appearance="primary"
          onClick={() => {
            onClose();
            void facilitation.handOver(id).then((done) => done && onHandedOver());
          }}
        >
          {t.handOverConfirm}
        </Button>
        <Button
          onClick={() => {
            onClose();
            void facilitation.share(id);
          }}
        >
          {t.shareInstead}
        </Button>
        {/* A question begins at the answer that changes nothing. */}
        <Button {...FIRST_FOCUS} onClick={onClose}>
          {t.handOverCancel}
        </Button>
      </div>
    </Sheet>
  );
}
