import { makeStyles, tokens } from '@fluentui/react-components';
import { QUESTION_LINE_HEIGHT } from './questionSize.ts';

/** Below this width a small card is a picture: its question could not be read anyway. */
const PICTURE = '@container (max-width: 9em)';

export const useCardFaceStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0, minHeight: 0 },
  largePage: { minHeight: 'inherit' },

  edge: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    borderBottomStyle: 'solid',
    borderBottomWidth: '1px',
    paddingInline: '7cqi',
    gap: '0.5em',
  },
  smallEdge: {
    minHeight: '20cqi',
    fontSize: '9.5cqi',
    [PICTURE]: { minHeight: '52cqi', fontSize: '25cqi', justifyContent: 'center' },
  },
  largeEdge: { fontWeight: tokens.fontWeightSemibold },
  portraitEdge: {},
  landscapeEdge: { minHeight: '10cqi', fontSize: '3.3cqi' },
  freeEdge: { minHeight: '14cqi', fontSize: 'max(4.6cqi, 14px)' },
  sign: { flexShrink: 0 },
  // Goes over two lines before the label gives way, but keeps its longest word whole.
  area: { minWidth: 'min-content', flexShrink: 1e6, lineHeight: 1.2 },
  // Whole or not at all: what finds no room wraps to a second line that nobody sees.
  label: {
    marginInlineStart: 'auto',
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    height: '1.3em',
    lineHeight: 1.3,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    '::before': { content: '""', height: '100%' },
    // Area names are longer than narrow cards.
    '@container (max-width: 28em)': { display: 'none' },
    fontWeight: tokens.fontWeightRegular,
  },
  hatching: {
    flexGrow: 1,
    flexBasis: 0,
    width: 0,
    minWidth: 0,
    height: '12px',
    [PICTURE]: { display: 'none' },
  },

  text: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    paddingInline: '7cqi',
  },
  smallText: {
    paddingBlock: '6cqi',
    [PICTURE]: {
      paddingBlock: '12cqi',
      '& > *': { display: 'none' },
      // Writing from afar.
      '::before': {
        content: '""',
        height: '42cqi',
        backgroundImage: `repeating-linear-gradient(${tokens.colorNeutralStroke1} 0 5cqi, transparent 5cqi 16cqi)`,
      },
    },
  },
  largeText: { paddingBlock: '4.5cqi', overflowY: 'auto' },
  question: {
    margin: 0,
    fontSize: 'var(--question)',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: QUESTION_LINE_HEIGHT,
    textWrap: 'balance',
    overflowWrap: 'break-word',
    hyphens: 'auto',
  },
  largeQuestion: { marginBlock: 'auto', letterSpacing: '-0.005em' },
});
