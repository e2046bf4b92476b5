import { useEffect, useState } from 'react';
import { type Catalogue, DEFAULT_CATALOGUE } from '../../../../domain/catalogue/catalogue.ts';
import type { CatalogueSummary } from '../../../../shared/contract/schemas/decks.ts';
import type { DeckApi } from '../../../session/deckApi.ts';

export interface CataloguesHere {
  /** Empty until they are known. */
  readonly offered: readonly CatalogueSummary[];
  /** The deck's; undefined until it is known, and while it cannot be fetched. */
  readonly catalogue: Catalogue | undefined;
}

/** The catalogues that a deck can name, and the contents of its own. Without them a deck is edited as well. */
export function useCatalogues(
  api: Pick<DeckApi, 'catalogues' | 'catalogue'>,
  id: string = DEFAULT_CATALOGUE,
): CataloguesHere {
  const [offered, setOffered] = useState<readonly CatalogueSummary[]>([]);
  const [catalogue, setCatalogue] = useState<Catalogue>();
  useEffect(() => {
    void api.catalogues().then(setOffered, () => undefined);
  }, [api]);
  useEffect(() => {
    let isWanted = true;
    void api.catalogue(id).then(
      (found) => isWanted && setCatalogue(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [api, id]);
  return { offered, catalogue };
}
