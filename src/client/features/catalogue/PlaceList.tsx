import type { ReactNode } from 'react';
import type { PlacedCards } from '../../../domain/catalogue/placed.ts';
import { inLanguage, languageTaken } from '../../../domain/deck/localized.ts';
import { useTable } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { CardLines } from './CardLines.tsx';
import { catalogueStrings } from './catalogueStrings.ts';
import { useCatalogueStyles } from './catalogueStyles.ts';

export interface PlaceListProps {
  readonly placed: PlacedCards;
  readonly onChoose: (placeId: string) => void;
  readonly onCardOut: () => void;
}

/** The wheel in words: areas, their places, and the cards that have no place of their own. */
export function PlaceList({ placed, onChoose, onCardOut }: PlaceListProps): ReactNode {
  const styles = useCatalogueStyles();
  const t = useStrings(catalogueStrings);
  const language = useLanguage();
  const { catalogue } = useTable('catalogue');
  return (
    <>
      {catalogue.areas.map((area) => {
        const title = inLanguage(area.title, language);
        const others = placed.inArea(area);
        return (
          <section key={area.id} aria-label={title} className={styles.area}>
            <h2 className={styles.heading}>
              <AreaLabel area={{ title, colour: area.colour, sign: area.sign }} />
            </h2>
            <ul className={styles.list}>
              {area.places.map((place) => (
                <li key={place.id}>
                  <button type="button" className={styles.place} onClick={() => onChoose(place.id)}>
                    <span lang={languageTaken(place.title, language)}>
                      {inLanguage(place.title, language)}
                    </span>
                    <span className={styles.count}>{t.cardCount(placed.at(place.id).length)}</span>
                  </button>
                </li>
              ))}
            </ul>
            {others.length > 0 && (
              <>
                <h3 className={styles.heading}>{t.inArea}</h3>
                <CardLines cards={others} onCardOut={onCardOut} />
              </>
            )}
          </section>
        );
      })}
      {placed.elsewhere.length > 0 && (
        <section aria-label={t.elsewhere} className={styles.area}>
          <h2 className={styles.heading}>{t.elsewhere}</h2>
          <p className={styles.word}>{t.elsewhereHint}</p>
          <CardLines cards={placed.elsewhere} onCardOut={onCardOut} />
        </section>
      )}
    </>
  );
}
