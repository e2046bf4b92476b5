import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { dayInWords } from '../../../domain/recap/dates.ts';
import type { RecapAction } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { recapStrings } from './recapStrings.ts';
import { useRecapStyles } from './recapStyles.ts';

export interface RecapActionsProps {
  readonly actions: readonly RecapAction[];
  /** Missing without permission to tick off. */
  readonly onDone?: ((id: string, done: boolean) => void) | undefined;
}

/** The actions: text, owner and date. */
export function RecapActions({ actions, onDone }: RecapActionsProps): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const language = useLanguage();
  const { table, isPrivate } = recapWords(language);
  const prefix = useId();
  return (
    <ul className={styles.list}>
      {actions.map((action) => {
        const { id, text, owner = '', due, done } = action;
        const when = due === undefined ? '' : dayInWords(due, language);
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
              <div className={styles.small}>
                {[t.due(owner, when), done ? table.done : ''].filter(Boolean).join(' · ')}
              </div>
              {action.isPrivate && <span className={styles.private}>{isPrivate}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
