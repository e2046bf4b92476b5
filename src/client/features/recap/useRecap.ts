import { useMemo } from 'react';
import { type Recap, recapOf } from '../../../domain/recap/recap.ts';
import type { RecapNoteSource } from '../../../domain/recap/source.ts';
import { peopleInClosing } from '../../../domain/table/conversation/peopleInClosing.ts';
import { useMeetingState, useTableSelector } from '../../session/hooks.ts';
import { useLanguage } from '../../ui/strings.ts';
import { useNames } from '../roles/useNames.ts';

export interface RecapWishes {
  readonly names: boolean;
  /** Only where a note-taker asked for them. */
  readonly privateNotes?: readonly RecapNoteSource[] | undefined;
}

/** The recap of the table that is open, as this person may see it. */
export function useRecap({ names, privateNotes }: RecapWishes): Recap {
  // It sums up all of it.
  const table = useTableSelector((whole) => whole);
  const language = useLanguage();
  const state = useMeetingState();
  const session = state.kind === 'open' ? state.session.session : undefined;
  const { closing, words } = table.conversation;
  const named = [
    ...words.flatMap(({ by }) => (by === undefined ? [] : [by])),
    ...(names ? peopleInClosing(closing) : []),
  ];
  const nameOf = useNames(named);
  const known = named.map((id) => nameOf(id) ?? '').join('\n');
  const startedAt = session?.startedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names that are known stand for the function that knows them
  return useMemo(
    () =>
      recapOf({
        table,
        language,
        nameOf,
        withNames: names,
        ...(startedAt !== undefined && { startedAt }),
        ...(privateNotes && { privateNotes }),
      }),
    [table, language, known, names, startedAt, privateNotes],
  );
}
