import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useApi } from '../../session/conversationHooks.ts';
import { useSessionId, useTable, useTableSession } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { rolesStrings } from '../roles/rolesStrings.ts';
import { useNames } from '../roles/useNames.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    rowGap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  word: { margin: 0, overflowWrap: 'anywhere' },
});

/** Who has opened the stage for people without an account, and the way to close it to them. */
export function GuestAccess(): ReactNode {
  const styles = useStyles();
  const language = useLanguage();
  const t = useStrings(rolesStrings);
  const api = useApi();
  const sessionId = useSessionId();
  const { me } = useTableSession();
  const { facilitators } = useTable('facilitators');
  const [sharers, setSharers] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState(false);
  const nameOf = useNames(sharers);

  const ask = useCallback(async () => {
    if (api === undefined || sessionId === undefined) return;
    const { viewings } = await api.stageShares(sessionId);
    setSharers(viewings.map(({ by }) => by));
  }, [api, sessionId]);
  useEffect(() => {
    if (me.role === 'member') void ask().catch(() => undefined);
  }, [ask, me.role]);

  if (sharers.length === 0) return null;
  const mayClose = me.organiser || facilitators.includes(me.id);
  const names = [...new Set(sharers)].map((id) => (id === me.id ? t.me : (nameOf(id) ?? t.somebody)));
  const close = async () => {
    setFailed(false);
    if (api === undefined || sessionId === undefined) return;
    await api
      .endStageShares(sessionId)
      .then(ask)
      .catch(() => setFailed(true));
  };
  return (
    <section className={styles.root} aria-label={t.guestAccess}>
      <p className={styles.word}>{t.openedBy(new Intl.ListFormat(language).format(names))}</p>
      {mayClose && (
        <Button size="small" onClick={() => void close()}>
          {t.closeToGuests}
        </Button>
      )}
      {failed && (
        <p className={styles.word} role="alert">
          {t.failed}
        </p>
      )}
    </section>
  );
}
