import { wheelPicture } from '../../../../../src/client/features/recap/files/pictures.ts';
import type { Catalogue } from '../../../../../src/domain/catalogue/catalogue.ts';
import { wheelOf } from '../../../../../src/domain/recap/wheel.ts';
import { ownCatalogue, sixAreas } from '../../../../support/table/catalogues.ts';

const LONG = 'Digital kommunikation og samarbejde på tværs af faggrupper';
const longNames: Catalogue = {
  ...sixAreas,
  areas: sixAreas.areas.map((area) => ({
    ...area,
    title: { da: LONG },
    places: area.places.map((place) => ({ ...place, title: { da: LONG } })),
  })),
};

/** The lines of the names on one side of the wheel, from top to bottom. */
function linesOf(svg: string, anchor: 'start' | 'end'): readonly number[] {
  const texts = svg.matchAll(/<text x="[^"]+" y="([^"]+)" text-anchor="(\w+)"/g);
  return [...texts].flatMap(([, y, side]) => (side === anchor ? [Number(y)] : [])).sort((a, b) => a - b);
}

test.each([
  ['the app’s own catalogue', ownCatalogue],
  ['six areas of four places', sixAreas],
  ['the longest names', longNames],
])('[RECAP-4] the picture for files names each place of %s, and no name lies on another', (_, catalogue) => {
  const { svg, height } = wheelPicture(wheelOf(catalogue, [], 'da'));
  const above = Number(/translate\(\S+ ([\d.]+)\)/.exec(svg)?.[1]);
  for (const side of ['start', 'end'] as const) {
    const lines = linesOf(svg, side);
    for (const [at, y] of lines.entries()) {
      if (at > 0) expect(y - (lines[at - 1] ?? 0)).toBeGreaterThanOrEqual(14);
      expect(y).toBeGreaterThan(-above);
      expect(y).toBeLessThan(height - above);
    }
  }
  const places = catalogue.areas.reduce((sum, area) => sum + area.places.length, 0);
  expect(svg.match(/fill="#ffffff"/g)).toHaveLength(places);
});
