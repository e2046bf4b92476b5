/** Maps the names of the areas' colours to palette tokens of the theme. */
import { tokens } from '@fluentui/react-components';
import type { AreaColour } from '../../../domain/deck/area.ts';
import type { HostTheme } from '../../../host/host.ts';

/** CSS colours, as references to the theme's variables. */
export interface AreaPalette {
  /** Broad surfaces: a card's edge, a chip. */
  readonly surface: string;
  /** Text and signs on `surface`, and on the theme's own neutral surfaces: AA for text on all of them. */
  readonly ink: string;
  /** Lines and fields that carry no meaning by themselves. */
  readonly line: string;
}

/** For own cards without an area. */
export const NEUTRAL_PALETTE: AreaPalette = {
  surface: tokens.colorNeutralBackground5,
  ink: tokens.colorNeutralForeground1,
  line: tokens.colorNeutralStrokeAccessible,
};

const PALETTES: Readonly<Record<AreaColour, AreaPalette>> = {
  blue: {
    surface: tokens.colorPaletteBlueBackground2,
    ink: tokens.colorPaletteBlueForeground2,
    line: tokens.colorPaletteBlueBorderActive,
  },
  teal: {
    surface: tokens.colorPaletteTealBackground2,
    ink: tokens.colorPaletteTealForeground2,
    line: tokens.colorPaletteTealBorderActive,
  },
  marigold: {
    surface: tokens.colorPaletteMarigoldBackground2,
    ink: tokens.colorPaletteMarigoldForeground2,
    line: tokens.colorPaletteMarigoldBorderActive,
  },
  berry: {
    surface: tokens.colorPaletteBerryBackground2,
    ink: tokens.colorPaletteBerryForeground2,
    line: tokens.colorPaletteBerryBorderActive,
  },
  purple: {
    surface: tokens.colorPalettePurpleBackground2,
    ink: tokens.colorPalettePurpleForeground2,
    line: tokens.colorPalettePurpleBorderActive,
  },
  forest: {
    surface: tokens.colorPaletteForestBackground2,
    ink: tokens.colorPaletteForestForeground2,
    line: tokens.colorPaletteForestBorderActive,
  },
  pumpkin: {
    surface: tokens.colorPalettePumpkinBackground2,
    ink: tokens.colorPalettePumpkinForeground2,
    line: tokens.colorPalettePumpkinBorderActive,
  },
  mink: {
    surface: tokens.colorPaletteMinkBackground2,
    ink: tokens.colorPaletteMinkForeground2,
    line: tokens.colorPaletteMinkBorderActive,
  },
};

/** In the contrast theme all areas share the theme's few colours; there the hatching tells them apart. */
const CONTRAST_PALETTE: AreaPalette = {
  surface: tokens.colorNeutralBackground1,
  ink: tokens.colorNeutralForeground1,
  line: tokens.colorNeutralForeground1,
};

export function areaPalette(theme: HostTheme, colour: AreaColour | undefined): AreaPalette {
  if (theme === 'contrast') return CONTRAST_PALETTE;
  return colour === undefined ? NEUTRAL_PALETTE : PALETTES[colour];
}

export function areaColours(theme: HostTheme): Readonly<Record<AreaColour, AreaPalette>> {
  if (theme !== 'contrast') return PALETTES;
  const all = Object.keys(PALETTES).map((colour) => [colour, CONTRAST_PALETTE]);
  return Object.fromEntries(all) as Readonly<Record<AreaColour, AreaPalette>>;
}
