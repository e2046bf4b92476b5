import { Button } from '@fluentui/react-components';
import { ArrowShuffleRegular } from '@fluentui/react-icons/svg/arrow-shuffle';
import { type ReactNode, useId } from 'react';
import type { TableAccess } from '../../../domain/table/schema.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useStrings } from '../../ui/strings.ts';
import { DecksSection } from '../decks/DecksSection.tsx';
import { PrepareButton } from '../prepare/PrepareButton.tsx';
import { SharingLine } from '../sharing/SharingLine.tsx';
import type { Sharing } from '../sharing/useSharing.ts';
import { meetingMenuStrings } from './menuStrings.ts';
import { useMenuStyles } from './menuStyles.ts';

const CHOICES = ['open', 'led'] as const satisfies readonly TableAccess[];

export interface CardsSheetProps {
  readonly sharing: Sharing;
  /** Another deck lies on the table. */
  readonly onUsed: () => void;
}

/** Which cards lie on the table, what for, and who turns them. Contents of a sheet. */
export function CardsSheet({ sharing, onUsed }: CardsSheetProps): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const { prepareWhileRunning } = useStrings(sidePanelStrings);
  const verbs = useVerbs();
  const { phase, access, may, left } = useTable('phase', 'access', 'may', 'left');
  const running = phase === 'running';
  return (
    <>
      {running && !may.facilitate && (
        <p className={styles.word}>{access === 'open' ? t.openNow : t.ledNow}</p>
      )}
      {running && may.facilitate && (
        <fieldset className={styles.choices}>
          <legend className={styles.legend}>{t.whoTurns}</legend>
          {CHOICES.map((choice) => (
            <AccessChoice key={choice} choice={choice} />
          ))}
        </fieldset>
      )}
      {phase !== 'ended' && <PrepareButton label={prepareWhileRunning} />}
      {running && may.facilitate && left > 1 && (
        <div>
          <Button icon={<ArrowShuffleRegular />} className={styles.button} onClick={() => verbs.shuffle()}>
            {t.shuffle}
          </Button>
          <p className={styles.quiet}>{t.shuffleHint}</p>
        </div>
      )}
      {/* Everybody who may show things in the meeting may show the table; the facilitator finds it with the next step. */}
      {running && !may.facilitate && <SharingLine sharing={sharing} />}
      <DecksSection onUsed={onUsed} />
    </>
  );
}

function AccessChoice({ choice }: { readonly choice: TableAccess }): ReactNode {
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const verbs = useVerbs();
  const { access } = useTable('access');
  const id = useId();
  const open = choice === 'open';
  return (
    <div className={styles.choice}>
      <input
        type="radio"
        id={id}
        name="access"
        className={styles.radio}
        checked={access === choice}
        aria-describedby={`${id}-hint`}
        onChange={() => (open ? verbs.openTable() : verbs.leadTable())}
      />
      <div>
        <label htmlFor={id} className={styles.choiceLabel}>
          {open ? t.openTable : t.leadTable}
        </label>
        <p id={`${id}-hint`} className={styles.quiet}>
          {open ? t.openHint : t.ledHint}
        </p>
      </div>
    </div>
  );
}
