import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { CarriedActionView, CarriedView } from '../../../domain/table/conversation/view.ts';
import { useApi, useConversation } from '../../session/conversationHooks.ts';
import { useVerbs } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { YesNo } from '../prepare/Choices.tsx';
import { followUpStrings } from './followUpStrings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  word: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground2 },
  left: { alignSelf: 'flex-start', minWidth: 0, maxWidth: '100%' },
});

/**
 * What the meeting's last session passed on: open actions to tick off, its facilitators, and the cards that are set
 * aside.
 */
export function LastTime(): ReactNode {
  const { carried } = useConversation('carried');
  return carried ? <Carried carried={carried} /> : null;
}

function Carried({ carried }: { readonly carried: CarriedView }): ReactNode {
  const styles = useStyles();
  const t = useStrings(followUpStrings);
  const language = useLanguage();
  const names = useLeaders(carried);
  const { actions } = carried;
  const word = [
    carried.endedAt !== undefined && t.lastOn(longDate(carried.endedAt, language)),
    names.length > 0 && t.ledBy(new Intl.ListFormat(language).format(names), names.length),
  ].filter((sentence) => sentence !== false);
  return (
    <section className={styles.root} aria-label={t.title}>
      <h2 className={styles.heading}>{t.title}</h2>
      {word.length > 0 && <p className={styles.word}>{word.join(' ')}</p>}
      {actions.length === 0 && <p className={styles.word}>{t.noActions}</p>}
      {actions.length > 0 && (
        <ul className={styles.list} aria-label={t.actions}>
          {actions.map((action) => (
            <Action key={action.id} action={action} />
          ))}
        </ul>
      )}
      {actions.length > 0 && actions.every(({ done }) => done) && <p className={styles.word}>{t.allDone}</p>}
      <UsedCards />
    </section>
  );
}

function Action({ action }: { readonly action: CarriedActionView }): ReactNode {
  const styles = useStyles();
  const t = useStrings(followUpStrings);
  const language = useLanguage();
  const verbs = useVerbs();
  const { may } = useConversation('may');
  const { id, text, owner, due, done } = action;
  const hint = [owner !== undefined && t.owner(owner), due !== undefined && t.due(longDate(due, language))]
    .filter((part) => part !== false)
    .join(' · ');
  return (
    <li>
      <YesNo
        checked={done}
        disabled={!may.publish}
        {...(hint !== '' && { hint })}
        onChange={(checked) => verbs.setActionDone(id, checked)}
      >
        <span className={done ? styles.done : undefined}>{text}</span>
      </YesNo>
    </li>
  );
}

function UsedCards(): ReactNode {
  const styles = useStyles();
  const t = useStrings(followUpStrings);
  const verbs = useVerbs();
  const { leftOut, notForUs, may } = useConversation('leftOut', 'notForUs', 'may');
  const used = leftOut.filter(({ id, used: before }) => before && !notForUs.includes(id));
  if (used.length === 0) return null;
  return (
    <>
      <p className={styles.word}>{t.used(used.length)}</p>
      {may.prepare && (
        <Button size="small" className={styles.left} onClick={() => verbs.takeIn(used.map(({ id }) => id))}>
          {t.useAgain}
        </Button>
      )}
    </>
  );
}

/** Names of the last facilitators; empty until the server has named them, and for people who have left the meeting. */
function useLeaders({ fromSessionId, ledBy }: CarriedView): readonly string[] {
  const api = useApi();
  const [names, setNames] = useState<readonly string[]>([]);
  const who = ledBy.join(' ');
  useEffect(() => {
    if (!api || who === '') return undefined;
    let isWanted = true;
    const ids = who.split(' ');
    api.names(fromSessionId, { participants: ids }).then(
      ({ names: known }) => isWanted && setNames(ids.flatMap((id) => known[id] ?? [])),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [api, fromSessionId, who]);
  return names;
}

/** `2026-12-01` and times alike. */
function longDate(iso: string, language: string): string {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}
