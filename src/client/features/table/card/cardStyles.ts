/** Paper's manners, the same for both sides of a card: 5 to 7, a soft corner, a thin edge, a quiet shadow. */
import { makeStyles, tokens } from '@fluentui/react-components';

/** The corner and all else is given in hundredths of the card's width, so that a card looks the same at any size. */
export const useCardStyles = makeStyles({
  card: {
    position: 'relative',
    containerType: 'inline-size',
    boxSizing: 'border-box',
    width: '100%',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    // Not blurred: of 35 cards on their way, each drawn on its own, that was a third of the work without a graphics card.
    boxShadow: `0 1px 0 ${tokens.colorNeutralShadowKey}`,
    // An edge that forced colours keep.
    outlineStyle: 'solid',
    outlineWidth: '1px',
    outlineOffset: '-1px',
    outlineColor: tokens.colorNeutralStroke1,
  },
  raised: { boxShadow: tokens.shadow16 },
  /**
   * A back: its picture leaves the edge free, which lies below it. The browser draws what has an outline anew with every change that
   * lays the stage out anew: thirty backs, twice for each card that is turned.
   */
  portrait: {
    aspectRatio: '5 / 7',
    borderRadius: '7% / 5%',
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1}, 0 1px 0 ${tokens.colorNeutralShadowKey}`,
    outlineStyle: 'none',
    '@media (forced-colors: active)': { outlineStyle: 'solid' },
  },
  /** Takes the height that it is given, and more if its text needs it. */
  free: { borderRadius: '16px', display: 'grid' },
});
