import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useTable, useTableSelector, useVerbs } from '../../../session/hooks.ts';
import { lazyView } from '../../../ui/lazyView.tsx';
import { useStrings } from '../../../ui/strings.ts';
import { ReadAloud } from '../../readAloud/ReadAloud.tsx';
import { LazyTogether } from '../../room/lazyTogether.tsx';
import { besidesOf, harvestOf, isAtRound } from '../../rounds/inUse.ts';
import type { HarvestProps } from '../../rounds/stage/Harvest.tsx';
import type { RoundMiddleProps } from '../../rounds/stage/RoundMiddle.tsx';
import type { StageRoundsProps } from '../../rounds/stage/StageRounds.tsx';
import { AllDiscussed } from './AllDiscussed.tsx';
import { Foot } from './Foot.tsx';
import { Handled } from './Handled.tsx';
import { KeysSwitch } from './KeysSwitch.tsx';
import { Legend } from './Legend.tsx';
import { Middle } from './Middle.tsx';
import { isDeckInRow, pictureOf } from './picture.ts';
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
const Harvest = lazyView<HarvestProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-rounds" */ '../../rounds/stage/Harvest.tsx')).Harvest,
  { Skeleton: Place },
);

/** What the square code for phones leaves of the width. */
const BESIDE_CODE = 0.74;

export interface TableTopProps {
  /** The stage's size. */
  readonly box: Box;
  /** The page scrolls. */
  readonly scrolls: boolean;
}

/** The running meeting: one deck, the card in the middle, and at most one thing beside it. */
export function TableTop({ box, scrolls }: TableTopProps): ReactNode {
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
  // Letter keys work only for people who have the switch for them.
  const keysOn = keysWanted && table.may.layCards;
  const [examplesOf, setExamplesOf] = useState<string>();
  const { current, may } = table;
  const atRound = useTableSelector(isAtRound);
  const isBegun = useTableSelector(isDeckInRow);
  // On a page that scrolls there is room for cards that a finger hits.
  const inRow = isBegun && !scrolls;
  const picture = useTableSelector(pictureOf);
  const chooses = useTableSelector(({ conversation }) => conversation.choice !== undefined);
  const harvest = useTableSelector(harvestOf);
  const doorOpen = useTableSelector(({ conversation }) => conversation.phones?.code !== undefined);
  const besides = useTableSelector(besidesOf) !== undefined && harvest === undefined;
  const upright = box.height > box.width;
  const examplesShown = current !== undefined && examplesOf === current.id;
  const toggleExamples = () => setExamplesOf(examplesShown ? undefined : current?.id);
  const actions = useActions(current && current.examples.length > 0 ? toggleExamples : undefined);
  const { settling, isMine, mine } = useSettling(current?.id);
  useShortcuts(
    keys,
    keysOn ? mine(actions) : NONE,
    (action) => action !== 'examples' && settling && !isMine(),
  );
  const keyOf = (action: StageAction) => (keysOn ? keys[action] : undefined);
  const isTaken = current !== undefined || atRound || chooses;
  const allDiscussed = picture === 'allDiscussed' && !atRound;
  // With something to read beside the card, or all over the table, what lies at its sides is in the way.
  const showsHandled = !allDiscussed && (!isTaken || scrolls || !(besides || atRound || harvest || chooses));
  const how = scrolls ? 'flow' : isTaken ? (upright ? 'flow' : 'piles') : 'laid';
  const isHandled = table.discussed.length + table.parked.length + table.skipped.length > 0;

  return (
    <div
      className={mergeClasses(
        styles.root,
        besides && styles.besides,
        upright && styles.upright,
        upright && besides && styles.uprightBesides,
        scrolls && styles.scrolling,
        settling && styles.settling,
      )}
    >
      <h1 className={styles.hidden}>{table.deckTitle}</h1>
      {!isBegun && (
        <Legend
          areas={table.areas}
          widthPx={box.width * (doorOpen && !upright ? BESIDE_CODE : 1)}
          className={mergeClasses(styles.legend, scrolls && styles.legendBelow)}
        />
      )}
      {harvest === 'words' && <Harvest scrolls={scrolls} className={styles.middle} />}
      {current && harvest === undefined && (
        <Middle
          className={mergeClasses(
            styles.middle,
            showsHandled && isHandled && how === 'piles' && styles.betweenPiles,
          )}
          card={current}
          ordinal={table.ordinal}
          examplesShown={examplesShown}
          onToggleExamples={toggleExamples}
          examplesKey={keyOf('examples')}
          whole={box}
          scrolls={scrolls}
          besides={besides}
        />
      )}
      {chooses && <LazyTogether part="stage" scrolls={scrolls} className={styles.middle} />}
      {atRound && <RoundMiddle scrolls={scrolls} className={styles.middle} />}
      {allDiscussed && (
        <AllDiscussed className={styles.middle} areas={table.areas} parked={table.parked.length} />
      )}
      {besides && <StageRounds scrolls={scrolls} className={styles.beside} />}
      {showsHandled && isBegun && (
        <Handled
          className={how === 'flow' ? styles.handled : how === 'piles' ? styles.piles : styles.middle}
          discussed={table.discussed}
          parked={table.parked}
          skipped={table.skipped}
          onTakeUp={may.layCards ? (id) => verbs.takeUp(id) : undefined}
          how={how}
        />
      )}
      <Foot className={styles.foot} actions={mine(actions)} keyOf={keyOf} narrow={scrolls} chooses={!isBegun}>
        {current && <ReadAloud text={current.question} language={current.language} />}
        {may.layCards && <KeysSwitch on={keysWanted} onChange={setKeysWanted} />}
      </Foot>
      {!allDiscussed && (
        <Spread
          className={isBegun ? (inRow ? styles.row : styles.spread) : styles.middle}
          cards={table.cards}
          onTurn={may.layCards ? (id) => verbs.turn(id) : undefined}
          inRow={inRow}
          scrolls={scrolls}
        />
      )}
    </div>
  );
}

const NONE: Actions = {};

/** Keeps the place of what comes. */
function Place({ className }: { readonly className?: string | undefined }): ReactNode {
  return <div className={className} />;
}
