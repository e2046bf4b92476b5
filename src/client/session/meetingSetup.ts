/** The choices made when the app was added to the meeting, stored in the tab's URL. */
import type { Purpose } from '../../domain/table/conversation/schema.ts';
import type { TableAccess } from '../../domain/table/schema.ts';
import { SLUG } from '../../shared/contract/ids.ts';

/** All fields have defaults. */
export interface MeetingSetup {
  readonly deckId?: string;
  /** Ids of the deck's areas to use; by default all. */
  readonly areaIds?: readonly string[];
  readonly purpose?: Purpose;
  readonly access?: TableAccess;
  /** Suggested for a card. */
  readonly minutes?: number;
  readonly beginWithRound?: boolean;
}

export function setupParameters(setup: MeetingSetup): readonly (readonly [string, string])[] {
  const { deckId, areaIds, purpose, access, minutes, beginWithRound } = setup;
  const all: readonly (readonly [string, string | undefined])[] = [
    ['deck', deckId],
    ['areas', areaIds?.join('.')],
    ['purpose', purpose],
    ['table', access],
    ['minutes', minutes?.toString()],
    ['round', beginWithRound ? 'yes' : undefined],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** Ignores unknown and invalid values: the URL may come from another release, or from anyone. */
export function readSetup(address: string): MeetingSetup {
  const given = new URLSearchParams(/\?([^#]*)/.exec(address)?.[1]);
  const deckId = given.get('deck') ?? '';
  const areaIds = (given.get('areas') ?? '').split('.').filter((id) => SLUG.test(id));
  const purpose = given.get('purpose');
  const access = given.get('table');
  const minutes = Number(given.get('minutes') ?? '');
  return {
    ...(SLUG.test(deckId) && { deckId }),
    ...(areaIds.length > 0 && { areaIds }),
    ...((purpose === 'talk' || purpose === 'development') && { purpose }),
    ...((access === 'open' || access === 'led') && { access }),
    ...(Number.isInteger(minutes) && minutes >= 1 && minutes <= 60 && { minutes }),
    ...(given.get('round') === 'yes' && { beginWithRound: true }),
  };
}
