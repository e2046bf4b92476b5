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
  const { silence, placement } = useStrings(timeStrings);
  const table = useTable();
  const { me } = useTableSession();
  const { timer, speaking } = table.conversation;
  const nameOf = useNames(speaking?.speaker === undefined ? [] : [speaking.speaker]);
  // What is in use when this part comes has just begun.
  const before = useRef<typeof table>({
    ...table,
    conversation: { ...table.conversation, speaking: undefined, silence: undefined, placements: [] },
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
        saySilence: silence.sayStarted,
        sayPlacement: placement.sayOpened,
        sayRevealed: (counts) => placement.sayRevealed(placement.spoken(counts)),
      },
      { me: me.id, nameOf: (id) => nameOf(id) ?? rounds.somebody },
    );
    before.current = table;
    if (said !== undefined) setMessage(said);
  }, [table, rounds, silence, placement, me, nameOf]);

  return (
    <>
      <LiveRegion message={message} />
      {timer && <TimerVoice key={timer.id} timer={timer} />}
    </>
  );
}

function TimerVoice({ timer }: { readonly timer: CountdownView }): ReactNode {
  const { timer: t } = useStrings(timeStrings);
  const seconds = useSecondsLeft(timer.endsAtMs);
  const lengthMs = timer.endsAtMs - timer.startedAtMs;
  const word = timeWord(lengthMs, seconds);
  const length = Math.round(lengthMs / 1_000);
  // A region that comes together with its text is not read: it says so a moment later.
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setReady(true), 100);
    return () => clearTimeout(waiting);
  }, []);
  const texts = {
    started: t.sayStarted(t.spoken(Math.floor(length / 60), length % 60)),
    minute: t.sayMinute,
    over: t.sayOver,
  };
  return <LiveRegion message={ready ? texts[word] : ''} />;
}
