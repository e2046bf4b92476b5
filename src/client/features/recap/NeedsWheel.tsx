import type { ReactNode } from 'react';
import type { Recap } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useStrings } from '../../ui/strings.ts';
import { Wheel } from '../catalogue/wheel/Wheel.tsx';
import { recapStrings } from './recapStrings.ts';
import { useRecapStyles } from './recapStyles.ts';

/** Where the needs lie: a picture for the eye, and a table that says the same. */
export function NeedsWheel({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const { needs, wheel, language } = recap;
  const { table, elsewhere, headings, isPrivate } = recapWords(language);
  const areas = wheel.areas.map((area) => ({
    ...area,
    places: area.places.map((place) => ({
      id: place.id,
      name: t.placeNeeds(place.title, area.title, place.needs.length),
      dots: place.needs.map(() => true),
    })),
  }));
  const rows = wheel.areas.flatMap((area) =>
    area.places.map((place) => ({
      id: place.id,
      area: area.title,
      place: place.title,
      needs: needs.filter((need) => need.place === place.id),
    })),
  );
  const known = new Set(rows.map(({ id }) => id));
  const off = needs.filter(({ place }) => place === undefined || !known.has(place));
  const all = [...rows, { id: '', area: '', place: elsewhere, needs: off }].filter(
    (row) => row.needs.length > 0,
  );
  return (
    <div className={styles.wheel}>
      <Wheel areas={areas} label={t.wheel(needs.length)} />
      <table className={styles.table} aria-label={headings.needs}>
        <thead>
          <tr>
            <th scope="col">{table.place}</th>
            <th scope="col">{table.need}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.place}
                {row.area !== '' && <div className={styles.area}>{row.area}</div>}
              </th>
              <td>
                <ul className={styles.list}>
                  {row.needs.map((need) => (
                    <li key={need.id} className={styles.text}>
                      {need.text} {need.isPrivate && <span className={styles.private}>{isPrivate}</span>}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
