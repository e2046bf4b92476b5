import { unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { toDocxBytes } from '../../../../../src/client/features/recap/files/toDocx.ts';
import { FORBIDDEN_SIGNS, HOSTILE, note, recapFor } from '../../../../support/recap/recaps.ts';

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
    // In the list, and in two cells of the table.
    expect(paragraphs.filter((paragraph) => paragraph === text.trim()).length).toBeGreaterThanOrEqual(3);
  }
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

test('[EXPORT-6] the Word file has headings, tables with a head, a language, and names nobody as its author', async () => {
  const published = [note('a', 'Holde kursus', { mark: 'action' })];
  const parts = unzipSync(await toDocxBytes(recapFor({ published })));
  const part = (name: string) => new TextDecoder().decode(parts[name]);
  expect(part('word/document.xml')).toContain('<w:pStyle w:val="Title"/>');
  expect(part('word/document.xml')).toContain('<w:pStyle w:val="Heading1"/>');
  expect(part('word/document.xml')).toContain('<w:tblHeader/>');
  expect(part('word/styles.xml')).toContain('da-DK');
  expect(part('docProps/core.xml')).toContain('<dc:creator>Dialogkort</dc:creator>');
  expect(part('docProps/core.xml')).toContain('<dc:title>Opsamling</dc:title>');
});
