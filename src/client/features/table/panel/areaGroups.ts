import type { AreaView, CardView } from '../../../../domain/table/cardView.ts';
import type { TableView } from '../../../../domain/table/tableView.ts';

export interface AreaGroup {
  /** Undefined for own cards without an area. */
  readonly area: AreaView | undefined;
  /** In the order of the spread. */
  readonly cards: readonly CardView[];
  /** Those of them that lie face down. */
  readonly left: readonly CardView[];
}

/** The deck by area in the deck's order; own cards without an area come last, if there are any. */
export function areaGroups({ areas, cards }: Pick<TableView, 'areas' | 'cards'>): readonly AreaGroup[] {
  const group = (area: AreaView | undefined): AreaGroup => {
    const there = cards.filter((card) => card.area?.id === area?.id);
    return { area, cards: there, left: there.filter((card) => card.place === 'faceDown') };
  };
  const withoutArea = group(undefined);
  return [...areas.map(group), ...(withoutArea.cards.length > 0 ? [withoutArea] : [])];
}
