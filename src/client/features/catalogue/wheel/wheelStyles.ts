import { makeStyles, tokens } from '@fluentui/react-components';

export const useWheelStyles = makeStyles({
  root: {
    display: 'block',
    width: '100%',
    maxWidth: 'var(--wheel, 300px)',
    height: 'auto',
    marginInline: 'auto',
    overflow: 'visible',
    '@media (forced-colors: active)': { forcedColorAdjust: 'none' },
    '@media print': { maxWidth: '9cm', printColorAdjust: 'exact' },
  },
  place: {
    fill: 'var(--surface)',
    // Where a place ends is told by this line alone.
    stroke: 'var(--ink)',
    strokeWidth: 1,
    outlineStyle: 'none',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  choosable: {
    cursor: 'pointer',
    ':hover': { strokeWidth: 2.5 },
  },
  area: {
    fill: 'var(--surface)',
    stroke: 'var(--ink)',
    strokeWidth: 1,
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  ink: { color: 'var(--ink)', '@media (forced-colors: active)': { color: 'CanvasText' } },
  full: {
    fill: 'var(--ink)',
    stroke: 'var(--ink)',
    strokeWidth: 1.4,
    '@media (forced-colors: active)': { fill: 'CanvasText', stroke: 'CanvasText' },
  },
  hollow: {
    fill: tokens.colorNeutralBackground1,
    stroke: 'var(--ink)',
    strokeWidth: 1.4,
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  mark: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '14px',
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  number: {
    fill: 'var(--ink)',
    fontSize: '18px',
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  inert: { pointerEvents: 'none' },
  chosen: {
    fill: 'none',
    stroke: 'var(--ink)',
    strokeWidth: 4,
    strokeLinejoin: 'round',
    '@media (forced-colors: active)': { stroke: 'Highlight' },
  },
  focus: {
    fill: 'none',
    stroke: tokens.colorStrokeFocus2,
    strokeWidth: 2.5,
    strokeDasharray: '5 3',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
});
