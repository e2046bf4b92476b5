import type { ReactNode } from 'react';
import { areaOfPlace, placeTitle } from '../../../domain/catalogue/catalogue.ts';
import type { Found } from '../../../domain/catalogue/search.ts';
import { inLanguage } from '../../../domain/deck/localized.ts';
import { useTable } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { CardLines } from './CardLines.tsx';
import { catalogueStrings } from './catalogueStrings.ts';
import { useCatalogueStyles } from './catalogueStyles.ts';

export interface SearchResultsProps {
  readonly found: Found;
  readonly onChoose: (placeId: string) => void;
  readonly onCardOut: () => void;
}

export function SearchResults({ found, onChoose, onCardOut }: SearchResultsProps): ReactNode {
  const styles = useCatalogueStyles();
  const t = useStrings(catalogueStrings);
  const language = useLanguage();
  const { catalogue } = useTable('catalogue');
  return (
    <>
      {found.places.length + found.cards.length === 0 && <p className={styles.word}>{t.nothingFound}</p>}
      {found.places.length > 0 && (
        <section aria-label={t.foundPlaces}>
          <h2 className={styles.heading}>{t.foundPlaces}</h2>
          <ul className={styles.list}>
            {found.places.map((id) => {
              const area = areaOfPlace(catalogue, id);
              return (
                <li key={id}>
                  <button type="button" className={styles.place} onClick={() => onChoose(id)}>
                    <span>
                      {placeTitle(catalogue, id, language)}
                      <br />
                      <span className={styles.count}>{area && inLanguage(area.title, language)}</span>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {found.cards.length > 0 && (
        <section aria-label={t.foundCards}>
          <h2 className={styles.heading}>{t.foundCards}</h2>
          <CardLines cards={found.cards} onCardOut={onCardOut} />
        </section>
      )}
    </>
  );
}
