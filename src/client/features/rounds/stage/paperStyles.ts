import { makeStyles, tokens } from '@fluentui/react-components';

/** Everything that people wrote, as notes all over the table under the question. */
export const usePaperStyles = makeStyles({
  room: {
    minWidth: 0,
    minHeight: 0,
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    gap: '0.8em',
    outlineStyle: 'none',
  },
  scrolling: { display: 'block' },
  band: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '1em',
    padding: '0.7em 1.1em',
    borderRadius: '0.7em',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
  },
  question: {
    flexGrow: 1,
    flexBasis: '12em',
    margin: 0,
    fontSize: '1.7em',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    textWrap: 'balance',
    overflowWrap: 'break-word',
  },
  notes: {
    boxSizing: 'border-box',
    minHeight: 0,
    overflowY: 'auto',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 13em), 1fr))',
    alignContent: 'start',
    gap: '0.7em',
    margin: 0,
    padding: '0.3em',
    listStyleType: 'none',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  note: {
    boxSizing: 'border-box',
    padding: '0.7em 0.9em',
    borderRadius: '2px',
    backgroundColor: `color-mix(in srgb, ${tokens.colorPaletteMarigoldBackground2} 30%, ${tokens.colorNeutralBackground1})`,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow4,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
    lineHeight: 1.3,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  by: { display: 'block', marginTop: '0.3em', fontSize: '0.72em', color: tokens.colorNeutralForeground2 },
  columns: {
    minHeight: 0,
    overflowY: 'auto',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 18em), 1fr))',
    gridTemplateRows: 'auto',
    alignContent: 'start',
    gap: '1.2em',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  heading: { margin: '0 0 0.4em', fontSize: '1.1em', fontWeight: tokens.fontWeightSemibold, lineHeight: 1.3 },
});

/** Few words are written large. Parts of the stage's base size; the smallest is the base size. */
export function noteSize(texts: readonly string[]): string {
  const letters = texts.reduce((sum, { length }) => sum + Math.max(length, 30), 0);
  const size = letters < 160 ? 2 : letters < 400 ? 1.6 : letters < 800 ? 1.3 : 1;
  return `${size}em`;
}
