import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SpeakingView } from '../../../domain/table/conversation/view.ts';

import { useTableSession, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { useNames } from '../roles/useNames.ts';
import { useRoundStyles } from './roundStyles.ts';
import { roundStrings } from './roundsStrings.ts';

export interface SpeakingProps {
  readonly speaking: SpeakingView;
}

/** The speaker and the next one, for everybody; the controls for the speaker and the facilitator. */
export function Speaking({ speaking }: SpeakingProps): ReactNode {
  const styles = useRoundStyles();
  const { speaking: t } = useStrings(roundStrings);
  const verbs = useVerbs();
  const { me } = useTableSession();
  const { speaker, next, may } = speaking;
  const nameOf = useNames([speaker, next].filter((id) => id !== undefined));
  const called = (id: string) => nameOf(id) ?? t.somebody;
  const mine = speaker === me.id;

  return (
    <section aria-label={t.title} className={styles.part}>
      {speaker === undefined ? (
        <p className={styles.large}>{t.everybodyHeard}</p>
      ) : (
        <div>
          <p className={mergeClasses(styles.large)}>{mine ? t.you : `${t.speaks} ${called(speaker)}`}</p>
          <p className={styles.quiet}>
            {next === undefined ? t.last : next === me.id ? t.youNext : `${t.next} ${called(next)}`}
          </p>
        </div>
      )}
      {(may.next || may.comeBack || may.end) && (
        <div className={styles.buttons}>
          {may.next && speaker !== undefined && (
            <TextButton
              appearance={mine ? 'primary' : 'secondary'}
              {...(!mine && { 'aria-label': t.giveOn(called(speaker)) })}
              onClick={() => verbs.nextSpeaker()}
            >
              {t.done}
            </TextButton>
          )}
          {mine && <TextButton onClick={() => verbs.nextSpeaker()}>{t.pass}</TextButton>}
          {may.comeBack && <TextButton onClick={() => verbs.comeBackToMe()}>{t.comeBack}</TextButton>}
          {may.end && (
            <TextButton
              appearance={speaker === undefined ? 'primary' : 'subtle'}
              onClick={() => verbs.endSpeaking()}
            >
              {t.end}
            </TextButton>
          )}
        </div>
      )}
      {mine && <p className={styles.quiet}>{t.passHint}</p>}
    </section>
  );
}
