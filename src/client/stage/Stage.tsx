import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useHostTheme } from '../context/hostContext.ts';
import { Announcer } from '../features/happenings/Announcer.tsx';
import { LazyPhonesOnStage } from '../features/phones/lazyPhones.tsx';
import { LazyRecapStage } from '../features/recap/lazyRecap.ts';
import type { OwnPage } from '../features/recap/usePages.ts';
import { Moves } from '../features/table/stage/Moves.tsx';
import { pictureOf } from '../features/table/stage/picture.ts';
import { stage } from '../features/table/stage/stageStrings.ts';
import { TableTop } from '../features/table/stage/TableTop.tsx';
import { type Box, useBox } from '../features/table/stage/useBox.ts';
import { useConversation } from '../session/conversationHooks.ts';
import { useTable, useTableOnScreen, useTableSelector } from '../session/hooks.ts';
import { isOpenTable, type TableOnScreen } from '../session/tableOnScreen.ts';
import { useUndoLink } from '../session/undoLink.ts';
import { useStrings } from '../ui/strings.ts';
import { useKeepFocus } from '../ui/useKeepFocus.ts';
import { Ended } from './Ended.tsx';
import { StageMessages } from './StageMessages.tsx';
import { useStageStyles } from './stageStyles.ts';
import { Welcome } from './Welcome.tsx';

/** A stage smaller than this, such as a phone's or one that is magnified four times, is a page that scrolls. */
const NARROW_PX = 640;
const LOW_PX = 480;

/** The meeting's shared stage. */
export function Stage(): ReactNode {
  const styles = useStageStyles();
  const picture = useTableSelector(pictureOf);
  const currentId = useTableSelector(({ current }) => current?.id);
  const { may } = useTable('may');
  const theme = useHostTheme();
  const session = useTableOnScreen();
  useUndoLink(() => session.undoLastStep());
  const t = useStrings(stage);
  const { phones, room } = useConversation('phones', 'room');
  const [root, box] = useBox<HTMLElement>('stage');
  useKeepFocus(root, { preventScroll: true });
  const scrolls = box !== undefined && isSmall(box);
  const [reading, setReading] = useState<{ readonly page: OwnPage; readonly at: TableOnScreen }>();
  // Until its reader goes back, and not at the next meeting's table.
  const own = reading?.at === session ? reading.page : undefined;
  const readsOn = own !== undefined;
  const recap = {
    ...{ scrolls, own },
    onOwn: (page: OwnPage | undefined) => setReading(page && { page, at: session }),
  };
  const shown = own !== undefined && picture !== 'welcome' && picture !== 'ended' ? 'recap' : picture;

  // On a page that scrolls, a card that is turned lies above the spread that it was chosen from.
  useLayoutEffect(() => {
    if (scrolls && currentId !== undefined && !readsOn) root.current?.scrollTo({ top: 0 });
  }, [root, scrolls, currentId, readsOn]);

  return (
    <div className={mergeClasses(styles.ground, theme === 'contrast' && styles.plain)}>
      <main
        ref={root}
        // Commands are only kept yet.
        data-preview={isOpenTable(session) ? undefined : ''}
        aria-label={t.table}
        // Without a button to go to, the page would not be scrolled by keyboard in every browser.
        tabIndex={shown !== 'recap' && (may.layCards || may.start) ? undefined : 0}
        className={mergeClasses(styles.root, room && styles.wall, scrolls && styles.scrolling)}
      >
        <StageMessages />
        <Moves root={root}>
          {shown === 'welcome' && <Welcome />}
          {shown === 'ended' && <Ended {...recap} />}
          {shown === 'recap' && <LazyRecapStage {...recap} />}
          {shown !== 'welcome' && shown !== 'recap' && shown !== 'ended' && box && (
            <TableTop box={box} scrolls={scrolls} />
          )}
        </Moves>
        {phones && <LazyPhonesOnStage />}
        <Announcer window="stage" />
      </main>
    </div>
  );
}

function isSmall({ width, height }: Box): boolean {
  return width < NARROW_PX || height < LOW_PX;
}
