import { type ReactNode, useEffect, useState } from 'react';
import { momentInWords } from '../../../domain/recap/dates.ts';
import type { SessionSummary } from '../../../shared/contract/schemas/sessions.ts';
import { useHost } from '../../context/hostContext.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { useMeetingState } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { RecapLink } from './RecapLink.tsx';
import { recapStrings } from './recapStrings.ts';
import { useRecapStyles } from './recapStyles.ts';

/** The recaps of the same meeting's earlier sessions, newest first. Nothing where there are none. */
export function EarlierMeetings(): ReactNode {
  const styles = useRecapStyles();
  const t = useStrings(recapStrings);
  const language = useLanguage();
  const api = useApi();
  const { meetingId } = useHost().context;
  const state = useMeetingState();
  const here = state.kind === 'open' ? state.session.session.id : undefined;
  const [sessions, setSessions] = useState<readonly SessionSummary[]>([]);
  useEffect(() => {
    if (api === undefined || meetingId === undefined) return undefined;
    let isWanted = true;
    api.listSessions({ meetingId }).then(
      (all) => isWanted && setSessions(all.filter(({ id, endedAt }) => id !== here && endedAt !== undefined)),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [api, meetingId, here]);

  if (sessions.length === 0) return null;
  return (
    <section aria-label={t.sessions} className={styles.section}>
      <h2 className={styles.heading}>{t.sessions}</h2>
      {sessions.map(({ id, startedAt }) => (
        <details key={id}>
          <summary className={styles.summary}>{t.session(momentInWords(startedAt, language))}</summary>
          <RecapLink sessionId={id} />
        </details>
      ))}
    </section>
  );
}
