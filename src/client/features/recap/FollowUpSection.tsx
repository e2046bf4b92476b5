import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useRef, useState } from 'react';
import { dayOf } from '../../../domain/recap/dates.ts';
import { toCalendar } from '../../../domain/recap/export/calendar.ts';
import { followUpOf, isDay, suggestedDay } from '../../../domain/recap/followUp.ts';
import type { Recap } from '../../../domain/recap/recap.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useHost } from '../../context/hostContext.ts';
import { fileStrings } from '../../ui/files/fileStrings.ts';
import { useFileStyles } from '../../ui/files/fileStyles.ts';
import { saveFile } from '../../ui/files/saveFile.ts';
import { useStrings } from '../../ui/strings.ts';
import { exportStrings } from './exportStrings.ts';

/** The follow-up in a calendar: as a file, and in the host's own calendar where it has one. */
export function FollowUpSection({ recap }: { readonly recap: Recap }): ReactNode {
  const styles = useFileStyles();
  const t = useStrings(exportStrings);
  const { saved } = useStrings(fileStrings);
  const host = useHost();
  const ids = { day: useId(), hint: useId(), fault: useId() };
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const hasCalendar = host.context.place !== 'outside';
  const day = chosen ?? suggestedDay(recap, dayOf(new Date().toISOString()) ?? '');

  const withDay = (use: () => void) => () => {
    setFaulty(!isDay(day));
    setSaid('');
    if (isDay(day)) use();
    else field.current?.focus();
  };
  const save = withDay(() => {
    const nowIso = new Date().toISOString();
    const text = toCalendar(recap, { followUpOn: day, domain: location.hostname, nowIso });
    const name = `${recapWords(recap.language).fileName(dayOf(recap.startedAt))}.ics`;
    saveFile({ name, contents: new Blob([text], { type: 'text/calendar;charset=utf-8' }) });
    setSaid(saved(name));
  });
  const compose = withDay(async () => {
    const reply = await host.composeMeeting({ ...followUpOf(recap), day });
    if ('refused' in reply) setSaid(t.teamsRefused);
  });

  return (
    <div className={styles.section}>
      <h2 className={styles.heading}>{t.followUp}</h2>
      <p id={ids.hint} className={styles.word}>
        {t.followUpHint}
      </p>
      <label htmlFor={ids.day}>{t.followUpOn}</label>
      <input
        ref={field}
        id={ids.day}
        type="date"
        required
        className={styles.field}
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? `${ids.fault} ${ids.hint}` : ids.hint}
        value={day}
        onChange={({ target }) => setChosen(target.value)}
      />
      {isFaulty && (
        <p id={ids.fault} role="alert" className={styles.word}>
          {t.noDay}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={save}>{t.calendarFile}</Button>
        {hasCalendar && <Button onClick={compose}>{t.inTeams}</Button>}
      </div>
      <p role="status" className={styles.word}>
        {said}
      </p>
    </div>
  );
}
