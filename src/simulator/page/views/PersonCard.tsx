import {
  Avatar,
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  Text,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
  webLightTheme,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { MeetingView, PersonView, TeamsTheme } from '../../contract.ts';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';
import { firstName } from './names.ts';
import { PersonBar } from './PersonBar.tsx';
import { TeamsWindow } from './TeamsWindow.tsx';

// The same typeface as the rest of the page, on machines without Teams' own as well.
const { fontFamilyBase } = webLightTheme;
const THEMES: Readonly<Record<TeamsTheme, Theme>> = {
  default: { ...teamsLightTheme, fontFamilyBase },
  dark: { ...teamsDarkTheme, fontFamilyBase },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase },
};

// Not a class: Fluent would put it on the menus and dialogs of this provider as well.
const PROVIDER_STYLE = { flexGrow: 1, minHeight: 0, display: 'flex', backgroundColor: 'transparent' };

/** From here on there is room for two windows beside each other, each with stage and side panel. */
export const TWO_COLUMNS = '@media (min-width: 1180px)';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    minHeight: 0,
  },
  tall: { gridRowEnd: 'span 2' },
  // Whole and in sight on a laptop as well, while the others' windows scroll by.
  first: {
    gridRowEnd: 'span 2',
    [TWO_COLUMNS]: {
      position: 'sticky',
      top: tokens.spacingVerticalS,
      height: '100%',
      maxHeight: `calc(100cqh - ${tokens.spacingVerticalS} - ${tokens.spacingVerticalL})`,
    },
  },
  hidden: { display: 'none' },
  screen: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', position: 'relative' },
  away: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    textAlign: 'center',
  },
  hint: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

export interface PersonCardProps {
  readonly meeting: MeetingView;
  readonly person: PersonView;
  readonly hidden: boolean;
  readonly tall: boolean;
  /** The first of several, beside the others. */
  readonly isFirst: boolean;
}

/** One person: the simulator's controls, and below them their Teams. */
export function PersonCard({ meeting, person, hidden, tall, isFirst }: PersonCardProps) {
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const headingId = useId();
  const [reloads, setReloads] = useState(0);
  const name = firstName(person);

  return (
    <section
      aria-labelledby={headingId}
      className={mergeClasses(
        styles.card,
        tall && styles.tall,
        isFirst && styles.first,
        hidden && styles.hidden,
      )}
    >
      <PersonBar person={person} headingId={headingId} onReload={() => setReloads((count) => count + 1)} />
      <FluentProvider theme={THEMES[person.theme]} style={PROVIDER_STYLE}>
        <div className={styles.screen}>
          <TeamsWindow meeting={meeting} person={person} reloads={reloads} />
          {!person.present && (
            <div className={styles.away}>
              <Avatar name={person.name} size={56} aria-hidden="true" />
              <Text weight="semibold">{texts.hasLeft(name)}</Text>
              <Text size={200} className={styles.hint}>
                {texts.hasLeftHint}
              </Text>
              <div className={styles.actions}>
                <Button
                  appearance="primary"
                  aria-label={texts.joinAs(name)}
                  onClick={() => void client.changePerson(person.id, { present: true })}
                >
                  {texts.join}
                </Button>
                {person.role !== 'organiser' && (
                  <Button
                    aria-label={texts.removeNamed(name)}
                    onClick={() => void client.removePerson(person.id)}
                  >
                    {texts.remove}
                  </Button>
                )}
              </div>
            </div>
          )}
        </div>
      </FluentProvider>
    </section>
  );
}
