import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Later } from '../../components/Later.tsx';
import { canReadAloud } from '../../components/rounds/canReadAloud.ts';
import { isAtRound, isInUse } from '../../components/rounds/inUse.ts';
import { useTable, useVerbs } from '../../session/hooks.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { AllDiscussed } from './AllDiscussed.tsx';
import { Foot } from './Foot.tsx';
import { Handled } from './Handled.tsx';
import { KeysSwitch } from './KeysSwitch.tsx';
import { Legend } from './Legend.tsx';
import { Middle } from './Middle.tsx';
import { pictureOf } from './picture.ts';
import { ROUND_MIDDLE, STAGE_READ_ALOUD, STAGE_ROUNDS } from './rounds/late.ts';
import { Spread } from './Spread.tsx';
import type { StageAction } from './shortcuts.ts';
import { useTableTopStyles } from './tableTopStyles.ts';
import { type Actions, useActions } from './useActions.ts';
import type { Box } from './useBox.ts';
import { useSettling } from './useSettling.ts';
import { useShortcuts, useShortcutsWanted } from './useShortcuts.ts';

export interface TableTopProps {
  /** The stage's size when the page scrolls. */
  readonly page: Box | undefined;
  /** The stage is higher than it is wide. */
  readonly upright: boolean;
}

/** The running meeting: the spread, the card in the middle, what has been handled. */
export function TableTop({ page, upright }: TableTopProps): ReactNode {
  const styles = useTableTopStyles();
  const table = useTable();
  const verbs = useVerbs();
  const { keys } = useStrings(stage);
  const [keysWanted, setKeysWanted] = useShortcutsWanted();
  // Letters are for those who can also turn them off.
  const keysOn = keysWanted && table.may.layCards;
  const [examplesOf, setExamplesOf] = useState<string>();
  const { current, may } = table;
  const turned = current !== undefined;
  const atRound = isAtRound(table);
  const inUse = isInUse(table);
  const hasMiddle = turned || atRound;
  const examplesShown = turned && examplesOf === current.id;
  const toggleExamples = () => setExamplesOf(examplesShown ? undefined : current?.id);
  const actions = useActions(current && current.examples.length > 0 ? toggleExamples : undefined);
  const { settling, isMine, mine } = useSettling(current?.id);
  useShortcuts(
    keys,
    keysOn ? mine(actions) : NONE,
    (action) => action !== 'examples' && settling && !isMine(),
  );
  const keyOf = (action: StageAction) => (keysOn ? keys[action] : undefined);
  const scrolls = page !== undefined;

  return (
    <div
      className={mergeClasses(
        styles.root,
        styles[hasMiddle ? 'turned' : 'spread'],
        inUse && styles[hasMiddle ? 'turnedRound' : 'spreadRound'],
        hasMiddle && upright && styles.turnedUpright,
        hasMiddle && upright && inUse && styles.turnedUprightRound,
        scrolls && styles.scrolling,
        scrolls && inUse && styles.scrollingRound,
        settling && styles.settling,
      )}
    >
      <h1 className={styles.hidden}>{table.deckTitle}</h1>
      <Legend areas={table.areas} className={mergeClasses(styles.legend, scrolls && styles.legendBelow)} />
      {turned && (
        <Middle
          className={styles.middle}
          card={current}
          ordinal={table.ordinal}
          examplesShown={examplesShown}
          onToggleExamples={toggleExamples}
          examplesKey={keyOf('examples')}
          page={page}
        />
      )}
      {atRound && (
        <Later part={ROUND_MIDDLE} waiting={<div className={styles.middle} />}>
          {(RoundMiddle) => <RoundMiddle scrolls={scrolls} className={styles.middle} />}
        </Later>
      )}
      {inUse && (
        <Later part={STAGE_ROUNDS} waiting={<div className={styles.round} />}>
          {(StageRounds) => (
            <StageRounds scrolls={scrolls} across={upright && hasMiddle} className={styles.round} />
          )}
        </Later>
      )}
      <Foot className={styles.foot} actions={mine(actions)} keyOf={keyOf} narrow={scrolls}>
        {current && canReadAloud() && (
          <Later part={STAGE_READ_ALOUD}>{(ReadAloud) => <ReadAloud text={current.question} />}</Later>
        )}
        {may.layCards && <KeysSwitch on={keysWanted} onChange={setKeysWanted} />}
      </Foot>
      {pictureOf(table) === 'allDiscussed' && !atRound ? (
        <AllDiscussed className={styles.rim} areas={table.areas} parked={table.parked.length} />
      ) : (
        <Spread
          className={styles.rim}
          cards={table.cards}
          onTurn={may.layCards ? (id) => verbs.turn(id) : undefined}
          scrolls={scrolls}
        />
      )}
      <Handled
        className={styles.handled}
        discussed={table.discussed}
        parked={table.parked}
        skipped={table.skipped}
        onTakeUp={may.layCards ? (id) => verbs.takeUp(id) : undefined}
        scrolls={scrolls}
      />
    </div>
  );
}

const NONE: Actions = {};
