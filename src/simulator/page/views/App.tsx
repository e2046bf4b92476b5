import {
  FluentProvider,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Desk, DeskProvider } from '../state/desk.ts';
import { usePreferences } from '../state/preferences.ts';
import { TextsProvider } from '../state/texts-context.ts';
import { DANISH } from '../texts/da.ts';
import { ENGLISH } from '../texts/en.ts';
import { Guide } from './Guide.tsx';
import { Header } from './Header.tsx';
import { firstName } from './names.ts';
import { PersonCard, TWO_COLUMNS } from './PersonCard.tsx';
import { Phones } from './Phones.tsx';
import { ProtocolDrawer } from './ProtocolDrawer.tsx';

const THREE_COLUMNS = '@media (min-width: 2300px)';
const ROW_MIN_PX = 440;

const useStyles = makeStyles({
  page: {
    height: '100dvh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground4,
  },
  room: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    containerType: 'size',
  },
  // Never lower than its windows want to be: with many people the room scrolls.
  meeting: {
    flexGrow: 1,
    flexShrink: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridAutoRows: `minmax(${ROW_MIN_PX}px, 1fr)`,
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    [TWO_COLUMNS]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    [THREE_COLUMNS]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  focused: { [TWO_COLUMNS]: { gridTemplateColumns: 'minmax(0, 1fr)' } },
  opening: { flexGrow: 1 },
});

export function App({ desk }: { readonly desk: Desk }) {
  const { connection, meeting } = useSyncExternalStore(desk.client.subscribe, desk.client.snapshot);
  const [preferences, changePreferences] = usePreferences();
  const [focusName, setFocusName] = useFocusFromAddress();
  const styles = useStyles();
  const texts = preferences.language === 'en' ? ENGLISH : DANISH;

  useEffect(() => {
    document.documentElement.lang = preferences.language;
    document.title = texts.documentTitle;
  }, [preferences.language, texts]);

  const people = meeting?.people ?? [];
  const focused = people.find((person) => firstName(person).toLowerCase() === focusName);
  const guide = preferences.guide && focused === undefined;

  return (
    <FluentProvider theme={preferences.dark ? webDarkTheme : webLightTheme}>
      <div className={styles.page}>
        <TextsProvider value={texts}>
          <DeskProvider value={desk}>
            <Header
              people={people}
              focus={focused?.id ?? 'all'}
              onFocus={(id) => {
                const person = people.find((candidate) => candidate.id === id);
                setFocusName(person === undefined ? null : firstName(person).toLowerCase());
              }}
              preferences={preferences}
              onPreferences={changePreferences}
            />
            {connection === 'lost' && (
              <MessageBar intent="warning">
                <MessageBarBody>{texts.lost}</MessageBarBody>
              </MessageBar>
            )}
            {meeting === null ? (
              <Spinner className={styles.opening} label={texts.connecting} />
            ) : (
              <div className={styles.room}>
                <main className={mergeClasses(styles.meeting, focused !== undefined && styles.focused)}>
                  {people.map((person, index) => (
                    <PersonCard
                      key={person.id}
                      meeting={meeting}
                      person={person}
                      hidden={focused !== undefined && focused.id !== person.id}
                      tall={person.phone}
                      isFirst={
                        index === 0 && focused === undefined && people.length > 1 && people.length % 2 === 1
                      }
                    />
                  ))}
                </main>
                {focused === undefined && <Phones phones={meeting.phones} />}
                {guide && <Guide meeting={meeting} onHide={() => changePreferences({ guide: false })} />}
              </div>
            )}
            {preferences.log && <ProtocolDrawer onClose={() => changePreferences({ log: false })} />}
          </DeskProvider>
        </TextsProvider>
      </div>
    </FluentProvider>
  );
}

/** The enlarged person is in the URL (`?focus=mette`), so that a window can be kept for one person. */
function useFocusFromAddress(): readonly [string | null, (name: string | null) => void] {
  const [name, setName] = useState(
    () => new URLSearchParams(window.location.search).get('focus')?.toLowerCase() ?? null,
  );
  return [
    name,
    (next) => {
      const address = new URL(window.location.href);
      if (next === null) address.searchParams.delete('focus');
      else address.searchParams.set('focus', next);
      window.history.replaceState(null, '', address);
      setName(next);
    },
  ];
}
