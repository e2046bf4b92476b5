import { mergeClasses } from '@fluentui/react-components';
import { BoardFilled, BoardRegular } from '@fluentui/react-icons/svg/board';
import { DataPieFilled, DataPieRegular } from '@fluentui/react-icons/svg/data-pie';
import { EditFilled, EditRegular } from '@fluentui/react-icons/svg/edit';
import { StackFilled, StackRegular } from '@fluentui/react-icons/svg/stack';
import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
} from 'react';
import { sidePanelStrings } from '../ui/panelStrings.ts';
import { useStrings } from '../ui/strings.ts';
import { FOCUS_FALLBACK } from '../ui/useKeepFocus.ts';
import { usePlacesStyles } from './placesStyles.ts';

/** The panel's places, at most four, in the order in which they stand at its foot. `mine`: notes, or one's own words. */
export const PLACES = ['now', 'cards', 'mine', 'catalogue'] as const;
type TabName = (typeof PLACES)[number];
/** `own`: the cards that one writes, a part of the cards. */
export type PlaceName = TabName | 'own';

interface Icons {
  readonly there: ComponentType<{ readonly className?: string }>;
  readonly away: ComponentType<{ readonly className?: string }>;
}

const ICONS: Readonly<Record<TabName, Icons>> = {
  now: { there: BoardFilled, away: BoardRegular },
  cards: { there: StackFilled, away: StackRegular },
  mine: { there: EditFilled, away: EditRegular },
  catalogue: { there: DataPieFilled, away: DataPieRegular },
};

const KEYS: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (at) => (at + 1) % PLACES.length,
  ArrowLeft: (at) => (at + PLACES.length - 1) % PLACES.length,
  Home: () => 0,
  End: () => PLACES.length - 1,
};

export function placeTabId(place: PlaceName): string {
  return `place-${tabOf(place)}`;
}

function tabOf(place: PlaceName): TabName {
  return place === 'own' ? 'cards' : place;
}

/** Of the one place that is on screen. */
export const PLACE_PANEL_ID = 'place-panel';

export interface PlacesProps {
  readonly place: PlaceName;
  /** Whether this person takes notes. */
  readonly takesNotes: boolean;
  readonly onChange: (place: PlaceName) => void;
}

export function Places({ place, takesNotes, onChange }: PlacesProps): ReactNode {
  const styles = usePlacesStyles();
  const t = useStrings(sidePanelStrings);
  const list = useRef<HTMLDivElement>(null);
  useFocusInSight(list);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = PLACES[KEYS[event.key]?.(PLACES.indexOf(tabOf(place))) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
    list.current?.querySelector<HTMLElement>(`#${placeTabId(next)}`)?.focus();
  };

  return (
    <nav aria-label={t.places.label}>
      <div ref={list} role="tablist" className={styles.root} onKeyDown={onKeyDown}>
        {PLACES.map((name) => {
          const here = name === tabOf(place);
          const Icon = here ? ICONS[name].there : ICONS[name].away;
          return (
            <button
              key={name}
              id={placeTabId(name)}
              type="button"
              role="tab"
              aria-selected={here}
              {...(here ? { 'aria-controls': PLACE_PANEL_ID, ...FOCUS_FALLBACK } : { tabIndex: -1 })}
              className={mergeClasses(styles.tab, here ? styles.here : styles.away)}
              onClick={({ detail }) => {
                onChange(name);
                // By keyboard or screen reader: the place stands before its tab.
                if (detail === 0) document.getElementById(PLACE_PANEL_ID)?.focus();
              }}
            >
              <Icon className={styles.icon} />
              {name === 'mine' && takesNotes ? t.places.notes : t.places[name]}
            </button>
          );
        })}
      </div>
    </nav>
  );
}

/** Much enlarged, the whole panel scrolls: a place that grows above must not push the tab with the focus out of sight. */
function useFocusInSight(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const panel = list.current?.parentElement?.parentElement;
    if (!panel) return;
    const grown = new ResizeObserver(() => {
      const focused = document.activeElement;
      if (list.current?.contains(focused)) focused?.scrollIntoView({ block: 'nearest' });
    });
    grown.observe(panel);
    return () => grown.disconnect();
  }, [list]);
}
