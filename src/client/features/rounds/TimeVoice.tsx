import type { ReactNode } from 'react';
import type { CountdownView } from '../../../domain/table/conversation/view.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useStrings } from '../../ui/strings.ts';
import { useSpeaks } from '../../ui/voice.ts';
import { useTold } from '../happenings/useTold.ts';
import { timeWord } from './countdown.ts';
import { timeStrings } from './timeStrings.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

/** Says what time does by itself: a minute before the end, and the end. What people do with it the announcer says. */
export function TimeVoice(): ReactNode {
  const { timer: t, silence: s } = useStrings(timeStrings);
  const { timer, silence } = useConversation('timer', 'silence');
  const speaks = useSpeaks();
  const [told] = useTold();
  if (!speaks || told !== 'all') return null;
  return (
    <>
      {timer && <Countdown key={timer.id} time={timer} minute={t.sayMinute} over={t.sayOver} />}
      {silence && !isEndedEarly(silence) && (
        <Countdown key={silence.id} time={silence} minute="" over={s.sayOver} />
      )}
    </>
  );
}

/** By a person, which the announcer has said. */
function isEndedEarly({ startedAtMs, endsAtMs }: CountdownView): boolean {
  return endsAtMs - startedAtMs < 1_000;
}

interface CountdownProps {
  readonly time: CountdownView;
  readonly minute: string;
  readonly over: string;
}

function Countdown({ time, minute, over }: CountdownProps): ReactNode {
  const word = timeWord(time.endsAtMs - time.startedAtMs, useSecondsLeft(time.endsAtMs));
  const texts = { started: '', minute, over };
  return <LiveRegion message={texts[word]} />;
}
