/** What somebody chose when they added the app to the meeting: it stands in the address of the tab. */
import type { Purpose } from '../../domain/table/conversation/schema.ts';
import type { TableAccess } from '../../domain/table/schema.ts';

/** All of it may be left to its usual value. */
export interface MeetingSetup {
  readonly deckId?: string;
  /** Ids of the deck's areas that are wanted; without it all. */
  readonly areaIds?: readonly string[];
  readonly purpose?: Purpose;
  readonly access?: TableAccess;
  /** Suggested for a card. */
  readonly minutes?: number;
  readonly beginWithRound?: boolean;
}

const ID = /^[a-z0-9-]{1,64}$/;

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

/** Leaves out whatever it does not understand: an address may come from another release, or from anybody. */
export function readSetup(address: string): MeetingSetup {
  const given = new URL(address).searchParams;
  const deckId = given.get('deck') ?? '';
  const areaIds = (given.get('areas') ?? '').split('.').filter((id) => ID.test(id));
  const purpose = given.get('purpose');
  const access = given.get('table');
  const minutes = Number(given.get('minutes') ?? '');
  return {
    ...(ID.test(deckId) && { deckId }),
    ...(areaIds.length > 0 && { areaIds }),
    ...((purpose === 'talk' || purpose === 'development') && { purpose }),
    ...((access === 'open' || access === 'led') && { access }),
    ...(Number.isInteger(minutes) && minutes >= 1 && minutes <= 60 && { minutes }),
    ...(given.get('round') === 'yes' && { beginWithRound: true }),
  };
}
