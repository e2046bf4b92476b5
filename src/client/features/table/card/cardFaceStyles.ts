import { makeStyles, tokens } from '@fluentui/react-components';
import { QUESTION_LINE_HEIGHT } from './questionSize.ts';

export const useCardFaceStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0, minHeight: 'inherit' },

  /** The question is always the largest thing on the card. */
  edge: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    minHeight: '2.3em',
    paddingBlock: '0.3em',
    paddingInline: '6cqi',
    gap: '0.45em',
    borderBottomStyle: 'solid',
    borderBottomWidth: '1px',
    fontSize: 'clamp(13px, calc(var(--question) * 0.5), 34px)',
    fontWeight: tokens.fontWeightSemibold,
  },
  sign: { flexShrink: 0 },
  // Goes over two lines before the label gives way, but keeps its longest word whole.
  area: { minWidth: 'min-content', flexShrink: 1e6, lineHeight: 1.2 },
  // Whole or not at all: without room it wraps to a second line, which is clipped.
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
    '@container (max-width: 30em)': { display: 'none' },
    fontWeight: tokens.fontWeightRegular,
  },
  hatching: { flexGrow: 1, flexBasis: 0, width: 0, minWidth: 0, height: '12px' },

  text: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    paddingInline: '7cqi',
    paddingBlock: 'min(4cqi, 28px)',
    overflowY: 'auto',
  },
  question: {
    margin: 0,
    marginBlock: 'auto',
    fontSize: 'var(--question)',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: QUESTION_LINE_HEIGHT,
    letterSpacing: '-0.005em',
    textWrap: 'balance',
    overflowWrap: 'break-word',
    hyphens: 'auto',
  },
});
