import { Button } from '@fluentui/react-components';
import { ClipboardTextLtrRegular } from '@fluentui/react-icons/svg/clipboard-text-ltr';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { StackRegular } from '@fluentui/react-icons/svg/stack';
import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useTableSession } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { AfterSection } from '../followUp/AfterSection.tsx';
import { DeletedSection } from '../followUp/DeletedSection.tsx';
import { useNames } from '../roles/useNames.ts';
import { MenuRow } from './MenuRow.tsx';
import { meetingMenuStrings } from './menuStrings.ts';
import { useMenuStyles } from './menuStyles.ts';

/** What a row of the menu opens. */
export type MenuSheet = 'people' | 'cards' | 'phones' | 'room' | 'recap' | 'happened' | 'help' | 'end';

export interface MeetingMenuProps {
  readonly onOpen: (sheet: MenuSheet) => void;
  readonly onClose: () => void;
}

/** Rarely used actions: a row each, and the end. Contents of a sheet. */
export function MeetingMenu({ onOpen, onClose }: MeetingMenuProps): ReactNode {
  const { phase, may, deckTitle } = useTable('phase', 'may', 'deckTitle');
  const styles = useMenuStyles();
  const t = useStrings(meetingMenuStrings);
  const viewer = useTableSession().me.role === 'viewer';
  const roles = useRoleValues();
  const running = phase === 'running' && !viewer;
  return (
    <>
      {viewer && <p className={styles.word}>{t.viewer}</p>}
      {phase === 'ended' && !viewer && (
        <>
          <p className={styles.word}>{t.isEnded}</p>
          <AfterSection onClose={onClose} />
        </>
      )}
      <div className={styles.rows}>
        {!viewer && (
          <>
            <MenuRow
              icon={<PeopleRegular />}
              label={running && may.facilitate ? t.rolesAndPhones : t.roles}
              values={roles}
              onPress={() => onOpen('people')}
            />
            <MenuRow
              icon={<StackRegular />}
              label={t.cards}
              values={[deckTitle]}
              onPress={() => onOpen('cards')}
            />
          </>
        )}
        {running && (
          <>
            <MenuRow icon={<ClipboardTextLtrRegular />} label={t.recap} onPress={() => onOpen('recap')} />
            <MenuRow icon={<HistoryRegular />} label={t.happened} onPress={() => onOpen('happened')} />
          </>
        )}
        <MenuRow icon={<QuestionCircleRegular />} label={t.help} onPress={() => onOpen('help')} />
      </div>
      {!viewer && <DeletedSection onClose={onClose} />}
      {running && may.facilitate && (
        <Button aria-haspopup="dialog" onClick={() => onOpen('end')}>
          {t.end}
        </Button>
      )}
    </>
  );
}

/** Who has which role now. */
function useRoleValues(): readonly string[] {
  const t = useStrings(meetingMenuStrings);
  const language = useLanguage();
  const { facilitators } = useTable('facilitators');
  const { noteTakers } = useConversation('noteTakers');
  const nameOf = useNames([...facilitators, ...noteTakers]);
  const listed = (ids: readonly string[]) =>
    new Intl.ListFormat(language).format(ids.map(nameOf).filter((name) => name !== undefined));
  const [leads, takesNotes] = [listed(facilitators), listed(noteTakers)];
  return [leads !== '' && t.leads(leads), takesNotes !== '' && t.takesNotes(takesNotes)].filter(
    (value) => value !== false,
  );
}
