import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useLayoutEffect } from 'react';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { useTable } from '../../session/hooks.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { LateRecapStage } from '../recap/late.ts';
import { Ended } from './Ended.tsx';
import { Messages } from './Messages.tsx';
import { Moves } from './Moves.tsx';
import { pictureOf } from './picture.ts';
import { useStageStyles } from './stageStyles.ts';
import { TableTop } from './TableTop.tsx';
import { useAnnouncement } from './useAnnouncement.ts';
import { type Box, useBox } from './useBox.ts';
import { useKeepFocus } from './useKeepFocus.ts';
import { Welcome } from './Welcome.tsx';

/** A stage smaller than this, such as a phone's or one that is magnified four times, is a page that scrolls. */
const NARROW_PX = 640;
const LOW_PX = 400;

/** The meeting's shared stage. */
export function Stage(): ReactNode {
  const styles = useStageStyles();
  const table = useTable();
  const t = useStrings(stage);
  const [root, box] = useBox<HTMLElement>('stage');
  useKeepFocus(root);
  const picture = pictureOf(table);
  const scrolls = box !== undefined && isSmall(box);

  // On a page that scrolls, a card that is turned lies above the spread that it was chosen from.
  const currentId = table.current?.id;
  useLayoutEffect(() => {
    if (currentId !== undefined) root.current?.scrollTo({ top: 0 });
  }, [root, currentId]);

  return (
    <main
      ref={root}
      aria-label={t.table}
      // Without a button to go to, the page would not be scrolled by keyboard in every browser.
      tabIndex={table.may.layCards || table.may.start ? undefined : 0}
      className={mergeClasses(styles.root, scrolls && styles.scrolling)}
    >
      <Announcements />
      <Messages />
      <Moves root={root}>
        {picture === 'welcome' && <Welcome />}
        {picture === 'ended' && <Ended />}
        {picture === 'recap' && <LateRecapStage />}
        {picture !== 'welcome' && picture !== 'recap' && picture !== 'ended' && box && (
          <TableTop page={scrolls ? box : undefined} upright={box.height > box.width} />
        )}
      </Moves>
    </main>
  );
}

/** By itself, so that a word for screen readers does not draw the whole stage a second time. */
function Announcements(): ReactNode {
  return <LiveRegion message={useAnnouncement(useTable())} />;
}

function isSmall({ width, height }: Box): boolean {
  return width < NARROW_PX || height < LOW_PX;
}
