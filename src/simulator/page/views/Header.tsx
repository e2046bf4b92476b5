import {
  Button,
  Divider,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Select,
  Text,
  ToggleButton,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import {
  DocumentAddRegular,
  LightbulbRegular,
  PersonAddRegular,
  WeatherMoonRegular,
  WindowDevToolsRegular,
} from '@fluentui/react-icons';
import { LANGUAGES, type NewMeetingRequest, type PersonView } from '../../contract.ts';
import { useDesk } from '../state/desk.ts';
import type { Preferences } from '../state/preferences.ts';
import { useTexts } from '../state/texts-context.ts';
import type { Texts } from '../texts/texts.ts';
import { Mark } from './Mark.tsx';
import { firstName } from './names.ts';
import { Switcher } from './Switcher.tsx';

const NEW_MEETINGS: readonly (NewMeetingRequest & { readonly name: keyof Texts['newMeetings'] })[] = [
  { name: 'meeting' },
  { name: 'channel', kind: 'channel' },
  { name: 'call', kind: 'call' },
  { name: 'oldTab', tab: 'configurable' },
];

const COMPACT = '@media (max-width: 1180px)';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  names: { display: 'flex', flexDirection: 'column' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase300 },
  subtitle: { color: tokens.colorNeutralForeground2, [COMPACT]: { display: 'none' } },
  spring: { flexGrow: 1 },
  group: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  divider: { flexGrow: 0, height: '24px' },
});

export interface HeaderProps {
  readonly people: readonly PersonView[];
  /** Id of the person shown large, or `all`. */
  readonly focus: string;
  readonly onFocus: (focus: string) => void;
  readonly preferences: Preferences;
  readonly onPreferences: (change: Partial<Preferences>) => void;
}

export function Header({ people, focus, onFocus, preferences, onPreferences }: HeaderProps) {
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();

  return (
    <header className={styles.header}>
      <Mark />
      <div className={styles.names}>
        <h1 className={styles.title}>{texts.title}</h1>
        <Text size={200} className={styles.subtitle}>
          {texts.subtitle}
        </Text>
      </div>
      <span className={styles.spring} />
      <Switcher
        label={texts.show}
        choices={[
          { value: 'all', name: texts.showAll },
          ...people.map((person) => ({ value: person.id, name: firstName(person) })),
        ]}
        chosen={focus}
        onChoose={onFocus}
      />
      <Divider vertical className={styles.divider} />
      <div className={styles.group}>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<PersonAddRegular />}>{texts.addPerson}</Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem subText={texts.addColleagueHint} onClick={() => void client.addPerson('colleague')}>
                {texts.addColleague}
              </MenuItem>
              <MenuItem subText={texts.addGuestHint} onClick={() => void client.addPerson('guest')}>
                {texts.addGuest}
              </MenuItem>
              <MenuItem subText={texts.addPhoneHint} onClick={() => void client.addPhone()}>
                {texts.addPhone}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<DocumentAddRegular />}>
              {texts.newMeeting}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {NEW_MEETINGS.map(({ name, ...request }) => (
                <MenuItem
                  key={name}
                  subText={texts.newMeetings[name].hint}
                  onClick={() => void client.newMeeting(request)}
                >
                  {texts.newMeetings[name].name}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      <Divider vertical className={styles.divider} />
      <div className={styles.group}>
        <Tooltip content={texts.guide} relationship="label">
          <ToggleButton
            appearance="subtle"
            icon={<LightbulbRegular />}
            checked={preferences.guide}
            onClick={() => onPreferences({ guide: !preferences.guide })}
          />
        </Tooltip>
        <Tooltip content={texts.log} relationship="label">
          <ToggleButton
            appearance="subtle"
            icon={<WindowDevToolsRegular />}
            checked={preferences.log}
            onClick={() => onPreferences({ log: !preferences.log })}
          />
        </Tooltip>
        <Tooltip content={texts.darkPage} relationship="label">
          <ToggleButton
            appearance="subtle"
            icon={<WeatherMoonRegular />}
            checked={preferences.dark}
            onClick={() => onPreferences({ dark: !preferences.dark })}
          />
        </Tooltip>
        <Select
          size="small"
          appearance="filled-lighter"
          aria-label={texts.language}
          value={preferences.language}
          onChange={(_event, { value }) => onPreferences({ language: value === 'en' ? 'en' : 'da' })}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {texts.languages[language]}
            </option>
          ))}
        </Select>
      </div>
    </header>
  );
}
