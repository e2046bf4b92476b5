import MarkdownIt from 'markdown-it';
import { toMarkdown } from '../../../../src/domain/recap/export/markdown.ts';
import { FORBIDDEN_SIGNS, HOSTILE, note, recapFor } from '../../../support/recap/recaps.ts';
import { FILLS } from '../../../support/table/placements.ts';

/** A reader that takes everything for an order that can be taken for one. */
const reader = new MarkdownIt({ html: true, linkify: true, breaks: false });

/** What a person sees in the texts of the given kind of element. */
function seen(html: string, tag: 'li' | 'td' | 'p'): string[] {
  return [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, inner = '']) =>
    inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}

test.each(HOSTILE)('[EXPORT-1] %j is text in a list of the Markdown file', (text) => {
  const html = reader.render(toMarkdown(recapFor({ tools: [{ key: '', name: text }] })));
  expect(seen(html, 'li')).toContain(text.trim());
});

test.each(HOSTILE)('[EXPORT-1] %j is text in a table of the Markdown file', (text) => {
  const published = [note('a', text, { differs: true }), note('b', 'anden', { differs: true })];
  const html = reader.render(toMarkdown(recapFor({ published })));
  expect(seen(html, 'td')).toEqual([text.trim(), 'anden']);
});

test('[EXPORT-1] typed line breaks stay, and no line begins a Markdown block', () => {
  const text = 'Først\n# anden\n\n- tredje\r\n1. fjerde\tefter';
  const html = reader.render(
    toMarkdown(
      recapFor({
        tools: [
          { key: '', name: text },
          { key: 'n', name: 'næste' },
        ],
      }),
    ),
  );
  const lines = ['Først', '# anden', '- tredje', '1. fjerde efter'];
  expect(seen(html, 'li')).toEqual([lines.join('<br>\n'), 'næste']);
});

test('[EXPORT-1] signs that no file may hold are left out', () => {
  expect(toMarkdown(recapFor({ tools: [{ key: '', name: FORBIDDEN_SIGNS }] }))).toContain('- før\uFFFDefter');
});

test('[EXPORT-2] the Markdown file tells the whole meeting, in its language', () => {
  const published = [
    note('n1', 'Vi bruger det forskelligt', { cardId: 'g1', mark: 'insight' }),
    note('n2', 'Det er for svært', { differs: true }),
    note('n3', 'Det er let nok', { differs: true }),
    note('n4', 'Lære Excel', { mark: 'need', place: 'using-data', cardId: 'g1' }),
    note('n5', 'Holde kursus', { mark: 'action', owner: 'Jonas', due: '2026-12-01' }),
  ];
  const markdown = toMarkdown(
    recapFor({
      published,
      tools: [{ key: 'teams', name: 'Teams' }],
      placements: [
        {
          cardId: 'g2',
          isRevealed: true,
          counts: [0, 1, 3, 0, 1],
          isForged: false,
          pollId: 'poll',
          tooFew: false,
          subject: FILLS,
          mayEnd: false,
        },
      ],
      closing: [{ id: 'p', by: 'p', insight: 'Vi er flere', nextStep: 'Spørge Sara' }],
    }),
  );
  expect(markdown).toMatch(/^# Opsamling\n\nLille kortsæt, 23\. november 2026\n/);
  expect(markdown).toContain('- Holde kursus – Jonas – 1. december 2026\n');
  expect(markdown).toContain('1 behov på kompetencehjulet. Dataanvendelse: 1.');
  expect(markdown).toContain('**Dataanvendelse** (Anvendelseskompetencer)\n\n- Lære Excel');
  expect(markdown).toContain('- Indsigt: Vi bruger det forskelligt');
  expect(markdown).toContain('| Det er for svært | Det er let nok |');
  expect(markdown).toContain(
    'Placering fra 1 til 5: Det her fylder hos os\n\n' +
      '| 1 (Næsten ikke) | 2 | 3 | 4 | 5 (Rigtig meget) |\n| --- | --- | --- | --- | --- |\n| 0 | ● 1 | ●●● 3 | 0 | ● 1 |',
  );
  expect(markdown).toContain('- Teams');
  expect(markdown).toContain('**Indsigt**\n\n- Vi er flere\n\n**Næste skridt**\n\n- Spørge Sara');
  expect(toMarkdown(recapFor({}, { language: 'en' }))).toMatch(/^# Recap\n\nSmall deck, 23 November 2026\n/);
});
