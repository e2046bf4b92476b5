import type { ReactNode } from 'react';
import { needsByPlace, wheelInWords } from '../../../domain/recap/outline.ts';
import type { Recap } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useStrings } from '../../ui/strings.ts';
import { Wheel } from '../catalogue/wheel/Wheel.tsx';
import { recapStrings } from './recapStrings.ts';
import { useRecapStyles } from './recapStyles.ts';

/** The first letter; a catalogue has fewer places than the alphabet letters. */
const A = 'A'.charCodeAt(0);

/** Where the needs lie: a picture for the eye, and a list that says the same. */
export function NeedsWheel({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const { wheel, language } = recap;
  const { isPrivate } = recapWords(language);
  const listed = needsByPlace(recap);
  const marks = new Map(
    listed.filter(({ id }) => id !== '').map(({ id }, at) => [id, String.fromCharCode(A + at)]),
  );
  const areas = wheel.areas.map((area) => ({
    ...area,
    places: area.places.map((place) => ({
      id: place.id,
      name: t.placeNeeds(place.title, area.title, place.needs.length),
      dots: place.needs.map(() => true),
      mark: marks.get(place.id),
    })),
  }));
  return (
    <div className={styles.wheel}>
      <Wheel areas={areas} label={wheelInWords(recap)} />
      <dl className={styles.terms}>
        {listed.map(({ id, place, area, needs }) => (
          <div key={id}>
            <dt>
              {marks.has(id) && (
                <span aria-hidden="true" className={styles.letter}>
                  {marks.get(id)}
                </span>
              )}
              <span className={styles.mark}>{place}</span>
              {area !== '' && <span className={styles.small}> · {area}</span>}
            </dt>
            {needs.map((need) => (
              <dd key={need.id} className={styles.text}>
                {need.text} {need.isPrivate && <span className={styles.private}>{isPrivate}</span>}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}
