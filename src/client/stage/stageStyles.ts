import { makeStyles, tokens } from '@fluentui/react-components';

export const useStageStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    position: 'relative',
    height: '100%',
    padding: '1.1em 1.4em',
    overflowX: 'hidden',
    overflowY: 'auto',
    // Everything on the stage is sized by this: read from the back of a room, and on a phone.
    fontSize: 'clamp(15px, 0.55vw + 1.1vh, 46px)',
    lineHeight: 1.4,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground4,
    // A lamp over the table.
    backgroundImage: `radial-gradient(ellipse 75% 70% at 50% 42%, ${tokens.colorNeutralBackground2}, transparent)`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  scrolling: { padding: '0.8em 1em' },
});
