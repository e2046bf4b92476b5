import type { ReactNode } from 'react';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { inLanguage } from '../../../domain/deck/localized.ts';
import { useLanguage } from '../../ui/strings.ts';

/** A catalogue's places by area, for a `select`. */
export function PlaceOptions({ catalogue }: { readonly catalogue: Catalogue }): ReactNode {
  const language = useLanguage();
  return catalogue.areas.map((area) => (
    <optgroup key={area.id} label={inLanguage(area.title, language)}>
      {area.places.map(({ id, title }) => (
        <option key={id} value={id}>
          {inLanguage(title, language)}
        </option>
      ))}
    </optgroup>
  ));
}
