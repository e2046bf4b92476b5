import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useTable, useTableSelector, useVerbs } from '../../../session/hooks.ts';
import { lazyView } from '../../../ui/lazyView.tsx';
import { useStrings } from '../../../ui/strings.ts';
import { ReadAloud } from '../../readAloud/ReadAloud.tsx';
import { isAtRound, isInUse } from '../../rounds/inUse.ts';
import type { RoundMiddleProps } from '../../rounds/stage/RoundMiddle.tsx';
import type { StageRoundsProps } from '../../rounds/stage/StageRounds.tsx';
import { AllDiscussed } from './AllDiscussed.tsx';
import { Foot } from './Foot.tsx';
import { Handled } from './Handled.tsx';
import { KeysSwitch } from './KeysSwitch.tsx';
import { Legend } from './Legend.tsx';
import { Middle } from './Middle.tsx';
import { pictureOf } from './picture.ts';
import { Spread } from './Spread.tsx';
import type { StageAction } from './shortcuts.ts';
import { stage } from './stageStrings.ts';
import { useTableTopStyles } from './tableTopStyles.ts';
import { type Actions, useActions } from './useActions.ts';
import type { Box } from './useBox.ts';
import { useSettling } from './useSettling.ts';
import { useShortcuts, useShortcutsWanted } from './useShortcuts.ts';

const StageRounds = lazyView<StageRoundsProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-rounds" */ '../../rounds/stage/StageRounds.tsx'))
      .StageRounds,
  { Skeleton: Place },
);
const RoundMiddle = lazyView<RoundMiddleProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-rounds" */ '../../rounds/stage/RoundMiddle.tsx'))
      .RoundMiddle,
  { Skeleton: Place },
);

export interface TableTopProps {
  /** The stage's size when the page scrolls. */
  readonly page: Box | undefined;
  /** The stage is higher than it is wide. */
  readonly upright: boolean;
}

/** The running meeting: the spread, the card in the middle, what has been handled. */
export function TableTop({ page, upright }: TableTopProps): ReactNode {
  const styles = useTableTopStyles();
  const table = useTable(
    ...([
      'deckTitle',
      'areas',
      'cards',
      'current',
      'ordinal',
      'discussed',
      'parked',
      'skipped',
      'may',
    ] as const),
  );
  const verbs = useVerbs();
  const { keys } = useStrings(stage);
  const [keysWanted, setKeysWanted] = useShortcutsWanted();
  // Letters are for those who can also turn them off.
  const keysOn = keysWanted && table.may.layCards;
  const [examplesOf, setExamplesOf] = useState<string>();
  const { current, may } = table;
  const turned = current !== undefined;
  const atRound = useTableSelector(isAtRound);
  const inUse = useTableSelector(isInUse);
  const picture = useTableSelector(pictureOf);
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
      {atRound && <RoundMiddle scrolls={scrolls} className={styles.middle} />}
      {inUse && <StageRounds scrolls={scrolls} across={upright && hasMiddle} className={styles.round} />}
      <Foot className={styles.foot} actions={mine(actions)} keyOf={keyOf} narrow={scrolls}>
        {current && <ReadAloud text={current.question} />}
        {may.layCards && <KeysSwitch on={keysWanted} onChange={setKeysWanted} />}
      </Foot>
      {picture === 'allDiscussed' && !atRound ? (
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

/** Keeps the place of what comes. */
function Place({ className }: { readonly className?: string | undefined }): ReactNode {
  return <div className={className} />;
}
