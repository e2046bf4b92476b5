import { makeStyles, tokens } from '@fluentui/react-components';

export const useMiddleStyles = makeStyles({
  room: {
    position: 'relative',
    minWidth: 0,
    minHeight: 0,
    display: 'grid',
    placeItems: 'center',
    outlineStyle: 'none',
    ':focus-visible > div': {
      outline: `3px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '4px',
      borderRadius: '3.6% / 5%',
    },
  },
  flowing: { display: 'block' },
  /** A thing with two sides, as long as it is on its way. */
  card: { position: 'relative', display: 'grid', transformStyle: 'preserve-3d' },
  face: { backfaceVisibility: 'hidden', minHeight: 'inherit' },
  back: {
    position: 'absolute',
    top: '50%',
    left: '50%',
    width: '100%',
    backfaceVisibility: 'hidden',
    transform: 'translate(-50%, -50%) rotateY(180deg)',
    pointerEvents: 'none',
  },
  // Laid across, the upright back covers the lying card: its width is the card's short side.
  backLying: {
    width: 'calc(var(--width) * 5 / 7)',
    transform: 'translate(-50%, -50%) rotateX(180deg) rotate(-90deg)',
  },
  examples: {
    marginBlockStart: '2cqi',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '2cqi',
    fontSize: 'max(2.7cqi, 15px)',
  },
  list: {
    margin: 0,
    paddingBlockStart: '2.5cqi',
    paddingInlineStart: '1.2em',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    lineHeight: 1.35,
    '& > li + li': { marginBlockStart: '0.45em' },
  },
  toggle: {
    alignSelf: 'start',
    marginInlineStart: '-0.9em',
    color: tokens.colorBrandForeground2,
    ':hover': { color: tokens.colorBrandForeground2Hover },
  },
});
