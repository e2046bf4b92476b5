import { makeStyles } from '@fluentui/react-components';

const FORCED = '@media (forced-colors: active)';

/** Colours come from `--surface`, `--ink` and `--line`, so that forced colours can overrule them. */
export const useCardBackStyles = makeStyles({
  art: { display: 'block', width: '100%', height: '100%' },
  line: {
    fill: 'none',
    stroke: 'currentColor',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  field: {
    fill: 'var(--surface)',
    stroke: 'var(--line)',
    strokeWidth: '1px',
    [FORCED]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  /** Inside a pattern colours come from where the pattern is written, not from where it is used. */
  ornament: { color: 'var(--line)', [FORCED]: { color: 'CanvasText' } },
  /** The pattern is an ornament: the large sign says what the card is. */
  signs: { opacity: 0.4, [FORCED]: { display: 'none' } },
  hatch: { display: 'none', [FORCED]: { display: 'inline' } },
  hatchShown: { display: 'inline' },
  disc: {
    fill: 'var(--ink)',
    stroke: 'var(--surface)',
    strokeWidth: '3px',
    [FORCED]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  sign: { color: 'var(--surface)', [FORCED]: { color: 'CanvasText' } },
});
