import { unzipSync } from 'fflate';
import { toDocxBytes } from '../../../../src/client/features/recap/files/toDocx.ts';
import { toHtml } from '../../../../src/domain/recap/export/html.ts';
import { HOSTILE, note, recapFor } from '../../../support/recap/recaps.ts';

const seen = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test.each(HOSTILE)('[EXPORT-1] %j is text in the copy for mail and chat', (text) => {
  const html = toHtml(recapFor({ tools: [{ key: '', name: text }] }));
  const items = [...html.matchAll(/<li>(.*?)<\/li>/gs)].map(([, inner = '']) => inner);
  expect(items.map(seen)).toContain(text.trim());
  for (const item of items) expect(item).not.toMatch(/[<>"]/);
});

test('[A11Y-9] a card in another language than the recap says which, in the copy and in the Word file', async () => {
  const recap = recapFor({});
  const [first] = recap.discussed;
  if (!first) throw new Error('no card was discussed');
  const foreign = {
    ...recap,
    discussed: [{ ...first, question: 'What do we want?', language: 'en' as const }],
  };
  expect(toHtml(foreign)).toContain('<h3 lang="en">What do we want?</h3>');
  expect(toHtml(recap)).not.toContain('<h3 lang');
  const body = new TextDecoder().decode(unzipSync(await toDocxBytes(foreign))['word/document.xml']);
  expect(body).toContain('<w:lang w:val="en-GB"/>');
});

test('[EXPORT-11] the copy for mail and chat has headings and lists, actions first, and its language', () => {
  const published = [
    note('a', 'Holde kursus\nfor alle', { mark: 'action', owner: 'Jonas', due: '2026-12-01' }),
    note('n', 'Lære Excel', { mark: 'need', place: 'using-data' }),
  ];
  const html = toHtml(recapFor({ published }));
  expect(html).toMatch(
    /^<div lang="da"><h1>Opsamling<\/h1><p>Lille kortsæt, 23\. november 2026<\/p><h2>Aftaler<\/h2>/,
  );
  expect(html).toContain('<li><strong>Holde kursus<br>for alle</strong> – Jonas – 1. december 2026</li>');
  expect(html).toContain('<strong>Dataanvendelse</strong> (Anvendelseskompetencer)<br>Lære Excel');
});
