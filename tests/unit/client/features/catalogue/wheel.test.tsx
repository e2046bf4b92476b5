import { renderToStaticMarkup } from 'react-dom/server';
import { isSeen } from '../../../../../src/client/features/catalogue/isSeen.ts';
import { Wheel } from '../../../../../src/client/features/catalogue/wheel/Wheel.tsx';
import { CATALOGUE } from '../../../../../src/domain/catalogue/catalogue.ts';
import { DOTS_MAX, dotsAt, WHEEL } from '../../../../../src/domain/catalogue/wheelGeometry.ts';

const areas = CATALOGUE.map((area) => ({
  ...area,
  places: area.places.map(({ id }) => ({ id, name: `Sted ${id}`, dots: [true, false] })),
}));

describe('The competence wheel', () => {
  test('[CAT-6] is one choice of twelve with names, one of which the Tab key finds', () => {
    const html = renderToStaticMarkup(
      <Wheel areas={areas} label="Hjulet" chosen="developing" onChoose={() => undefined} />,
    );
    expect(html).toContain('role="radiogroup" aria-label="Hjulet"');
    expect(html.match(/role="radio"/g)).toHaveLength(12);
    expect(html.match(/aria-checked="true" aria-label="Sted developing" tabindex="0"/g)).toHaveLength(1);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
  });

  test('[CAT-6] is a picture with a name where nothing can be chosen', () => {
    const html = renderToStaticMarkup(<Wheel areas={areas} label="Syv behov" />);
    expect(html).toContain('role="img" aria-label="Syv behov"');
    expect(html).not.toContain('tabindex');
  });

  test('[CAT-6] draws things as dots that lie apart and within their place, and more of them as a number', () => {
    for (let count = 0; count <= DOTS_MAX; count += 1) {
      const dots = dotsAt(count, 30);
      expect(dots).toHaveLength(count);
      for (const [at, dot] of dots.entries()) {
        const radius = Math.hypot(dot.x, dot.y);
        expect(radius).toBeGreaterThan(WHEEL.placeStart + WHEEL.dotRadius);
        expect(radius).toBeLessThan(WHEEL.placeRim - WHEEL.dotRadius);
        const degrees = (Math.atan2(dot.x, -dot.y) * 180) / Math.PI;
        expect(degrees).toBeGreaterThan(30);
        expect(degrees).toBeLessThan(60);
        for (const other of dots.slice(at + 1)) {
          expect(Math.hypot(dot.x - other.x, dot.y - other.y)).toBeGreaterThan(2 * WHEEL.dotRadius);
        }
      }
    }
    expect(dotsAt(DOTS_MAX + 1, 0)).toEqual([]);
    const many = areas.map((area, at) => ({
      ...area,
      places: area.places.map((place) => (at === 0 ? { ...place, dots: Array(12).fill(true) } : place)),
    }));
    expect(renderToStaticMarkup(<Wheel areas={many} label="Hjulet" />)).toContain('>12</text>');
  });
});

test('[CAT-4] a card that lies face down in a meeting keeps its question to itself', () => {
  expect(isSeen({ place: 'faceDown' }, 'running')).toBe(false);
  expect(isSeen({ place: 'parked' }, 'running')).toBe(true);
  expect(isSeen({ place: 'faceDown' }, 'preparing')).toBe(true);
  expect(isSeen({ place: 'faceDown' }, 'ended')).toBe(true);
});
