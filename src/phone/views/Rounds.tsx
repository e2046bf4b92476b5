/** Time and placement, as the phone sees them. */
import { type ReactNode, useEffect, useState } from 'react';
import { POLL_ANSWERS } from '../../shared/contract/limits.ts';
import type { PhoneTable } from '../../shared/contract/schemas/phones.ts';
import { usePhone, useSession } from '../session/hooks.ts';
import { useTexts } from '../texts.ts';
import { PollForm } from './PollForm.tsx';

const SECOND_MS = 1_000;
const SECONDS_PER_MINUTE = 60;

interface CountdownProps {
  /** By the server's clock when the page was last told. */
  readonly nowMs: number;
}

/** Whole seconds until then by the server's clock, counted by the phone's own. */
function useSecondsLeft(endsAtMs: number | undefined, nowMs: number): number {
  const [aheadMs, setAheadMs] = useState(() => nowMs - Date.now());
  const [atMs, setAtMs] = useState(() => Date.now());
  useEffect(() => setAheadMs(nowMs - Date.now()), [nowMs]);
  useEffect(() => {
    if (endsAtMs === undefined) return undefined;
    setAtMs(Date.now());
    const timer = setInterval(() => setAtMs(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [endsAtMs]);
  return endsAtMs === undefined ? 0 : Math.max(0, Math.ceil((endsAtMs - atMs - aheadMs) / SECOND_MS));
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / SECONDS_PER_MINUTE)}:${String(seconds % SECONDS_PER_MINUTE).padStart(2, '0')}`;
}

/** Without a live region: time is help, and not to be read out each second. */
export function Timer({
  timer,
  nowMs,
}: CountdownProps & { readonly timer: PhoneTable['timer'] | undefined }): ReactNode {
  const t = useTexts();
  const left = useSecondsLeft(timer?.endsAtMs, nowMs);
  return timer && left > 0 ? <p className="time">{t.minutes(clock(left))}</p> : null;
}

export function Silence({
  silence,
  nowMs,
}: CountdownProps & { readonly silence: PhoneTable['silence'] | undefined }): ReactNode {
  const t = useTexts();
  const left = useSecondsLeft(silence?.endsAtMs, nowMs);
  if (!silence || left === 0) return null;
  return (
    <p className="time">
      {t.silence}: {t.minutes(clock(left))}
    </p>
  );
}

/** "More or next", once the time is up: one answer for each person, without a name. */
export function TimeIsUp({
  timer,
  nowMs,
}: CountdownProps & { readonly timer: PhoneTable['timer'] | undefined }): ReactNode {
  const t = useTexts();
  const session = useSession();
  const { answers } = usePhone();
  const left = useSecondsLeft(timer?.endsAtMs, nowMs);
  // The region is there before its text, or it would not be read out.
  if (!timer || left > 0) return <section aria-live="polite" />;
  const isAnswered = answers[timer.id] !== undefined;
  return (
    <section aria-live="polite">
      <p>{t.time}</p>
      {isAnswered ? (
        <p className="hint">{t.answered}</p>
      ) : (
        <div className="row">
          {POLL_ANSWERS.time.map((answer) => (
            <button key={answer} type="button" onClick={() => session.answer(timer.id, answer)}>
              {t[answer]}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

/** Time to read the card, asked for without a name: the facilitator sees how many are reading. */
export function Reading({ pollId }: { readonly pollId: string }): ReactNode {
  const t = useTexts();
  const session = useSession();
  const { answers } = usePhone();
  const isReading = answers[pollId]?.answer === 'reading';
  return (
    <div>
      <button
        type="button"
        className="quiet"
        onClick={() => session.answer(pollId, isReading ? 'done' : 'reading')}
      >
        {isReading ? t.hasRead : t.reading}
      </button>
      <p role="status" className="hint">
        {isReading && t.readingHint}
      </p>
    </div>
  );
}

export interface PlacementProps {
  readonly placement: NonNullable<PhoneTable['placement']>;
}

export function Placement({ placement }: PlacementProps): ReactNode {
  const t = useTexts();
  const { pollId, statement, lowest, highest, counts, tooFew } = placement;

  if (counts) {
    return (
      <section>
        <h2>{statement}</h2>
        <p>{t.spread}</p>
        <ul className="spread">
          {counts.map((count, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places of the scale
            <li key={i}>
              <span className="bar" style={{ inlineSize: `${widthOf(count, counts)}%` }} />
              {t.spreadLine(i + 1, count)}
            </li>
          ))}
        </ul>
      </section>
    );
  }
  const meanings: Readonly<Record<string, string>> = { 1: lowest, 5: highest };
  return (
    <PollForm
      pollId={pollId}
      legend={<legend>{statement === '' ? t.placement : statement}</legend>}
      choices={POLL_ANSWERS.placement.map((answer) => ({
        answer,
        label: t.place(answer, meanings[answer] ?? ''),
      }))}
      hint={t.placementHint}
      submit={t.send}
      tooFew={tooFew ? t.tooFew : undefined}
    />
  );
}

const WHOLE = 100;

function widthOf(count: number, counts: readonly number[]): number {
  return Math.round((WHOLE * count) / Math.max(1, ...counts));
}
