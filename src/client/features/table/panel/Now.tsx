import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useHost } from '../../../context/hostContext.ts';
import { useConversation, useServerClock } from '../../../session/conversationHooks.ts';
import { useFacilitation } from '../../../session/facilitationHooks.ts';
import {
  useMeeting,
  usePeople,
  useTable,
  useTableSelector,
  useTableSession,
  useVerbs,
} from '../../../session/hooks.ts';
import { lazyView, Nothing } from '../../../ui/lazyView.tsx';
import { sidePanelStrings } from '../../../ui/panelStrings.ts';
import { useStrings } from '../../../ui/strings.ts';
import { PackedUp, SinceLastTime } from '../../followUp/FollowUp.tsx';
import { PrepareButton } from '../../prepare/PrepareButton.tsx';
import { ReadAloud } from '../../readAloud/ReadAloud.tsx';
import { LazyRecapPager } from '../../recap/lazyRecap.ts';
import { isFacilitatorHere } from '../../roles/isFacilitatorHere.ts';
import { LazyTogether } from '../../room/lazyTogether.tsx';
import { isAtRound, isBusy, isInUse } from '../../rounds/inUse.ts';
import type { RoundsProps } from '../../rounds/panel/Rounds.tsx';
import type { ToolTrayProps } from '../../rounds/panel/ToolTray.tsx';
import { isTimeToWrapUp } from '../../rounds/runningOrder.ts';
import { useMinuteNow } from '../../rounds/useMinuteNow.ts';
import { SharingLine } from '../../sharing/SharingLine.tsx';
import type { Sharing } from '../../sharing/useSharing.ts';
import { type Action, Actions } from './Actions.tsx';
import { CurrentCard } from './CurrentCard.tsx';
import { nextStep } from './nextStep.ts';
import { useNowStyles } from './nowStyles.ts';
import { Overview } from './Overview.tsx';
import { usePressGuard } from './usePressGuard.ts';
import { useWord } from './useWord.ts';

const Rounds = lazyView<RoundsProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-rounds" */ '../../rounds/panel/Rounds.tsx')).Rounds,
);

const PlanLine = lazyView(
  async () =>
    (await import(/* webpackChunkName: "optional-rounds" */ '../../rounds/panel/PlanLine.tsx')).PlanLine,
  { Skeleton: Nothing },
);
const ToolTray = lazyView<ToolTrayProps>(
  async () =>
    (await import(/* webpackChunkName: "optional-rounds" */ '../../rounds/panel/ToolTray.tsx')).ToolTray,
  { Skeleton: TraySkeleton },
);

const Reading = lazyView(
  async () =>
    (await import(/* webpackChunkName: "optional-rounds" */ '../../rounds/panel/Reading.tsx')).Reading,
  { Skeleton: Nothing },
);

export interface NowProps {
  readonly sharing: Sharing;
  /** Asks whether the meeting is to end. */
  readonly onEnd: () => void;
  readonly onSeeParked: () => void;
  readonly onOwnCards: () => void;
  /** A press came just after another person's step. */
  readonly onOvertaken: () => void;
}

