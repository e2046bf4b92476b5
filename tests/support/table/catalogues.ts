/** Competence catalogues for tests: the app's own, and one of six areas as a municipality may write it. */
import builtIn from '../../../decks/catalogues/kompetencehjul.json' with { type: 'json' };
import type { Catalogue, CatalogueArea } from '../../../src/domain/catalogue/catalogue.ts';

export const ownCatalogue = builtIn as unknown as Catalogue;

const MARKS = [
  ['blue', 'tool'],
  ['teal', 'chip'],
  ['marigold', 'speech'],
  ['berry', 'sprout'],
  ['purple', 'book'],
  ['forest', 'compass'],
] as const;

/** The first four areas have the ids of the built-in deck's, under other names and with other places. */
export const sixAreas: Catalogue = {
  ...ownCatalogue,
  version: 2,
  title: { da: 'Statens model', en: 'The state’s model' },
  areas: ['anvendelse', 'teknologi', 'formidling', 'udvikling', 'ledelse', 'borgere'].map(
    (id, at): CatalogueArea => ({
      id,
      title: { da: `Felt ${at + 1}`, en: `Field ${at + 1}` },
      colour: MARKS[at]?.[0] ?? 'mink',
      sign: MARKS[at]?.[1] ?? 'star',
      places: [1, 2, 3, 4].map((nth) => ({
        id: `${id}-${nth}`,
        title: { da: `Sted ${at + 1}.${nth}`, en: `Place ${at + 1}.${nth}` },
        about: { da: 'Det handler om noget.', en: 'It is about something.' },
        signs: { da: ['Jeg kan det'], en: ['I can do it'] },
        words: { da: ['ord'], en: ['word'] },
      })),
    }),
  ),
};
