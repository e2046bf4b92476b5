import { renderToStaticMarkup } from 'react-dom/server';
import { isSeen } from '../../../../../src/client/features/catalogue/isSeen.ts';
import { Wheel } from '../../../../../src/client/features/catalogue/wheel/Wheel.tsx';
import type { Catalogue } from '../../../../../src/domain/catalogue/catalogue.ts';
import { dotsIn, pieceIn, piecesOf, WHEEL } from '../../../../../src/domain/catalogue/wheelGeometry.ts';
import { ownCatalogue, sixAreas } from '../../../../support/table/catalogues.ts';

const areasOf = (catalogue: Catalogue) =>
  catalogue.areas.map((area) => ({
    ...area,
    places: area.places.map(({ id }) => ({ id, name: `Sted ${id}`, dots: [true, false] })),
  }));
const areas = areasOf(ownCatalogue);

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

  test.each([
    ['thirty degrees', 30],
    ['a twenty-fourth of the wheel', 15],
  ])(
    '[CAT-6] draws things as dots that lie apart within a place of %s, and more of them as a number',
    (_, degrees) => {
      const piece = { from: 30, to: 30 + degrees };
      for (let count = 0; count <= 3; count += 1) {
        const dots = dotsIn(piece, count) ?? [];
        expect(dots).toHaveLength(count);
        for (const [at, dot] of dots.entries()) {
          const radius = Math.hypot(dot.x, dot.y);
          expect(radius).toBeGreaterThan(WHEEL.placeStart + WHEEL.dotRadius);
          expect(radius).toBeLessThan(WHEEL.placeRim - WHEEL.dotRadius);
          // No dot touches the edges to the neighbours.
          const angle = Math.atan2(dot.x, -dot.y);
          const edge = (WHEEL.dotRadius / radius) * (180 / Math.PI);
          expect((angle * 180) / Math.PI - edge).toBeGreaterThan(piece.from);
          expect((angle * 180) / Math.PI + edge).toBeLessThan(piece.to);
          for (const other of dots.slice(at + 1)) {
            expect(Math.hypot(dot.x - other.x, dot.y - other.y)).toBeGreaterThan(2 * WHEEL.dotRadius);
          }
        }
      }
      expect(dotsIn(piece, 12)).toBeUndefined();
      const many = areas.map((area, at) => ({
        ...area,
        places: area.places.map((place) => (at === 0 ? { ...place, dots: Array(12).fill(true) } : place)),
      }));
      expect(renderToStaticMarkup(<Wheel areas={many} label="Hjulet" />)).toContain('>12</text>');
    },
  );

  test('[CAT-6] has six areas of places that are all as wide, without a gap', () => {
    const pieces = piecesOf([2, 6, 4, 4, 4, 4]);
    expect(pieces.map(({ from, to }) => [from, to])).toEqual([
      [0, 30],
      [30, 120],
      [120, 180],
      [180, 240],
      [240, 300],
      [300, 360],
    ]);
    expect(pieceIn({ from: 30, to: 120 }, 1, 6)).toEqual({ from: 45, to: 60 });
    const html = renderToStaticMarkup(
      <Wheel areas={areasOf(sixAreas)} label="Hjulet" onChoose={() => undefined} />,
    );
    expect(html.match(/role="radio"/g)).toHaveLength(24);
  });
});

test('[CAT-4] a card that lies face down in a meeting keeps its question to itself', () => {
  expect(isSeen({ place: 'faceDown' }, 'running')).toBe(false);
  expect(isSeen({ place: 'parked' }, 'running')).toBe(true);
  expect(isSeen({ place: 'faceDown' }, 'preparing')).toBe(true);
  expect(isSeen({ place: 'faceDown' }, 'ended')).toBe(true);
});