/** What happens now: the card, one obvious next step, and little else. */
export function Now({ sharing, onEnd, onSeeParked, onOwnCards, onOvertaken }: NowProps): ReactNode {
  const styles = useNowStyles();
  const t = useStrings(sidePanelStrings);
  const { place } = useHost().context;
  const meeting = useMeeting();
  const verbs = useVerbs();
  const facilitation = useFacilitation();
  const table = useTable('phase', 'current', 'facilitators', 'may');
  const conversation = useConversation('part', 'recapShown', 'plan', 'choice');
  const nowMs = useMinuteNow();
  const clock = useServerClock();
  const atRound = useTableSelector(isAtRound);
  const busy = useTableSelector(isBusy);
  const inUse = useTableSelector(isInUse);
  const people = usePeople();
  const session = useTableSession();
  const viewer = session.me.role === 'viewer';
  const [beginning, setBeginning] = useState(false);
  const [hasMorePages, setHasMorePages] = useState(false);
  const [begun, setBegun] = useState(0);
  const [hasPackedUp, setPackedUp] = useState(false);
  const facilitatorHere = isFacilitatorHere(table.facilitators, people);

  const step = useTableSelector((whole) =>
    nextStep(whole, {
      viewer,
      organiser: session.me.organiser,
      timeToWrapUp: isTimeToWrapUp(conversation.plan, conversation.part, nowMs),
      stage: sharing.stage,
      canShow: sharing.canShow && sharing.problem === undefined,
      facilitatorHere,
    }),
  );
  const word = useWord(step, viewer);
  const guarded = usePressGuard(
    `${table.phase} ${conversation.part} ${conversation.recapShown} ${table.current?.id ?? conversation.choice?.pollId ?? ''}`,
    onOvertaken,
  );

  const run: Readonly<Record<Action, () => void>> = {
    start: () => verbs.start(clock.nowMs()),
    show: sharing.show,
    turn: () => verbs.turnNext(),
    next: () => verbs.turnNext(),
    finish: () => verbs.finish(),
    skip: () => verbs.skip(),
    park: () => verbs.park(),
    putBack: () => verbs.putBack(),
    takeFacilitation: () => void facilitation.take(),
    seeParked: onSeeParked,
    nextQuestion: () => verbs.toPart('tools'),
    openingRound: () => verbs.toPart('understand'),
    layOut: () => verbs.layOutCards(),
    closingRound: () => verbs.toPart('closing'),
    wrapUp: () => verbs.toPart('closing'),
    showRecap: () => verbs.showRecap(true),
    hideRecap: () => verbs.showRecap(false),
    toCards: () => {
      if (conversation.recapShown) verbs.showRecap(false);
      verbs.toPart('cards');
    },
    end: () => {
      // The way to the end was chosen when wrapping up began; what follows takes it back with one press.
      if (conversation.part !== 'closing') return onEnd();
      setPackedUp(true);
      void meeting.end();
    },
    beginAgain: () => {
      setBeginning(true);
      void meeting.beginAgain().finally(() => setBeginning(false));
    },
  };
  const onAction = (action: Action, pressedAtMs: number) => guarded(pressedAtMs, run[action]);

  const beside = busy ? 'busy' : inUse ? 'inUse' : undefined;
  const running = table.phase === 'running' && !viewer;
  const offersRole = running && step.primary !== 'takeFacilitation' && table.may.takeFacilitation;

  const actions = (
    <Actions
      step={step}
      busy={sharing.busy || beginning}
      beside={beside ?? (hasMorePages ? 'busy' : undefined)}
      onAction={onAction}
    />
  );

  return (
    <div className={styles.root}>
      {table.current && (
        <div>
          <CurrentCard card={table.current} />
          <ReadAloud text={table.current.question} language={table.current.language} />
          {running && <Reading />}
        </div>
      )}
      {word !== undefined && beside === undefined && <p className={styles.word}>{word}</p>}
      {conversation.choice && <LazyTogether part="choosing" />}
      {conversation.recapShown && table.may.facilitate && <LazyRecapPager onMore={setHasMorePages} />}
      {(atRound || beside) && <Rounds begun={begun} />}
      {table.phase !== 'ended' && actions}
      {table.phase === 'preparing' && !viewer && <PrepareButton label={t.prepare} onOwnCards={onOwnCards} />}
      {!viewer && <SinceLastTime />}
      {running && table.may.facilitate && conversation.plan && <PlanLine />}
      {running && table.may.layCards && <ToolTray onBegun={() => setBegun((count) => count + 1)} />}
      {running && place === 'sidePanel' && (table.may.facilitate || sharing.problem !== undefined) && (
        <SharingLine sharing={sharing} quiet={step.primary === 'show'} />
      )}
      {running && place === 'tab' && table.may.facilitate && (
        <p className={styles.quiet}>{t.sharing.inTab}</p>
      )}
      {offersRole && !facilitatorHere && (
        <p className={styles.quiet}>
          {t.now.noFacilitator}{' '}
          <Button size="small" onClick={() => facilitation.take()}>
            {t.steps.takeFacilitation}
          </Button>
        </p>
      )}
      <Overview>
        {table.phase === 'ended' && hasPackedUp && <PackedUp />}
        {table.phase === 'ended' && actions}
        {step.primary === 'beginAgain' && <p className={styles.quiet}>{t.now.beginAgainHint}</p>}
      </Overview>
    </div>
  );
}

/** Keeps the place of the tray. */
function TraySkeleton(): ReactNode {
  return <div style={{ minHeight: '56px' }} />;
}
