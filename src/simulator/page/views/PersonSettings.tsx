import {
  Button,
  Field,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Radio,
  RadioGroup,
  Slider,
  Switch,
  Text,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import {
  LANGUAGES,
  PANEL_WIDTH_PX,
  type PersonChange,
  type PersonView,
  SHARINGS,
  THEMES,
} from '../../contract.ts';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';
import { firstName } from './names.ts';

const PANEL_STEP_PX = 20;

const useStyles = makeStyles({
  surface: { width: '300px', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

/** Settings of one person's Teams: language, theme, size, and what Teams allows. */
export function PersonSettings({ person }: { readonly person: PersonView }) {
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const label = texts.settingsOf(firstName(person));
  const change = (some: PersonChange) => void client.changePerson(person.id, some);

  return (
    <Popover trapFocus withArrow positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={label} relationship="label">
          <Button appearance="subtle" size="small" icon={<SettingsRegular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface aria-label={label} className={styles.surface}>
        <h3 className={styles.heading}>{label}</h3>
        <Field label={texts.personLanguage}>
          <RadioGroup
            layout="horizontal"
            value={person.language}
            onChange={(_event, { value }) =>
              change({ language: LANGUAGES.find((known) => known === value) ?? 'da' })
            }
          >
            {LANGUAGES.map((language) => (
              <Radio key={language} value={language} label={texts.languages[language]} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={texts.theme}>
          <RadioGroup
            layout="horizontal"
            value={person.theme}
            onChange={(_event, { value }) =>
              change({ theme: THEMES.find((known) => known === value) ?? 'default' })
            }
          >
            {THEMES.map((theme) => (
              <Radio key={theme} value={theme} label={texts.themes[theme]} />
            ))}
          </RadioGroup>
        </Field>
        {(person.role === 'presenter' || person.role === 'attendee') && (
          <Field label={texts.role}>
            <RadioGroup
              value={person.role}
              onChange={(_event, { value }) =>
                change({ role: value === 'attendee' ? 'attendee' : 'presenter' })
              }
            >
              <Radio value="presenter" label={texts.roleHints.presenter} />
              <Radio value="attendee" label={texts.roleHints.attendee} />
            </RadioGroup>
          </Field>
        )}
        {person.role !== 'guest' && (
          <PanelWidth person={person} onChange={(panelWidth) => change({ panelWidth })} />
        )}
        <Field hint={texts.phoneHint}>
          <Switch
            label={texts.phone}
            checked={person.phone}
            onChange={(_event, { checked }) => change({ phone: checked })}
          />
        </Field>
        {person.role !== 'guest' && (
          <>
            <Field label={texts.sharing}>
              <RadioGroup
                value={person.sharing}
                onChange={(_event, { value }) =>
                  change({ sharing: SHARINGS.find((known) => known === value) ?? 'allowed' })
                }
              >
                {SHARINGS.map((sharing) => (
                  <Radio key={sharing} value={sharing} label={texts.sharings[sharing]} />
                ))}
              </RadioGroup>
            </Field>
            <Field hint={texts.saysSharedHint}>
              <Switch
                label={texts.saysShared}
                checked={person.saysShared}
                onChange={(_event, { checked }) => change({ saysShared: checked })}
              />
            </Field>
          </>
        )}
      </PopoverSurface>
    </Popover>
  );
}

interface PanelWidthProps {
  readonly person: PersonView;
  readonly onChange: (panelWidth: number) => void;
}

/** Follows the pointer at once and sends the width to the server when it rests. */
function PanelWidth({ person, onChange }: PanelWidthProps) {
  const texts = useTexts();
  const [width, setWidth] = useState(person.panelWidth);
  useEffect(() => setWidth(person.panelWidth), [person.panelWidth]);
  return (
    <Field label={texts.panelWidth} hint={<Text size={200}>{texts.pixels(width)}</Text>}>
      <Slider
        min={PANEL_WIDTH_PX.min}
        max={PANEL_WIDTH_PX.max}
        step={PANEL_STEP_PX}
        value={width}
        onChange={(_event, { value }) => {
          setWidth(value);
          onChange(value);
        }}
      />
    </Field>
  );
}
