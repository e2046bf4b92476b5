import { Button, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';
import { findPlace } from '../../../domain/catalogue/catalogue.ts';
import { placedCards, whereIs } from '../../../domain/catalogue/placed.ts';
import { searchCatalogue } from '../../../domain/catalogue/search.ts';
import { inLanguage } from '../../../domain/deck/localized.ts';
import { useTable } from '../../session/hooks.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { catalogueStrings } from './catalogueStrings.ts';
import { useCatalogueStyles } from './catalogueStyles.ts';
import { isSeen } from './isSeen.ts';
import { PlaceDetails } from './PlaceDetails.tsx';
import { PlaceList } from './PlaceList.tsx';
import { SearchResults } from './SearchResults.tsx';
import { Wheel } from './wheel/Wheel.tsx';

export interface CatalogueProps {
  /** A card was turned or taken up from here. */
  readonly onCardOut: () => void;
}

/** The topics of the questions: the wheel with its places, their meanings, and the cards of each. */
export function Catalogue({ onCardOut }: CatalogueProps): ReactNode {
  const styles = useCatalogueStyles();
  const t = useStrings(catalogueStrings);
  const language = useLanguage();
  const { catalogue, cards, current, phase } = useTable('catalogue', 'cards', 'current', 'phase');
  // Opens at the current card's place and stays there while the person reads.
  const [chosen, setChosen] = useState<string | undefined>(
    () => current && whereIs(catalogue, current).place,
  );
  const place = findPlace(catalogue, chosen);
  const [takesFocus, setTakesFocus] = useState(false);
  const [asked, setAsked] = useState('');
  const placed = useMemo(() => placedCards(catalogue, cards), [catalogue, cards]);
  const found =
    asked.trim() === ''
      ? undefined
      : searchCatalogue(
          catalogue,
          asked,
          cards.filter((card) => isSeen(card, phase)),
          language,
        );
  const areas = catalogue.areas.map((area) => ({
    ...area,
    places: area.places.map(({ id, title }) => {
      const there = placed.at(id);
      return {
        id,
        name: t.place(inLanguage(title, language), inLanguage(area.title, language), there.length),
        dots: there.map((card) => card.place !== 'faceDown'),
      };
    }),
  }));
  const go = (to: string | undefined, byButton: boolean) => {
    setAsked('');
    setChosen(to);
    setTakesFocus(byButton);
  };

  return (
    <div className={styles.root}>
      <div className={styles.search}>
        <input
          type="search"
          className={styles.field}
          aria-label={t.search}
          placeholder={t.search}
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
        />
        {asked !== '' && (
          <Button className={styles.clear} aria-label={t.clear} onClick={() => setAsked('')}>
            ✕
          </Button>
        )}
      </div>
      <LiveRegion message={found === undefined ? '' : t.found(found.places.length, found.cards.length)} />
      {found ? (
        <SearchResults found={found} onChoose={(id) => go(id, true)} onCardOut={onCardOut} />
      ) : (
        <>
          {place === undefined && <p className={styles.word}>{t.intro}</p>}
          <Wheel
            areas={areas}
            label={inLanguage(catalogue.title, language)}
            chosen={place?.id}
            onChoose={(id) => go(id, false)}
          />
          {place === undefined ? (
            <>
              <p className={mergeClasses(styles.word, styles.small)}>{t.legend}</p>
              <PlaceList placed={placed} onChoose={(id) => go(id, true)} onCardOut={onCardOut} />
            </>
          ) : (
            <PlaceDetails
              key={place.id}
              place={place}
              placed={placed}
              takesFocus={takesFocus}
              onCardOut={onCardOut}
              onBack={() => go(undefined, false)}
            />
          )}
        </>
      )}
    </div>
  );
}
