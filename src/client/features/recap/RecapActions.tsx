import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { actionDetails } from '../../../domain/recap/outline.ts';
import type { RecapAction } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useLanguage } from '../../ui/strings.ts';
import { useRecapStyles } from './recapStyles.ts';

export interface RecapActionsProps {
  readonly actions: readonly RecapAction[];
  /** Missing without permission to tick off. */
  readonly onDone?: ((id: string, done: boolean) => void) | undefined;
}

/** The actions: text, owner and date. */
export function RecapActions({ actions, onDone }: RecapActionsProps): ReactNode {
  const styles = useRecapStyles();
  const language = useLanguage();
  const { isPrivate } = recapWords(language);
  const prefix = useId();
  return (
    <ul className={styles.list}>
      {actions.map((action) => {
        const { id, text, done } = action;
        const details = actionDetails(action, { language });
        return (
          <li key={id} className={styles.action}>
            {onDone && !action.isPrivate && (
              <input
                type="checkbox"
                className={styles.tick}
                checked={done}
                aria-labelledby={`${prefix}${id}`}
                onChange={() => onDone(id, !done)}
              />
            )}
            <div className={styles.actionText}>
              <div id={`${prefix}${id}`} className={mergeClasses(styles.text, done && styles.isDone)}>
                {text}
              </div>
              {details.length > 0 && <div className={styles.small}>{details.join(' · ')}</div>}
              {action.isPrivate && <span className={styles.private}>{isPrivate}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
