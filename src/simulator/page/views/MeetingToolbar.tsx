import { Button, makeStyles, mergeClasses, Text, ToggleButton, tokens } from '@fluentui/react-components';
import {
  AddRegular,
  CallEndRegular,
  ChatRegular,
  PlugDisconnectedRegular,
  SettingsRegular,
  ShareScreenStopRegular,
} from '@fluentui/react-icons';
import type { Ref } from 'react';
import type { AppSettings, MeetingView, PersonView, Share } from '../../contract.ts';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';
import { AppMark } from './Mark.tsx';
import { firstName } from './names.ts';

const NARROW = '@container teams (max-width: 520px)';

const useStyles = makeStyles({
  toolbar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    flexShrink: 0,
    paddingInline: `${tokens.spacingHorizontalL} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  about: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  lost: {
    color: tokens.colorPaletteRedForeground1,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  wide: { [NARROW]: { display: 'none' } },
  button: { flexShrink: 0, minWidth: 'auto', whiteSpace: 'nowrap' },
  leave: {
    backgroundColor: tokens.colorPaletteRedBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    border: 'none',
    ':hover': {
      backgroundColor: tokens.colorPaletteRedForeground1,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':hover:active': { color: tokens.colorNeutralForegroundOnBrand },
  },
  leaveInContrast: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
  },
});

export interface MeetingToolbarProps {
  readonly barRef: Ref<HTMLDivElement>;
  readonly meeting: MeetingView;
  readonly person: PersonView;
  readonly app: AppSettings | null;
  readonly share: Share | null;
  readonly panelOpen: boolean;
  readonly onTogglePanel: () => void;
  readonly chatOpen: boolean;
  readonly onToggleChat: () => void;
  readonly onAdd: () => void;
  /** Of a tab that has settings. */
  readonly onConfigure: () => void;
}

/** The toolbar of a meeting in Teams, with the relevant part. */
export function MeetingToolbar(props: MeetingToolbarProps) {
  const { meeting, person, app, share, panelOpen, chatOpen } = props;
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const name = firstName(person);
  const sharer = meeting.people.find(({ id }) => id === share?.by);
  const mayStop = share !== null && (share.by === person.id || person.role === 'organiser');

  return (
    <div ref={props.barRef} className={styles.toolbar}>
      <div className={styles.about}>
        <Text weight="semibold" className={styles.line}>
          {texts.meetingTitles[meeting.kind]}
        </Text>
        {person.online ? (
          <Text size={200} className={mergeClasses(styles.line, styles.quiet)}>
            {sharer === undefined
              ? texts.peopleHere(meeting.people.filter(({ present }) => present).length)
              : texts.shares(firstName(sharer))}
          </Text>
        ) : (
          <Text
            size={200}
            role="status"
            className={mergeClasses(styles.line, styles.lost)}
            title={texts.networkGoneHint(name)}
          >
            <PlugDisconnectedRegular aria-hidden="true" />
            {texts.networkGone}
          </Text>
        )}
      </div>
      {mayStop && (
        <Button
          className={styles.button}
          size="small"
          icon={<ShareScreenStopRegular />}
          aria-label={texts.stopSharingAs(name)}
          onClick={() => void client.clearStage()}
        >
          <span className={styles.wide}>{texts.stopSharing}</span>
        </Button>
      )}
      {person.role !== 'guest' && app === null && (
        <Button
          className={styles.button}
          size="small"
          appearance={person.role === 'organiser' ? 'primary' : 'secondary'}
          icon={<AddRegular />}
          aria-label={texts.addAppAs(name)}
          onClick={props.onAdd}
        >
          {texts.addApp}
        </Button>
      )}
      {person.role !== 'guest' && app !== null && meeting.tab === 'configurable' && (
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          icon={<SettingsRegular />}
          aria-label={texts.tabSettings(name)}
          onClick={props.onConfigure}
        />
      )}
      {person.role !== 'guest' && app !== null && (
        <ToggleButton
          className={styles.button}
          size="small"
          appearance="subtle"
          icon={<ChatRegular />}
          checked={chatOpen}
          aria-label={chatOpen ? texts.closeChat(name) : texts.openChat(name)}
          onClick={props.onToggleChat}
        />
      )}
      {person.role !== 'guest' && app !== null && !person.phone && (
        <ToggleButton
          className={styles.button}
          size="small"
          appearance="subtle"
          icon={<AppMark />}
          checked={panelOpen}
          aria-label={panelOpen ? texts.closePanel(name) : texts.openPanel(name)}
          onClick={props.onTogglePanel}
        />
      )}
      <Button
        className={mergeClasses(
          styles.button,
          styles.leave,
          person.theme === 'contrast' && styles.leaveInContrast,
        )}
        size="small"
        icon={<CallEndRegular />}
        aria-label={texts.leaveAs(name)}
        onClick={() => void client.changePerson(person.id, { present: false })}
      >
        <span className={styles.wide}>{texts.leave}</span>
      </Button>
    </div>
  );
}
