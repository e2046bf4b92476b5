import { renderToStaticMarkup } from 'react-dom/server';
import { recapFile } from '../../../../../src/client/features/recap/files/files.ts';
import { RecapBody } from '../../../../../src/client/features/recap/RecapBody.tsx';
import { HOSTILE, note, recapFor } from '../../../../support/recap/recaps.ts';
import { FILLS } from '../../../../support/table/placements.ts';

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('The recap on screen', () => {
  test('[RECAP-4] needs are a picture with a name, and a list that says where each of them lies', () => {
    const published = [
      note('n1', 'Lære Excel', { mark: 'need', place: 'using-data' }),
      note('n2', 'Bedre stole', { mark: 'need' }),
    ];
    const html = renderToStaticMarkup(<RecapBody recap={recapFor({ published })} />);
    expect(html).toContain(
      'role="img" aria-label="2 behov på kompetencehjulet. Dataanvendelse: 1. Uden for hjulet: 1."',
    );
    const list = html.slice(html.indexOf('<dl'), html.indexOf('</dl>'));
    expect(textOf(list)).toContain('Dataanvendelse · Anvendelseskompetencer Lære Excel');
    expect(textOf(list)).toContain('Uden for hjulet Bedre stole');
    // One letter at the rim and in the list.
    expect(html).toMatch(/>A<\/text>/);
    expect(list).toMatch(/aria-hidden="true"[^>]*>A<\/span>/);
    expect(html).not.toMatch(/>B<\/text>/);
  });

  test('[RECAP-10] actions come first, then those of last time, then what people take with them', () => {
    const recap = recapFor({
      published: [note('a', 'Holde kursus', { mark: 'action' }), note('n', 'Lære Excel', { mark: 'need' })],
      closing: [{ id: 'p', by: 'p', insight: 'Vi er flere', nextStep: '' }],
      carried: {
        fromSessionId: 'before',
        endedAt: '2026-11-01T09:00:00Z',
        used: [],
        ledBy: [],
        actions: [{ id: 'c', text: 'Fra sidst', owner: undefined, due: undefined, done: false }],
      },
    });
    const headings = [...renderToStaticMarkup(<RecapBody recap={recap} />).matchAll(/<h2[^>]*>(.*?)<\/h2>/g)];
    expect(headings.slice(0, 4).map(([, heading]) => heading)).toEqual([
      'Aftaler',
      'Aftaler fra sidst',
      'Det tager vi med',
      'Behov på kompetencehjulet',
    ]);
  });

  test('[RECAP-7] a placement is a picture whose name tells every step, and no average', () => {
    const placements = [
      {
        cardId: 'g1',
        isRevealed: true,
        counts: [1, 0, 4, 3, 0],
        isForged: false,
        pollId: 'poll',
        tooFew: false,
        subject: FILLS,
        mayEnd: false,
      },
    ];
    const html = renderToStaticMarkup(<RecapBody recap={recapFor({ placements })} />);
    expect(html).toContain(
      'aria-label="Det her fylder hos os. 1 (Næsten ikke): 1, 2: 0, 3: 4, 4: 3, 5 (Rigtig meget): 0"',
    );
    expect(textOf(html)).not.toMatch(/gennemsnit|3[,.]1/);
  });

  test('[RECAP-5] a private note says that it is one', () => {
    const recap = recapFor({}, { privateNotes: [note('n1', 'Kun min')] });
    expect(textOf(renderToStaticMarkup(<RecapBody recap={recap} />))).toContain('Kun min Kun for referenter');
  });

  test('[RECAP-2] actions are ticked off only by people with the permission', () => {
    const recap = recapFor({ published: [note('n1', 'Holde kursus', { mark: 'action', owner: 'Sara' })] });
    expect(renderToStaticMarkup(<RecapBody recap={recap} />)).not.toContain('checkbox');
    const html = renderToStaticMarkup(<RecapBody recap={recap} onDone={() => undefined} />);
    expect(html.match(/type="checkbox"/g)).toHaveLength(1);
    expect(textOf(html)).toContain('Holde kursus Sara');
  });

  test('[EXPORT-1] whatever people typed is text on the page as well', () => {
    const recap = recapFor({ tools: HOSTILE.map((name) => ({ key: name, name })) });
    const html = renderToStaticMarkup(<RecapBody recap={recap} />);
    expect(html).not.toMatch(/<script|<b>|<a /);
  });
});

test('[EXPORT-2] files are called after the recap and the day of the meeting, in the reader’s language', async () => {
  expect((await recapFile(recapFor({}), 'markdown')).name).toBe('opsamling-2026-11-23.md');
  expect((await recapFile(recapFor({}, { language: 'en' }), 'table')).name).toBe('recap-2026-11-23.csv');
  const word = await recapFile(recapFor({}), 'word');
  expect(word.name).toBe('opsamling-2026-11-23.docx');
  expect(word.contents.type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
});
