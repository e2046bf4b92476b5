import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { areaOfPlace, type CataloguePlace } from '../../../domain/catalogue/catalogue.ts';
import type { PlacedCards } from '../../../domain/catalogue/placed.ts';
import { inLanguage, languageTaken } from '../../../domain/deck/localized.ts';
import { useTable } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { CardLines } from './CardLines.tsx';
import { catalogueStrings } from './catalogueStrings.ts';
import { useCatalogueStyles } from './catalogueStyles.ts';

export interface PlaceDetailsProps {
  readonly place: CataloguePlace;
  readonly placed: PlacedCards;
  /** The button that led here is gone: the focus moves to the heading. */
  readonly takesFocus: boolean;
  readonly onCardOut: () => void;
  readonly onBack: () => void;
}

/** One place of the wheel: what it means, how it sounds, and its cards. */
export function PlaceDetails({ place, placed, takesFocus, onCardOut, onBack }: PlaceDetailsProps): ReactNode {
  const styles = useCatalogueStyles();
  const t = useStrings(catalogueStrings);
  const language = useLanguage();
  const { catalogue, current } = useTable('catalogue', 'current');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);

  const { about, signs } = place;
  const title = inLanguage(place.title, language);
  const spoken = languageTaken(place.title, language);
  const area = areaOfPlace(catalogue, place.id);
  const cards = placed.at(place.id);
  const others = area ? placed.inArea(area) : [];
  const isHere = [...cards, ...others].some(({ id }) => id === current?.id);
  return (
    <section aria-label={title} className={styles.root}>
      {area && (
        <AreaLabel area={{ title: inLanguage(area.title, language), colour: area.colour, sign: area.sign }} />
      )}
      <h2 ref={heading} tabIndex={-1} lang={spoken} className={styles.title}>
        {title}
      </h2>
      <p lang={spoken} className={styles.word}>
        {inLanguage(about, language)}
      </p>
      {isHere && <p className={styles.here}>{t.thisCard}</p>}
      <div className={styles.section}>
        <h3 className={styles.heading}>{t.signs}</h3>
        <ul lang={spoken} className={styles.signs}>
          {inLanguage(signs, language).map((sign) => (
            <li key={sign}>{sign}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className={styles.heading}>{t.cards}</h3>
        {cards.length === 0 ? (
          <p className={styles.word}>{t.noCards}</p>
        ) : (
          <CardLines cards={cards} onCardOut={onCardOut} />
        )}
      </div>
      {others.length > 0 && (
        <div>
          <h3 className={styles.heading}>{t.inArea}</h3>
          <CardLines cards={others} onCardOut={onCardOut} />
        </div>
      )}
      <div>
        <Button onClick={onBack}>{t.back}</Button>
      </div>
    </section>
  );
}
