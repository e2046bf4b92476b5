import { type ReactNode, useEffect, useState } from 'react';
import type { DeckSummary } from '../../../shared/contract/schemas/decks.ts';
import { useHost } from '../../context/hostContext.ts';
import { contentUrl } from '../../context/links.ts';
import { type MeetingSetup, readSetup } from '../../session/meetingSetup.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { DeckPicture } from '../opening/DeckPicture.tsx';
import { usePageStyles } from '../opening/pageStyles.ts';
import { ConfigureChoices } from './ConfigureChoices.tsx';
import { configureStrings } from './configureStrings.ts';

/** The tab shows the meeting's table under any name. */
const ENTITY_ID = 'dialogkort';

export interface ConfigureProps {
  /** Told about if it is known; the page does not wait for it. */
  readonly deck?: DeckSummary | undefined;
}

/** The tab's settings page. All choices are optional: it says what is being added, and lets the host save at once. */
export function Configure({ deck }: ConfigureProps): ReactNode {
  const styles = usePageStyles();
  const t = useStrings(configureStrings);
  const language = useLanguage();
  const [setup, setSetup] = useSavedSetup();
  const [chooses, setChooses] = useState(false);
  const canSave = useSave(t.tabName, setup);
  const deckTitle = deck?.title[language];
  return (
    <main className={styles.page}>
      <DeckPicture />
      <h1 className={styles.title}>{t.title}</h1>
      <p className={styles.text}>{t.what}</p>
      {!canSave && (
        <p role="alert" className={styles.notice}>
          {t.cannotSave}
        </p>
      )}
      <h2 className={styles.heading}>{t.next}</h2>
      <ol className={styles.list}>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <details className={styles.fold} onToggle={(event) => setChooses(chooses || event.currentTarget.open)}>
        <summary className={styles.summary}>{t.choose}</summary>
        {chooses && <ConfigureChoices setup={setup ?? {}} onChange={setSetup} />}
      </details>
      {deck && (
        <>
          <h2 className={styles.heading}>{deckTitle ?? t.deck}</h2>
          <p className={styles.text}>
            {t.deckCounts(deck.cards, deck.areas)} {deck.description[language]}
          </p>
        </>
      )}
      <h2 className={styles.heading}>{t.who}</h2>
      <ul className={styles.list}>
        <li>{t.members}</li>
        <li>{t.guests}</li>
        <li>{t.outsiders}</li>
      </ul>
    </main>
  );
}

/** The tab's last saved choices; undefined until the host has answered. */
function useSavedSetup(): readonly [MeetingSetup | undefined, (setup: MeetingSetup) => void] {
  const host = useHost();
  const [setup, setSetup] = useState<MeetingSetup>();
  useEffect(() => {
    void host.savedTab().then((saved) => {
      const before = readSetup(('ok' in saved && saved.ok) || '');
      setSetup((chosen) => chosen ?? before);
    });
  }, [host]);
  return [setup, setSetup];
}

/** Whether the host accepts the settings, as far as known. Saving is possible once the last choices are known. */
function useSave(name: string, setup: MeetingSetup | undefined): boolean {
  const host = useHost();
  const [canSave, setCanSave] = useState(true);
  useEffect(() => {
    if (setup === undefined) return;
    const settings = {
      name,
      contentUrl: contentUrl(setup),
      websiteUrl: `${location.origin}/`,
      entityId: ENTITY_ID,
    };
    setCanSave('ok' in host.onSave(settings, async () => undefined));
  }, [host, name, setup]);
  return canSave;
}
