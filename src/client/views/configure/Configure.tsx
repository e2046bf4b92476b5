import { type ReactNode, useEffect, useState } from 'react';
import type { DeckSummary } from '../../../shared/api.ts';
import { useHost } from '../../app/hostContext.ts';
import { contentUrl } from '../../app/links.ts';
import { optional } from '../../components/optional.tsx';
import type { MeetingSetup } from '../../session/meetingSetup.ts';
import { configureStrings } from '../../strings/configure.ts';
import { useLanguage, useStrings } from '../../strings/strings.ts';
import { DeckPicture } from '../meeting/DeckPicture.tsx';
import { usePageStyles } from '../meeting/pageStyles.ts';

const ConfigureChoices = optional(
  async () =>
    (await import(/* webpackChunkName: "optional-configure" */ './ConfigureChoices.tsx')).ConfigureChoices,
  () => null,
);

/** What the tab shows is the meeting's table, whatever it is called. */
const ENTITY_ID = 'dialogkort';

export interface ConfigureProps {
  /** Told about if it is known; the page does not wait for it. */
  readonly deck?: DeckSummary | undefined;
}

/** The tab's settings page. Nothing has to be chosen: it says what is being added, and lets the host save at once. */
export function Configure({ deck }: ConfigureProps): ReactNode {
  const styles = usePageStyles();
  const t = useStrings(configureStrings);
  const language = useLanguage();
  const [setup, setSetup] = useState<MeetingSetup>({});
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
        {chooses && <ConfigureChoices setup={setup} onChange={setSetup} />}
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

/** Whether the host takes the settings, as far as it has said. */
function useSave(name: string, setup: MeetingSetup): boolean {
  const host = useHost();
  const [canSave, setCanSave] = useState(true);
  useEffect(() => {
    const settings = { name, contentUrl: contentUrl(setup), entityId: ENTITY_ID };
    setCanSave('ok' in host.onSave(settings, async () => undefined));
  }, [host, name, setup]);
  return canSave;
}
