import { makeStyles, tokens } from '@fluentui/react-components';

export const useMiddleStyles = makeStyles({
  room: {
    position: 'relative',
    zIndex: 1,
    minWidth: 0,
    minHeight: 0,
    display: 'grid',
    gridTemplateRows: 'minmax(0, 1fr) auto',
    // Never as wide as the card that it is measured for: in a window that gets narrower the card would keep its width.
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'center',
    outlineStyle: 'none',
    // Piles lie at the sides of the card, within this room and below it.
    pointerEvents: 'none',
    '& [data-card], & > div:last-child:not(:first-child)': { pointerEvents: 'auto' },
    ':focus-visible > div:first-child > div': {
      outline: `3px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '4px',
      borderRadius: '16px',
    },
  },
  /** Its size depends on the table only. */
  measured: {
    width: '100%',
    minWidth: 0,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    placeItems: 'center',
  },
  withSheet: { alignItems: 'end' },
  flowing: { display: 'block' },
  /** A thing with two sides, as long as it is on its way. */
  card: {
    position: 'relative',
    display: 'grid',
    gridTemplateRows: 'minmax(0, 1fr)',
    transformStyle: 'preserve-3d',
  },
  face: { backfaceVisibility: 'hidden', minHeight: 'inherit', gridTemplateRows: 'minmax(0, 1fr)' },
  back: {
    position: 'absolute',
    top: '50%',
    left: '50%',
    width: 'var(--back)',
    backfaceVisibility: 'hidden',
    transform: 'translate(-50%, -50%) rotateY(180deg)',
    pointerEvents: 'none',
  },
  // Laid across: its width is along the card's short side.
  backLying: {
    transform: 'translate(-50%, -50%) rotateX(180deg) rotate(-90deg)',
  },
  /** A sheet that is pulled out from under the card. */
  examples: {
    boxSizing: 'border-box',
    maxWidth: '100%',
    marginBlockStart: '-4px',
    padding: '0.7em 1.4em 0.3em',
    borderRadius: '0 0 14px 14px',
    backgroundColor: tokens.colorNeutralBackground2,
    boxShadow: tokens.shadow8,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
    minHeight: 0,
    overflowY: 'auto',
  },
  list: {
    margin: 0,
    paddingInlineStart: '1.2em',
    lineHeight: 1.35,
    '& > li + li': { marginBlockStart: '0.25em' },
  },
  toggle: {
    alignSelf: 'start',
    marginInlineStart: '-0.9em',
    color: tokens.colorBrandForeground2,
    // In the contrast theme what is pointed at has another ground.
    ':hover': { color: tokens.colorNeutralForeground2Hover },
  },
});
