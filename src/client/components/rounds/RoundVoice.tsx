import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CountdownView } from '../../../domain/table/conversation/view.ts';
import { useTable, useTableSession } from '../../session/hooks.ts';
import { roundStrings } from '../../strings/rounds.ts';
import { useStrings } from '../../strings/strings.ts';
import { timeStrings } from '../../strings/time.ts';
import { LiveRegion } from '../LiveRegion.tsx';
import { timeWord } from './countdown.ts';
import { roundAnnouncement } from './roundAnnouncement.ts';
import { useNames } from './useNames.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

/** Says what happens in the rounds, for those who do not see it. One of a person's windows is enough. */
export function RoundVoice(): ReactNode {
  const rounds = useStrings(roundStrings).speaking;
  const { timer: t, silence: s, placement } = useStrings(timeStrings);
  const table = useTable();
  const { me } = useTableSession();
  const { timer, silence, speaking } = table.conversation;
  const nameOf = useNames(speaking?.speaker === undefined ? [] : [speaking.speaker]);
  // What is in use when this part comes has just begun.
  const before = useRef<typeof table>({
    ...table,
    conversation: { ...table.conversation, speaking: undefined, placements: [] },
  });
  const [message, setMessage] = useState('');
  useEffect(() => {
    const said = roundAnnouncement(
      before.current,
      table,
      {
        saySpeaks: rounds.saySpeaks,
        sayYou: rounds.sayYou,
        sayHeard: rounds.sayHeard,
        sayPlacement: placement.sayOpened,
        sayRevealed: (counts) => placement.sayRevealed(placement.spoken(counts)),
      },
      { me: me.id, nameOf: (id) => nameOf(id) ?? rounds.somebody },
    );
    before.current = table;
    if (said !== undefined) setMessage(said);
  }, [table, rounds, placement, me, nameOf]);

  return (
    <>
      <LiveRegion message={message} />
      {timer && (
        <TimeVoice
          key={timer.id}
          time={timer}
          started={(minutes, seconds) => t.sayStarted(t.spoken(minutes, seconds))}
          minute={t.sayMinute}
          over={t.sayOver}
        />
      )}
      {silence && <TimeVoice time={silence} started={() => s.sayStarted} minute="" over={s.sayOver} />}
    </>
  );
}

interface TimeVoiceProps {
  readonly time: CountdownView;
  readonly started: (minutes: number, seconds: number) => string;
  readonly minute: string;
  readonly over: string;
}

function TimeVoice({ time, started, minute, over }: TimeVoiceProps): ReactNode {
  const lengthMs = time.endsAtMs - time.startedAtMs;
  const length = Math.round(lengthMs / 1_000);
  const word = timeWord(lengthMs, useSecondsLeft(time.endsAtMs));
  // A region that comes together with its text is not read: it says so a moment later.
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setReady(true), 100);
    return () => clearTimeout(waiting);
  }, []);
  const texts = { started: started(Math.floor(length / 60), length % 60), minute, over };
  return <LiveRegion message={ready ? texts[word] : ''} />;
}
