import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { subtitle } from '../../../domain/recap/outline.ts';
import { recapWords } from '../../../domain/recap/words.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { FOCUS_FALLBACK } from '../../ui/useKeepFocus.ts';
import { useSpeaks } from '../../ui/voice.ts';
import { RecapBody } from './RecapBody.tsx';
import { recapPagesStrings } from './recapPagesStrings.ts';
import { recapStrings } from './recapStrings.ts';
import { useFittingSize } from './useFittingSize.ts';
import { type OwnPage, usePages } from './usePages.ts';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: 'min(100%, 76em)',
    height: '100%',
    minHeight: 0,
    marginInline: 'auto',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    rowGap: '0.7em',
    textAlign: 'start',
  },
  /** Below its own heading. */
  ended: { flexGrow: 1, flexBasis: 0, height: 'auto' },
  scrolling: { display: 'block', height: 'auto', flexBasis: 'auto' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '0.8em' },
  title: {
    margin: 0,
    fontSize: '1.3em',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
  },
  word: { margin: 0, color: tokens.colorNeutralForeground2 },
  page: {
    minHeight: 0,
    overflowY: 'auto',
    '--wheel': 'max(300px, 52vh)',
    padding: '0.2em',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0.4em 0.9em',
    minHeight: '44px',
  },
  /** In sight on a page that scrolls, too, for a person who has the buttons nowhere else. */
  footBelow: {
    position: 'sticky',
    insetBlockEnd: '-0.8em',
    marginBlockStart: '0.8em',
    padding: '0.4em 0.5em',
    borderRadius: '0.7em',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
  },
  pager: {
    display: 'flex',
    alignItems: 'center',
    gap: '0.5em',
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  follow: { flexGrow: 1, margin: 0, color: tokens.colorNeutralForeground2 },
  quiet: {
    '@media (hover: hover)': { opacity: 0 },
    ':is(main:hover *)': { opacity: 1 },
    ':is(main:focus-within *)': { opacity: 1 },
  },
  heard: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

export interface RecapStageProps {
  /** The stage scrolls as a page. */
  readonly scrolls: boolean;
  /** The page that this person reads on their own; undefined while they follow the facilitator. */
  readonly own: OwnPage | undefined;
  readonly onOwn: (page: OwnPage | undefined) => void;
}

const TURNS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * The recap on the stage, page by page. A facilitator turns the pages for all; each person may read on their own, and what they read
 * stays until they go back to the table.
 */
export function RecapStage({ scrolls, own, onOwn }: RecapStageProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(recapStrings);
  const p = useStrings(recapPagesStrings);
  const title = recapWords(useLanguage()).title;
  const { phase, may } = useTable('phase', 'may');
  const { recapShown } = useConversation('recapShown');
  const verbs = useVerbs();
  const { pages, at, showAll } = usePages(own);
  // A person with a panel has the buttons there, or finds them by pointer and keyboard.
  const quiet = useSpeaks() ? undefined : styles.quiet;
  const page = pages[at];
  const room = useFittingSize<HTMLElement>(JSON.stringify(page), !scrolls);
  const name = page?.name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    if (scrolls) room.current?.closest('main')?.scrollTo({ top: 0 });
  }, [room, scrolls, name]);
  const isEnded = phase === 'ended';
  const leads = recapShown && may.facilitate && own === undefined;
  const label = page ? p.page(at + 1, pages.length, page.title) : title;
  if (isEnded && !page) return null;

  const turn = (by: 1 | -1) => {
    const to = at + by;
    const next = pages[to];
    if (!next) return;
    if (leads) showAll(to);
    else onOwn({ name: next.name, number: to + 1 });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = TURNS[event.key];
    if (by === undefined || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    turn(by);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys do what the buttons in it do
    <div
      className={mergeClasses(styles.root, isEnded && styles.ended, scrolls && styles.scrolling)}
      onKeyDown={onKeyDown}
    >
      {isEnded ? (
        <span />
      ) : (
        <div className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          {page && <p className={styles.word}>{subtitle(page.recap)}</p>}
        </div>
      )}
      <section
        key={name}
        ref={room}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that does not all fit is scrolled by keyboard
        tabIndex={0}
        className={styles.page}
        {...FOCUS_FALLBACK}
      >
        {page ? <RecapBody recap={page.recap} /> : <p className={styles.word}>{t.empty}</p>}
      </section>
      <div className={mergeClasses(styles.foot, scrolls && quiet === undefined && styles.footBelow)}>
        {pages.length > 1 && (
          <fieldset aria-label={p.pages} className={styles.pager}>
            <span className={styles.number}>{p.number(at + 1, pages.length)}</span>
            <TextButton look="stage" className={quiet} repeats disabled={at === 0} onClick={() => turn(-1)}>
              {p.previous}
            </TextButton>
            <TextButton
              look="stage"
              appearance={leads && at < pages.length - 1 ? 'primary' : 'secondary'}
              className={quiet}
              repeats
              disabled={at === pages.length - 1}
              onClick={() => turn(1)}
            >
              {p.next}
            </TextButton>
          </fieldset>
        )}
        {!isEnded && (
          <>
            <p role="status" className={styles.follow}>
              {leads ? '' : own === undefined ? p.following : recapShown ? p.alone : p.goneOn}
            </p>
            {leads && (
              <TextButton
                look="stage"
                appearance="subtle"
                className={quiet}
                onClick={() => verbs.showRecap(false)}
              >
                {t.hide}
              </TextButton>
            )}
            {!leads && own === undefined && page && (
              <TextButton
                look="stage"
                appearance="subtle"
                className={quiet}
                onClick={() => onOwn({ name: page.name, number: at + 1 })}
              >
                {p.letGo}
              </TextButton>
            )}
            {own !== undefined && (
              <TextButton look="stage" onClick={() => onOwn(undefined)}>
                {recapShown ? p.follow : p.back}
              </TextButton>
            )}
          </>
        )}
      </div>
      {/* What a facilitator turns to is told with all that happens at the table. */}
      <div role="status" className={styles.heard}>
        {own !== undefined ? label : ''}
      </div>
    </div>
  );
}
