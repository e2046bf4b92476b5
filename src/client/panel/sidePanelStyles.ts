import { makeStyles, tokens } from '@fluentui/react-components';

export const useSidePanelStyles = makeStyles({
  root: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100dvh',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    // Much enlarged, head and foot would leave no room between them: then all of it scrolls.
    '@media (max-height: 400px)': { height: 'auto', minHeight: '100dvh' },
  },
  over: { flexShrink: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    // Room for the actions that stay in sight, so that they never cover what has the focus.
    scrollPaddingBottom: '160px',
    '@media (max-height: 480px)': { scrollPaddingBottom: 0 },
  },
  /** In a tab there is more room than one column needs. */
  place: {
    boxSizing: 'border-box',
    maxWidth: '640px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    overflowWrap: 'break-word',
    hyphens: 'auto',
    // It goes on beyond the window.
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});
