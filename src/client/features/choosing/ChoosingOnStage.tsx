import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { FOCUS_FALLBACK } from '../../ui/useKeepFocus.ts';
import { roomStrings } from '../room/roomStrings.ts';
import { AreaLabel } from '../table/card/AreaLabel.tsx';
import { choosingStrings } from './choosingStrings.ts';
import { useChoice } from './useChoice.ts';

/** Between cards. */
const GAP_EM = 1;
/** From this width on three cards stand in a row. */
const ROW_EM = 36;

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    minHeight: 0,
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    gap: 'min(0.8em, 1vh)',
    outlineStyle: 'none',
  },
  heading: { margin: 0, fontSize: '1.7em', lineHeight: 1.2, textAlign: 'center', textWrap: 'balance' },
  quiet: { margin: 0, textAlign: 'center', color: tokens.colorNeutralForeground2 },
  cards: {
    minHeight: 0,
    overflowY: 'auto',
    display: 'grid',
    // Beside each other where all fit, else below each other: never two and one.
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, max((100% - ${2 * GAP_EM}em) / 3, (${ROW_EM}em - 100%) * 999)), 1fr))`,
    alignContent: 'safe center',
    alignItems: 'stretch',
    gap: `${GAP_EM}em`,
    margin: 0,
    padding: '0.4em',
    listStyleType: 'none',
  },
  card: {
    boxSizing: 'border-box',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '0.45em',
    padding: 'min(0.8em, 2vh) min(1.1em, 1.6vw)',
    borderRadius: '0.9em',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
  },
  question: {
    flexGrow: 1,
    margin: 0,
    fontSize: '1.35em',
    lineHeight: 1.25,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'break-word',
    hyphens: 'auto',
  },
  count: { margin: 0, fontSize: '1.15em', fontWeight: tokens.fontWeightSemibold },
  hands: { margin: 0, color: tokens.colorNeutralForeground2 },
  /** The whole card is seen, with its numbers: the stage does not scroll. */
  fitting: { fontSize: 'max(1em, min(1.35em, 5.6vh - 13px))' },
  scrolling: { display: 'flex', flexDirection: 'column' },
});

export interface ChoosingOnStageProps {
  readonly scrolls: boolean;
  readonly className?: string | undefined;
}

/** The cards that lie out, for everybody to read and to point at. Without a control for pointing: the stage may be on a wall. */
export function ChoosingOnStage({ scrolls, className }: ChoosingOnStageProps): ReactNode {
  const styles = useStyles();
  const t = useStrings(choosingStrings);
  const verbs = useVerbs();
  const { layCards } = useTable('may').may;
  const choice = useChoice();
  const room = useStrings(roomStrings);
  const { hands } = useConversation('hands');
  if (!choice) return null;
  const counted = hands[choice.pollId];
  const { cards, counts, isShown, isForged, tooFew } = choice;
  return (
    <section
      aria-label={t.title}
      tabIndex={-1}
      className={mergeClasses(styles.root, scrolls && styles.scrolling, className)}
      {...FOCUS_FALLBACK}
    >
      <div>
        <h2 className={styles.heading}>{isShown ? t.shown : t.question}</h2>
        {!isShown && <p className={styles.quiet}>{tooFew ? t.tooFew : t.onStage}</p>}
        {isForged && <p className={styles.quiet}>{t.notTheServers}</p>}
      </div>
      <ul className={styles.cards}>
        {cards.map(({ card, place }) => (
          <li key={card.id} className={styles.card}>
            <AreaLabel area={card.area} />
            <h3 className={mergeClasses(styles.question, !scrolls && styles.fitting)} lang={card.language}>
              {card.question}
            </h3>
            {counts && <p className={styles.count}>{t.pointing(counts[place] ?? 0)}</p>}
            {counted && <p className={styles.hands}>{room.counted(`${counted[place] ?? 0}`)}</p>}
            {layCards && (
              <TextButton
                look="stage"
                aria-label={t.takeNamed(card.question)}
                onClick={() => verbs.turn(card.id)}
              >
                {t.take}
              </TextButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
