import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { Opening } from '../../../../../src/client/features/opening/Opening.tsx';
import { CardBack } from '../../../../../src/client/features/table/card/CardBack.tsx';
import { CardFace } from '../../../../../src/client/features/table/card/CardFace.tsx';

/** In a long name. */
const PLACE_TO_DIVIDE = /<span[^>]*><\/span>/g;
const area = { title: 'Teknologiforståelse', colour: 'teal', sign: 'chip' } as const;

describe('a card', () => {
  it('shows on its face what it asks, and in large which area it is from', () => {
    const large = renderToStaticMarkup(
      <CardFace area={area} question="Hvad ved den om os?" ratio={0.7} label="4. kort" questionAs="h2" />,
    );
    expect(large.replace(PLACE_TO_DIVIDE, '')).toContain('Teknologiforståelse');
    expect(large).toContain('4. kort');
    expect(large).toMatch(/<h2[^>]*>Hvad ved den om os\?<\/h2>/);
  });

  it('[STAGE-12] without an area is labelled as an own card', () => {
    const own = renderToStaticMarkup(<CardFace area={undefined} question="Og hvad nu?" ratio={0.7} />);
    expect(own).toContain('Eget kort');
  });

  it('[A11Y-9] says in which language its area and its question are', () => {
    const english = renderToStaticMarkup(
      <CardFace area={{ ...area, language: 'da' }} question="What now?" language="en" ratio={0.7} />,
    );
    expect(english.replace(PLACE_TO_DIVIDE, '')).toMatch(/<span[^>]* lang="da"[^>]*>Teknologiforståelse</);
    expect(english).toMatch(/<p[^>]* lang="en"[^>]*>What now\?</);
  });

  it('keeps its question to itself while it lies face down', () => {
    const back = renderToStaticMarkup(<CardBack area={area} />);
    expect(back).toContain('aria-hidden="true"');
    expect(back.replace(/<[^>]*>/g, '')).toBe('');
  });
});

describe('the page before any script has run', () => {
  it.each([
    ['stage', 'stage'],
    ['panel', 'sidePanel'],
  ] as const)('[STAGE-13] draws the same picture as the %s does while it waits', (page, place) => {
    const written = readFileSync(`src/client/pages/skeletons/${page}.html`, 'utf8');
    const drawn = renderToStaticMarkup(<Opening place={place} />);
    expect(shapesOf(written)).toEqual(shapesOf(drawn));
  });
});

/** The classes and drawings in a piece of HTML, in order; the words differ, since a page has them in both languages. */
function shapesOf(html: string): string[] {
  return [...html.matchAll(/ (?:class|viewBox|d|width|height|x|y|rx)="[^"]*"/g)].map(([attribute]) =>
    attribute.trim(),
  );
}
