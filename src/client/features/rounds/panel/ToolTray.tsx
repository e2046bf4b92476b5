import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Outcome } from '../../../../domain/table/gate.ts';
import { useServerClock } from '../../../session/conversationHooks.ts';
import { useTable, useVerbs } from '../../../session/hooks.ts';
import { useStrings } from '../../../ui/strings.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { isAtRound, placementHere } from '../inUse.ts';
import { useRoundStyles } from '../roundStyles.ts';
import { roundStrings } from '../roundsStrings.ts';
import { WaitingWords } from '../Words.tsx';
import { PlacementChoice } from './PlacementChoice.tsx';
import { TimerChoice } from './TimerChoice.tsx';

const SILENCE_MS = 60_000;

const TOOLS = ['silence', 'round', 'placement', 'time'] as const;
type Tool = (typeof TOOLS)[number];

/** Drawn for this product in one line weight, 24 by 24. */
const DRAWINGS: Readonly<Record<Tool, string>> = {
  silence: 'M12 4a8 8 0 1 0 8 8 6 6 0 0 1-8-8zM16 5h4l-4 4h4',
  round:
    'M12 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM5.5 14a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18.5 14a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM7 11.5l2-3M17 11.5l-2-3M9.5 17.5h5',
  placement: 'M3.5 19.5h17M7 16v.01M7 12.5v.01M12 16v.01M17 16v.01M17 12.5v.01M17 9v.01',
  time: 'M12 5.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM12 9v4.5l2.5 2M9.5 3h5',
};

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '400px' },
  tray: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalXS,
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '2px',
    minWidth: 0,
    minHeight: '56px',
    padding: '4px 2px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  unfolded: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    color: tokens.colorCompoundBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  drawing: {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: '1.5px',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  /** Dots are as large as a stroke is wide. */
  dots: { strokeWidth: '3px' },
  tool: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export interface ToolTrayProps {
  /** Something has begun: it is shown above the tray. */
  readonly onBegun: () => void;
}

/** What may help the conversation: four tools, of which one is unfolded in its place. */
export function ToolTray({ onBegun }: ToolTrayProps): ReactNode {
  const styles = useStyles();
  const { menu: t } = useStrings(roundStrings);
  const [unfolded, setUnfolded] = useState<Tool>();
  const id = useId();
  const tool = useRef<HTMLDivElement>(null);
  // The tray is low in the panel: its tool would unfold below the fold.
  useEffect(() => {
    if (unfolded) tool.current?.scrollIntoView({ block: 'nearest' });
  }, [unfolded]);
  const fold = () => {
    setUnfolded(undefined);
    onBegun();
  };
  return (
    <section aria-label={t.title} className={styles.root}>
      <div className={styles.tray}>
        {TOOLS.map((tool) => (
          <button
            key={tool}
            type="button"
            aria-expanded={tool === unfolded}
            {...(tool === unfolded && { 'aria-controls': id })}
            className={mergeClasses(styles.tile, tool === unfolded && styles.unfolded)}
            onClick={() => setUnfolded(tool === unfolded ? undefined : tool)}
          >
            <svg aria-hidden="true" viewBox="0 0 24 24" width="24" height="24" focusable="false">
              <path
                d={DRAWINGS[tool]}
                className={mergeClasses(styles.drawing, tool === 'placement' && styles.dots)}
              />
            </svg>
            {t.tools[tool]}
          </button>
        ))}
      </div>
      {unfolded && (
        <div ref={tool} id={id} className={styles.tool}>
          <UnfoldedTool tool={unfolded} onBegun={fold} />
        </div>
      )}
    </section>
  );
}

interface UnfoldedToolProps {
  readonly tool: Tool;
  /** Something has begun: it is shown above. */
  readonly onBegun: () => void;
}

function UnfoldedTool({ tool, onBegun }: UnfoldedToolProps): ReactNode {
  const round = useRoundStyles();
  const { menu: t } = useStrings(roundStrings);
  const verbs = useVerbs();
  const clock = useServerClock();
  const table = useTable('phase', 'current', 'conversation', 'may');
  const { part, silence, speaking, timer, may } = table.conversation;
  const { current } = table;
  const begin = (verb: () => Outcome) => () => {
    if ('done' in verb()) onBegun();
  };
  const inUse = <p className={round.quiet}>{t.inUse}</p>;
  const needsCard = <p className={round.quiet}>{t.needsCard}</p>;

  switch (tool) {
    case 'silence':
      if (silence) return inUse;
      if (!current && !isAtRound(table)) return needsCard;
      return (
        <>
          <p className={round.quiet}>{t.silenceHint}</p>
          <TextButton wide onClick={begin(() => verbs.startSilence(SILENCE_MS, clock.nowMs()))}>
            {t.silence}
          </TextButton>
          {table.may.facilitate && <WaitingWords cardId={current?.id} />}
        </>
      );
    case 'round':
      return (
        <>
          <p className={round.quiet}>{speaking ? t.inUse : t.speakingHint}</p>
          {may.beginSpeaking && !speaking && (
            <TextButton wide onClick={begin(() => verbs.beginSpeaking())}>
              {t.speaking}
            </TextButton>
          )}
          {table.may.facilitate && part !== 'understand' && part !== 'tools' && (
            <TextButton wide appearance="subtle" onClick={begin(() => verbs.toPart('understand'))}>
              {t.opening}
            </TextButton>
          )}
          {table.may.facilitate && part !== 'closing' && (
            <TextButton wide appearance="subtle" onClick={begin(() => verbs.toPart('closing'))}>
              {t.closing}
            </TextButton>
          )}
        </>
      );
    case 'placement':
      if (!current) return needsCard;
      return placementHere(table) ? inUse : <PlacementChoice cardId={current.id} onBegun={onBegun} />;
    case 'time':
      return timer?.mayEnd === false ? inUse : <TimerChoice onBegun={onBegun} />;
  }
}
