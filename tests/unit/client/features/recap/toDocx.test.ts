import { unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { toDocxBytes } from '../../../../../src/client/features/recap/files/toDocx.ts';
import { FORBIDDEN_SIGNS, HOSTILE, note, recapFor } from '../../../../support/recap/recaps.ts';
import { FILLS } from '../../../../support/table/placements.ts';

/** Opens the file as Word would: every part is read as XML. Answers with the body's paragraphs. */
function paragraphsOf(file: Uint8Array): string[] {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => /\.(xml|rels)$/.test(name));
  const body = parts.find(([name]) => name === 'word/document.xml');
  if (!body) throw new Error('no document in the file');
  for (const [name, bytes] of parts) walk(name, bytes, {});
  const paragraphs: string[] = [];
  let inText = false;
  walk(body[0], body[1], {
    open: (name) => {
      if (name === 'w:p') paragraphs.push('');
      if (name === 'w:br') paragraphs.push(`${paragraphs.pop() ?? ''}\n`);
      inText = name === 'w:t';
    },
    close: () => {
      inText = false;
    },
    text: (text) => {
      if (inText) paragraphs.push(`${paragraphs.pop() ?? ''}${text}`);
    },
  });
  return paragraphs;
}

interface Handlers {
  readonly open?: (name: string) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

function walk(part: string, bytes: Uint8Array, { open, close, text }: Handlers): void {
  const parser = new Parser();
  const problems: string[] = [];
  parser.on('openTag', (name) => open?.(name));
  parser.on('closeTag', (name) => close?.(name));
  parser.on('text', (value, decode) => text?.(decode(value)));
  parser.on('error', (error) => void problems.push(`${part}: ${error.message}`));
  parser.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  expect(problems).toEqual([]);
}

test('[EXPORT-5] the Word file opens, and everything that people typed is text in it', async () => {
  const tools = HOSTILE.map((name) => ({ key: name, name }));
  const published = HOSTILE.map((text, at) => note(`${at}`, text, { mark: 'action', owner: text }));
  const paragraphs = paragraphsOf(await toDocxBytes(recapFor({ tools, published })));
  for (const text of HOSTILE) {
    // In the list of tools, and as an action with its owner.
    expect(paragraphs).toContain(text.trim());
    expect(paragraphs).toContain(`${text.trim()}\n${text.trim()}`);
  }
});

test('[ROOM-7] the Word file says who wrote closing words down', async () => {
  const closing = [{ id: 'kim', by: 'kim', writtenBy: 'mette', insight: 'Det går', nextStep: '' }];
  const nameOf = (id: string) => (id === 'kim' ? 'Kim' : 'Mette Holm');
  const paragraphs = paragraphsOf(await toDocxBytes(recapFor({ closing }, { nameOf, withNames: true })));
  expect(paragraphs).toContain('Kim – skrevet ned af Mette Holm');
});

test('[EXPORT-5] signs that XML forbids are left out, and lines stay lines', async () => {
  const paragraphs = paragraphsOf(
    await toDocxBytes(
      recapFor({
        tools: [
          { key: 'a', name: FORBIDDEN_SIGNS },
          { key: 'b', name: 'en\nto' },
        ],
      }),
    ),
  );
  expect(paragraphs).toContain('før\uFFFDefter');
  expect(paragraphs).toContain('en\nto');
});

test('[EXPORT-6] the Word file has headings, differing views with a head, a language, and names nobody as its author', async () => {
  const published = [note('a', 'For svært', { differs: true }), note('b', 'Let nok', { differs: true })];
  const parts = unzipSync(await toDocxBytes(recapFor({ published })));
  const part = (name: string) => new TextDecoder().decode(parts[name]);
  expect(part('word/document.xml')).toContain('<w:pStyle w:val="Title"/>');
  expect(part('word/document.xml')).toContain('<w:pStyle w:val="Heading1"/>');
  expect(part('word/document.xml')).toContain('<w:tblHeader/>');
  expect(part('word/styles.xml')).toContain('da-DK');
  expect(part('docProps/core.xml')).toContain('<dc:creator>Dialogkort</dc:creator>');
  expect(part('docProps/core.xml')).toContain(
    '<dc:title>Opsamling: Lille kortsæt, 23. november 2026</dc:title>',
  );
});

test('[EXPORT-10] wheel and spread are pictures with a text that says what they show', async () => {
  const published = [note('n1', 'Lære Excel & Word', { mark: 'need', place: 'using-data' })];
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
  const parts = unzipSync(await toDocxBytes(recapFor({ published, placements })));
  const body = new TextDecoder().decode(parts['word/document.xml']);
  expect(body).toContain('descr="1 behov på kompetencehjulet. Dataanvendelse: 1."');
  expect(body).toContain(
    'descr="Det her fylder hos os. 1 (Næsten ikke): 1, 2: 0, 3: 4, 4: 3, 5 (Rigtig meget): 0"',
  );
  const pictures = Object.entries(parts).filter(([name]) => name.endsWith('.svg'));
  expect(pictures).toHaveLength(2);
  for (const [name, bytes] of pictures) {
    walk(name, bytes, {});
    // Nothing in a picture is fetched from anywhere.
    expect(new TextDecoder().decode(bytes)).not.toMatch(/href|url\(|<image|<style/);
  }
});

describe('[EXPORT-16] the Word file on paper', () => {
  const EMU_PER_MM = 36_000;
  const TWIPS_PER_MM = 1440 / 25.4;
  const body = async (conversation: Parameters<typeof recapFor>[0]) =>
    new TextDecoder().decode(unzipSync(await toDocxBytes(recapFor(conversation)))['word/document.xml']);

  test('no picture is wider than the text', async () => {
    const published = [note('n1', 'Lære Excel', { mark: 'need', place: 'using-data' })];
    const xml = await body({ published });
    const attribute = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(xml)?.[1]);
    const text = (attribute('w') - attribute('left') - attribute('right')) / TWIPS_PER_MM;
    const widths = [...xml.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, width]) => Number(width) / EMU_PER_MM);
    expect(widths).toHaveLength(1);
    expect(Math.max(...widths)).toBeLessThanOrEqual(text + 0.1);
  });

  test('a card’s question and area stay with what was noted at it', async () => {
    const xml = await body({ published: [note('n1', 'En note', { cardId: 'g1' })] });
    const [, area = ''] = /(<w:p>(?:(?!<w:p>).)*)<w:p>(?:(?!<w:p>).)*En note/.exec(xml) ?? [];
    expect(area).toContain('<w:keepNext/>');
  });

  test('its pages have numbers, and words from the table a heading', async () => {
    const words = [
      { id: 'w1', text: 'Tryg', cardId: 'g1', by: undefined, isNamed: false, mayWithdraw: false },
    ];
    const parts = unzipSync(await toDocxBytes(recapFor({ words })));
    const all = Object.entries(parts)
      .filter(([name]) => /(document|footer\d*)\.xml$/.test(name))
      .map(([, bytes]) => new TextDecoder().decode(bytes))
      .join('');
    expect(all).toContain('NUMPAGES');
    expect(all).toMatch(/<w:pStyle w:val="Heading3"\/>(?:(?!<\/w:p>).)*Ord fra bordet/);
  });
});
