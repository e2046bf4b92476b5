import type { Theme } from '@fluentui/react-components';
import { HATCHES } from '../../../../src/client/features/table/card/hatches.ts';
import { areaColours, NEUTRAL_PALETTE } from '../../../../src/client/ui/theme/areaColours.ts';
import { themeFor } from '../../../../src/client/ui/theme/theme.ts';
import { AREA_COLOURS, AREA_SIGNS } from '../../../../src/domain/deck/area.ts';
import { SIGNS } from '../../../../src/domain/deck/signs.ts';

const AA_TEXT = 4.5;

describe.each(['light', 'dark', 'contrast'] as const)('areas in the %s theme', (name) => {
  const theme = themeFor(name);
  const colours = areaColours(name);

  it.each(AREA_COLOURS)('[STAGE-10] %s can be read, on its own surface and on paper', (colour) => {
    const { surface, ink } = colours[colour];
    expect(contrast(theme, ink, surface)).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(theme, ink, 'var(--colorNeutralBackground1)')).toBeGreaterThanOrEqual(AA_TEXT);
  });

  it('[STAGE-10] a card without an area can be read', () => {
    expect(contrast(theme, NEUTRAL_PALETTE.ink, NEUTRAL_PALETTE.surface)).toBeGreaterThanOrEqual(AA_TEXT);
  });
});

describe('what tells areas apart besides their colour', () => {
  it('[STAGE-11] is a hatching for every colour', () => {
    expect(new Set(AREA_COLOURS.map((colour) => HATCHES[colour])).size).toBe(AREA_COLOURS.length);
  });

  it('[STAGE-11] is a sign of its own', () => {
    expect(new Set(AREA_SIGNS.map((sign) => SIGNS[sign])).size).toBe(AREA_SIGNS.length);
  });
});

/** Contrast ratio as WCAG has it, of two references to the theme's variables. */
function contrast(theme: Theme, one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(theme, one), luminance(theme, other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(theme: Theme, reference: string): number {
  const token = reference.replace(/^var\(--(\w+)\)$/, '$1');
  const hex = String(theme[token as keyof Theme]);
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
