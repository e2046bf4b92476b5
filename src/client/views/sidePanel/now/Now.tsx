import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { PartName } from '../../../../domain/table/conversation/schema.ts';
import { useHost } from '../../../app/hostContext.ts';
import { Later } from '../../../components/Later.tsx';
import { isAtRound, isBusy, isInUse } from '../../../components/rounds/inUse.ts';
import { useFacilitation } from '../../../session/facilitationHooks.ts';
import { useMeeting, usePeople, useTable, useTableSession, useVerbs } from '../../../session/hooks.ts';
import { optionalStrings } from '../../../strings/optional.ts';
import { sidePanelStrings } from '../../../strings/sidePanel.ts';
import { useStrings } from '../../../strings/strings.ts';
import { SinceLastTime } from '../followUp/FollowUp.tsx';
import { isFacilitatorHere } from '../frame/roles.ts';
import { nextStep } from '../nextStep.ts';
import { PrepareDoor } from '../prepare/PrepareDoor.tsx';
import { ROUNDS, WaitingBox } from '../rounds/late.tsx';
import { RoundsRow } from '../rounds/RoundsRow.tsx';
import { SharingLine } from '../sharing/SharingLine.tsx';
import type { Sharing } from '../sharing/useSharing.ts';
import { type Action, Actions } from './Actions.tsx';
import { CurrentCard } from './CurrentCard.tsx';
import { useNowStyles } from './nowStyles.ts';
import { Overview } from './Overview.tsx';
import { usePressGuard } from './usePressGuard.ts';
import { useWord } from './useWord.ts';

export interface NowProps {
  readonly sharing: Sharing;
  /** Asks whether the meeting is to end. */
  readonly onEnd: () => void;
  readonly onSeeParked: () => void;
  readonly onOwnCards: () => void;
  /** Shows what may be done around the cards. */
  readonly onRounds: () => void;
  /** A press came just after somebody else's step. */
  readonly onOvertaken: () => void;
  /** Something that has to be told to this person. */
  readonly onWord: (word: string) => void;
}

/** What happens now: the card, one obvious next step, and little else. */
export function Now({
  sharing,
  onEnd,
  onSeeParked,
  onOwnCards,
  onRounds,
  onOvertaken,
  onWord,
}: NowProps): ReactNode {
  const styles = useNowStyles();
  const t = useStrings(sidePanelStrings);
  const { place } = useHost().context;
  const meeting = useMeeting();
  const verbs = useVerbs();
  const facilitation = useFacilitation();
  const table = useTable();
  const people = usePeople();
  const session = useTableSession();
  const viewer = session.me.role === 'viewer';
  const { missing } = useStrings(optionalStrings);
  const [beginning, setBeginning] = useState(false);
  const facilitatorHere = isFacilitatorHere(table.facilitators, people);

  const step = nextStep(table, {
    viewer,
    stage: sharing.stage,
    canShow: sharing.canShow && sharing.problem === undefined,
    facilitatorHere,
  });
  const word = useWord(table, step, viewer);
  const guarded = usePressGuard(
    `${table.phase} ${table.conversation.part} ${table.current?.id ?? ''}`,
    onOvertaken,
  );

  const toPart = (part: PartName) => {
    Promise.resolve(session.conversation()).then(
      (conversation) => conversation.toPart(part),
      () => onWord(missing),
    );
  };
  const run: Readonly<Record<Action, () => void>> = {
    start: () => verbs.start(),
    show: sharing.show,
    turn: () => verbs.turnNext(),
    next: () => verbs.turnNext(),
    finish: () => verbs.finish(),
    skip: () => verbs.skip(),
    park: () => verbs.park(),
    putBack: () => verbs.putBack(),
    takeFacilitation: () => facilitation.take(),
    seeParked: onSeeParked,
    nextQuestion: () => toPart('tools'),
    openingRound: () => toPart('understand'),
    closingRound: () => toPart('closing'),
    toCards: () => toPart('cards'),
    end: onEnd,
    beginAgain: () => {
      setBeginning(true);
      void meeting.beginAgain().finally(() => setBeginning(false));
    },
  };
  const onAction = (action: Action, pressedAtMs: number) => guarded(pressedAtMs, run[action]);

  const beside = isBusy(table) ? 'busy' : isInUse(table) ? 'inUse' : undefined;
  const running = table.phase === 'running' && !viewer;
  const offersRole = running && step.primary !== 'takeFacilitation' && table.may.takeFacilitation;

  return (
    <div className={styles.root}>
      {table.current && <CurrentCard card={table.current} />}
      {word !== undefined && beside === undefined && <p className={styles.word}>{word}</p>}
      {(isAtRound(table) || beside) && (
        <Later part={ROUNDS} waiting={<WaitingBox />}>
          {(Rounds) => <Rounds speaks={sharing.stage !== 'on'} />}
        </Later>
      )}
      <Actions step={step} busy={sharing.busy || beginning} beside={beside} onAction={onAction} />
      {table.phase === 'preparing' && !viewer && <PrepareDoor label={t.prepare} onOwnCards={onOwnCards} />}
      {!viewer && <SinceLastTime />}
      {running && <RoundsRow onRounds={onRounds} onMissing={() => onWord(missing)} />}
      {step.primary === 'beginAgain' && <p className={styles.quiet}>{t.now.beginAgainHint}</p>}
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
      <Overview />
    </div>
  );
}
