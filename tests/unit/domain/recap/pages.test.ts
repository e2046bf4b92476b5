import { pageAt, pagesOf, pageTitle } from '../../../../src/domain/recap/pages.ts';
import { isEmpty } from '../../../../src/domain/recap/recap.ts';
import { note, recapFor } from '../../../support/recap/recaps.ts';

const many = (count: number, mark: 'need' | 'action' | '', text = 'Vi spørger hinanden mere') =>
  Array.from({ length: count }, (_, at) => note(`${mark}${at}`, text, { mark }));

const published = [...many(2, 'action'), ...many(3, 'need'), ...many(1, '')];
const names = (recap = recapFor({ published, tools: [{ key: 'teams', name: 'Teams' }] })) =>
  pagesOf(recap).map(({ name }) => name);

describe('pagesOf', () => {
  test('[RECAP-11] has a page for each section that is not empty, in the order of the recap', () => {
    expect(names()).toEqual(['actions-1', 'needs-1', 'discussed-1', 'general-1', 'others-1']);
  });

  test('[RECAP-11] shares what is too long for one page among several, and loses nothing', () => {
    const recap = recapFor({
      published: many(12, 'action', 'Vi prøver det af, og vi taler om det '.repeat(3)),
    });
    const pages = pagesOf(recap).filter(({ name }) => name.startsWith('actions-'));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap((page) => page.recap.actions)).toEqual(recap.actions);
    expect(pages.every(({ title }) => title === 'Aftaler')).toBe(true);
  });

  test('[RECAP-11] gives readers of both languages the same pages', () => {
    expect(names(recapFor({ published }, { language: 'en' }))).toEqual(names(recapFor({ published })));
  });

  test('[RECAP-11] puts what is longer than a page on one of its own', () => {
    const recap = recapFor({ published: [...many(1, 'action', 'x'.repeat(2_000)), ...many(1, 'need')] });
    expect(names(recap).slice(0, 2)).toEqual(['actions-1', 'needs-1']);
  });

  test('shows on each page only what belongs to it', () => {
    const [actions] = pagesOf(recapFor({ published }));
    expect(actions && isEmpty({ ...actions.recap, actions: [] })).toBe(true);
  });
});

test('[RECAP-11] a page that is gone is replaced by the one at its number', () => {
  const pages = pagesOf(recapFor({ published }));
  expect(pageAt(pages, undefined)).toBe(0);
  expect(pageAt(pages, { name: 'needs-1', number: 7 })).toBe(1);
  expect(pageAt(pages, { name: 'closing-1', number: 3 })).toBe(2);
  expect(pageAt(pages, { name: 'closing-1', number: 30 })).toBe(pages.length - 1);
});

test('a page’s title follows from its name', () => {
  expect(pageTitle('needs-1', 'da')).toBe('Behov på kompetencehjulet');
  expect(pageTitle('discussed-12', 'en')).toBe('Talked about');
  expect(pageTitle('of a later release', 'en')).toBe('Tools and other cards');
});
