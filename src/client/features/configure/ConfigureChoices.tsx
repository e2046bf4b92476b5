import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Deck } from '../../../domain/deck/deck.ts';
import { inLanguage } from '../../../domain/deck/localized.ts';
import type { DeckSummary } from '../../../shared/contract/schemas/decks.ts';
import { useMeeting } from '../../session/hooks.ts';
import type { MeetingSetup } from '../../session/meetingSetup.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { Select, YesNo } from '../prepare/Choices.tsx';
import { AccessChoice, MinutesChoice, PurposeChoice } from '../prepare/MeetingChoices.tsx';
import { prepareStrings } from '../prepare/prepareStrings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalS,
  },
  areas: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface ConfigureChoicesProps {
  readonly setup: MeetingSetup;
  readonly onChange: (setup: MeetingSetup) => void;
}

/** Deck, areas, purpose and the rest, chosen when the app is added. */
export function ConfigureChoices({ setup, onChange }: ConfigureChoicesProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(prepareStrings);
  const language = useLanguage();
  const { defaultId: defaultDeckId } = useMeeting().decks;
  const decks = useDecks();
  const deckId = setup.deckId ?? defaultDeckId;
  const { minutes: _minutes, ...withoutMinutes } = setup;
  const { deckId: _deckId, areaIds: _areaIds, ...withoutDeck } = setup;
  return (
    <div className={styles.root}>
      {decks.length > 1 && (
        <Select
          label={t.deck}
          value={deckId}
          // Areas belong to their deck.
          onChange={(id) => onChange(id === defaultDeckId ? withoutDeck : { ...withoutDeck, deckId: id })}
          options={decks.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
        />
      )}
      <Areas deckId={deckId} setup={setup} onChange={onChange} />
      <PurposeChoice
        value={setup.purpose ?? 'talk'}
        onChange={(purpose) => onChange({ ...setup, purpose })}
      />
      <AccessChoice value={setup.access ?? 'open'} onChange={(access) => onChange({ ...setup, access })} />
      <MinutesChoice
        value={setup.minutes}
        onChange={(minutes) => onChange(minutes === undefined ? withoutMinutes : { ...setup, minutes })}
      />
      <YesNo
        checked={setup.beginWithRound ?? false}
        hint={t.roundHint}
        onChange={(beginWithRound) => onChange({ ...setup, beginWithRound })}
      >
        {t.round}
      </YesNo>
    </div>
  );
}

function Areas({ deckId, setup, onChange }: ConfigureChoicesProps & { readonly deckId: string }) {
  const styles = useStyles();
  const { configure: t } = useStrings(prepareStrings);
  const language = useLanguage();
  const deck = useDeck(deckId);
  if (!deck) return null;
  const all = deck.areas.map(({ id }) => id);
  const { areaIds, ...withoutAreas } = setup;
  const wanted = all.filter((id) => areaIds?.includes(id) ?? true);
  const choose = (id: string, isIn: boolean) => {
    const next = all.filter((other) => (other === id ? isIn : wanted.includes(other)));
    onChange(next.length === all.length ? withoutAreas : { ...setup, areaIds: next });
  };
  return (
    <fieldset className={styles.areas}>
      <legend className={styles.legend}>{t.areas}</legend>
      {deck.areas.map(({ id, title }) => {
        const isIn = wanted.includes(id);
        const isLast = isIn && wanted.length === 1;
        return (
          <YesNo
            key={id}
            checked={isIn}
            disabled={isLast}
            {...(isLast && { hint: t.lastArea })}
            onChange={(checked) => choose(id, checked)}
          >
            {inLanguage(title, language)}
          </YesNo>
        );
      })}
    </fieldset>
  );
}

/** Empty until the server has answered, and where it refuses: then there is no choice. */
function useDecks(): readonly DeckSummary[] {
  const { decks: server } = useMeeting();
  const [decks, setDecks] = useState<readonly DeckSummary[]>([]);
  useEffect(() => {
    server.list().then(setDecks, () => undefined);
  }, [server]);
  return decks;
}

function useDeck(id: string): Deck | undefined {
  const { decks: server } = useMeeting();
  const [deck, setDeck] = useState<Deck>();
  useEffect(() => {
    let isWanted = true;
    server.load(id).then(
      (loaded) => isWanted && setDeck(loaded as Deck),
      () => isWanted && setDeck(undefined),
    );
    return () => {
      isWanted = false;
    };
  }, [server, id]);
  return deck;
}
