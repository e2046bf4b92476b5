import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { ReactNode } from 'react';
import { DECK_LIMITS } from '../../../../domain/deck/deck.ts';
import { addArea } from '../../../../domain/deck/edit/areas.ts';
import { useStrings } from '../../../ui/strings.ts';
import { newPartId } from '../newId.ts';
import { AreaFields } from './AreaFields.tsx';
import { deckEditorStrings } from './editorStrings.ts';
import { useEditorStyles } from './editorStyles.ts';
import type { DeckEditing } from './useDeckEditor.ts';

export interface AreasSectionProps {
  readonly editing: DeckEditing;
  readonly showsFaults: boolean;
  readonly onAdded: (areaId: string) => void;
}

export function AreasSection({ editing, showsFaults, onAdded }: AreasSectionProps): ReactNode {
  const styles = useEditorStyles();
  const t = useStrings(deckEditorStrings);
  const { deck, edit } = editing;
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{t.areasHint}</p>
      <ul className={styles.plain}>
        {deck.areas.map((area, index) => (
          <AreaFields key={area.id} area={area} index={index} editing={editing} showsFaults={showsFaults} />
        ))}
      </ul>
      {deck.areas.length < DECK_LIMITS.areas && (
        <div>
          <Button
            icon={<AddRegular />}
            className={styles.button}
            onClick={() => {
              const id = newPartId('o');
              edit((before) => addArea(before, id));
              onAdded(id);
            }}
          >
            {t.addArea}
          </Button>
        </div>
      )}
    </div>
  );
}
