import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ParticipantId } from '../../../../domain/table/seat.ts';
import { useConversation } from '../../../session/conversationHooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { useRoomNames } from '../../room/useRoomNames.ts';
import { ClosingForm } from '../ClosingWords.tsx';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';

/** For a facilitator: closing words of those in the room who are named, one form at a time. */
export function WriteForRoom(): ReactNode {
  const round = useRoundStyles();
  const { room: t } = useStrings(roundStrings).closing;
  const { closing } = useConversation('closing');
  const people = useRoomNames() ?? [];
  const [open, setOpen] = useState<ParticipantId>();
  const form = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const formId = useId();
  const person = people.find(({ id }) => id === open);
  const openId = person?.id;
  useEffect(() => {
    if (openId !== undefined) form.current?.querySelector('textarea')?.focus();
  }, [openId]);
  if (people.length === 0) return null;
  const nameOf = (name: string) => name || t.somebody;
  return (
    <section aria-labelledby={headingId} className={round.part}>
      <h3 id={headingId} className={round.heading}>
        {t.title}
      </h3>
      <p className={round.quiet}>{t.hint}</p>
      <div className={round.buttons}>
        {people.map(({ id, name }) => (
          <TextButton
            key={id}
            aria-expanded={id === openId}
            aria-controls={id === openId ? formId : undefined}
            onClick={() => setOpen(id === openId ? undefined : id)}
          >
            {closing.some((words) => words.id === id) ? '✓ ' : ''}
            {t.writeFor(nameOf(name))}
          </TextButton>
        ))}
      </div>
      {person && (
        <div ref={form} id={formId}>
          <ClosingForm key={person.id} person={{ ...person, name: nameOf(person.name) }} />
        </div>
      )}
    </section>
  );
}
