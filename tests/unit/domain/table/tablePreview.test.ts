import { previewOf, viewOfPreview } from '../../../../src/domain/table/tablePreview.ts';
import type { TableView } from '../../../../src/domain/table/tableView.ts';
import { tablePreview } from '../../../../src/shared/contract/schemas/previews.ts';
import { galleryTable } from '../../../support/gallery/meeting.ts';
import { readQuery } from '../../../support/gallery/query.ts';
import { type GalleryState, STATES } from '../../../support/gallery/states.ts';

const viewIn = (state: GalleryState, language: 'da' | 'en' = 'da') =>
  galleryTable({ ...readQuery(''), state }).session.viewIn(language);

/** What the stage shows of a card. */
function faces(view: TableView) {
  const shown = ({ id, number, area, place, own, ...texts }: TableView['cards'][number]) => ({
    ...{ id, number, area, place, own: own !== undefined },
    ...(place !== 'faceDown' && { question: texts.question, language: texts.language }),
    ...(place === 'middle' && { examples: texts.examples }),
  });
  const { current, cards, discussed, skipped, parked, areas, ordinal, left, deckTitle, access, phase } = view;
  return {
    ...{ areas, ordinal, left, deckTitle, access, phase },
    current: current && shown(current),
    lists: [cards, discussed, skipped, parked].map((list) => list.map(shown)),
    ...{ part: view.conversation.part, tools: view.conversation.part === 'tools' && view.conversation.tools },
  };
}

const STATE_NAMES = Object.keys(STATES) as GalleryState[];
const PREVIEWED: readonly GalleryState[] = [
  'fresh',
  'spread',
  'turned',
  'first',
  'own',
  'many',
  'last',
  'allDiscussed',
];

describe('previewOf', () => {
  test.each(STATE_NAMES)(
    '[PREVIEW-1] shows the stage of a table that is %s as it is, or not at all',
    (state) => {
      const view = viewIn(state);
      const preview = previewOf(view);
      if (!preview) return expect(PREVIEWED).not.toContain(state);
      expect(faces(viewOfPreview(preview))).toEqual(faces(view));
      expect(view.phase).toBe('running');
      const sent = { documentId: 'd', da: preview, en: previewOf(viewIn(state, 'en')) };
      expect(tablePreview.parse(sent)).toEqual(sent);
      for (const person of ['mette', 'jonas', 'Mette', 'Jonas'])
        expect(JSON.stringify(sent)).not.toContain(`"${person}"`);
    },
  );

  test('[PREVIEW-6] lets people move cards on an open table, and nothing else', () => {
    const preview = previewOf(viewIn('turned')) ?? fail();
    const mayOn = (seen: typeof preview) => {
      const { may, conversation } = viewOfPreview(seen);
      const all = { ...conversation.may, ...may };
      return Object.entries(all).flatMap(([what, allowed]) => (allowed ? [what] : []));
    };
    expect(mayOn({ ...preview, access: 'open' })).toEqual(['layCards']);
    expect(mayOn({ ...preview, access: 'led' })).toEqual([]);
    const { step: _, ...earlier } = preview;
    expect(mayOn({ ...earlier, access: 'open' })).toEqual([]);
  });

  test('[PREVIEW-5] leaves out an area that this release cannot draw', () => {
    const preview = previewOf(viewIn('turned')) ?? fail();
    const [first, ...rest] = preview.areas;
    const strange = viewOfPreview({
      ...preview,
      areas: [{ ...(first ?? fail()), colour: 'plaid' }, ...rest],
    });
    expect(strange.areas).toHaveLength(rest.length);
    expect(strange.cards.filter(({ area }) => area === undefined).length).toBeGreaterThan(0);
  });
});

function fail(): never {
  throw new Error('there is no preview');
}
