import { useState } from 'react';
import { ApiFailure } from '../../session/api.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTableSession } from '../../session/hooks.ts';
import { useNoteTaking, useSessionRoles } from '../../session/noteHooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { rolesStrings } from './rolesStrings.ts';

export interface NoteTakers {
  /** Participant ids. */
  readonly all: readonly string[];
  readonly isMine: boolean;
  /** There is no note-taker, and this facilitator may become one. */
  readonly mayBegin: boolean;
  readonly busy: boolean;
  /** What became of the last change, if it failed. */
  readonly problem: string | undefined;
  readonly change: (participant: string, held: boolean) => void;
}

/** The note-takers. Only people with the role give and take it: others have no access to the notes. */
export function useNoteTakers(): NoteTakers {
  const t = useStrings(rolesStrings);
  const { me } = useTableSession();
  const taking = useNoteTaking();
  const { facilitators = [], noteTakers: all = [] } = useSessionRoles() ?? {};
  const conversation = useConversation('noteTakers');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isMine = all.includes(me.id);

  const change = async (participant: string, held: boolean) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await taking?.change(participant, held);
    } catch (error) {
      const isRefused = error instanceof ApiFailure && error.code === 'not_allowed';
      setProblem(isRefused ? t.notesBegun : t.failed);
    }
    setBusy(false);
  };
  return {
    all,
    isMine,
    // The person who starts the meeting becomes note-taker and says so at the table. Without one, the role was
    // claimed before the start.
    mayBegin: !isMine && facilitators.includes(me.id) && conversation.noteTakers.length === 0,
    busy,
    problem,
    change: (participant, held) => void change(participant, held),
  };
}
