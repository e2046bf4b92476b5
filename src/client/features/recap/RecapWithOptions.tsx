import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { isEmpty } from '../../../domain/recap/recap.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTableSession, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { Export } from './Export.tsx';
import { RecapBody } from './RecapBody.tsx';
import { recapStrings } from './recapStrings.ts';
import { useRecapStyles } from './recapStyles.ts';
import { usePrivateNotes } from './usePrivateNotes.ts';
import { useRecap } from './useRecap.ts';

export interface RecapWithOptionsProps {
  /** Below the way to keep the recap, such as what else may come after the meeting. */
  readonly children?: ReactNode;
}

/** The recap with what its reader may want of it: a copy, a file, names, the private notes. */
export function RecapWithOptions({ children }: RecapWithOptionsProps): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const conversation = useConversation('closing', 'may');
  const verbs = useVerbs();
  const { role } = useTableSession().me;
  const [names, setNames] = useState(false);
  const [wantsNotes, setWantsNotes] = useState(false);
  const [exporting, setExporting] = useState(false);
  const notes = usePrivateNotes(wantsNotes);
  const recap = useRecap({ names, privateNotes: notes.notes });
  const id = useId();

  return (
    <div className={styles.root}>
      <div className={styles.controls}>
        <Button
          // When the cards are packed up this is what is left to do.
          appearance={recap.isOver && !isEmpty(recap) ? 'primary' : 'secondary'}
          size="large"
          className={styles.keep}
          aria-expanded={exporting}
          aria-controls={exporting ? `${id}export` : undefined}
          onClick={() => setExporting(!exporting)}
        >
          {t.export}
        </Button>
        {exporting && (
          <div id={`${id}export`} className={styles.paper}>
            <Export recap={recap} />
          </div>
        )}
        {children}
        {/* A link to the recap tells nobody's name, so there is nothing to choose. */}
        {role === 'member' && conversation.closing.length > 0 && (
          <div className={styles.option}>
            <input
              type="checkbox"
              id={`${id}names`}
              className={styles.tick}
              checked={names}
              onChange={() => setNames(!names)}
            />
            <label htmlFor={`${id}names`}>{t.names}</label>
          </div>
        )}
        {notes.may && (
          <div className={styles.option}>
            <input
              type="checkbox"
              id={`${id}notes`}
              className={styles.tick}
              checked={wantsNotes}
              onChange={() => setWantsNotes(!wantsNotes)}
            />
            <label htmlFor={`${id}notes`}>{t.privateNotes}</label>
          </div>
        )}
        <p role="status" className={styles.small}>
          {recap.withPrivateNotes ? t.privateShown : ''}
        </p>
      </div>
      <RecapBody
        recap={recap}
        onDone={conversation.may.publish ? (action, done) => verbs.setActionDone(action, done) : undefined}
      />
    </div>
  );
}
