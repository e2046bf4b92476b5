import { makeStyles } from '@fluentui/react-components';

const FORCED = '@media (forced-colors: active)';

export const useCardBackStyles = makeStyles({
  art: { display: 'block', width: '100%', height: '100%' },
  line: {
    fill: 'none',
    stroke: 'currentColor',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  field: { strokeWidth: '1px', [FORCED]: { fill: 'Canvas', stroke: 'CanvasText' } },
  /** The pattern is an ornament: the large sign says what the card is. */
  signs: { opacity: 0.4, [FORCED]: { display: 'none' } },
  hatch: { display: 'none', [FORCED]: { display: 'inline', color: 'CanvasText' } },
  hatchShown: { display: 'inline' },
  disc: { strokeWidth: '3px', [FORCED]: { fill: 'Canvas', stroke: 'CanvasText' } },
  sign: { [FORCED]: { color: 'CanvasText', stroke: 'CanvasText' } },
});
