/** Word, PowerPoint, OpenDocument and Rich Text: the same document gives the same cards, whatever program keeps it. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { splitExamples } from '../../../src/domain/import/examples.ts';
import { WordStyles } from '../../../src/import/office/wordStyles.ts';
import { importFile } from '../../../src/import/readFile.ts';
import {
  makeDocument,
  makeSlides,
  writeDocx,
  writeOdp,
  writeOdt,
  writePptx,
  writeRtf,
} from '../../support/import/document.ts';
import { Dice } from '../../support/import/random.ts';

async function read(name: string, bytes: Uint8Array) {
  const imported = await importFile({ name, bytes });
  return {
    title: imported.title,
    cards: imported.cards.map(({ area, question, examples, exampleList }) => ({
      area: imported.areas.find(({ id }) => id === area.position)?.title,
      question,
      examples: exampleList ?? splitExamples(examples),
    })),
    // Chance asks the same twice.
    said: imported.warnings.filter(({ code }) => code !== 'same-question'),
  };
}

const DOCUMENTS = 150;

describe('a document [IMPORT-35]', () => {
  test.each([
    ['docx', writeDocx],
    ['odt', writeOdt],
    ['rtf', writeRtf],
  ] as const)('as .%s gives its cards, in lists, tables and cells', async (ending, write) => {
    const wrong: unknown[] = [];
    for (let seed = 1; seed <= DOCUMENTS; seed++) {
      const dice = new Dice(seed);
      const made = makeDocument(dice);
      const found = await read(`kort.${ending}`, write(made, dice));
      const expected = { title: made.title, cards: made.cards, said: [] };
      if (JSON.stringify(found) !== JSON.stringify(expected))
        wrong.push({ seed, habits: made.habits, found });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test.each([
    ['pptx', writePptx],
    ['odp', writeOdp],
  ] as const)(
    'of slides as .%s gives its cards, areas on slides of their own, as titles or in a corner',
    async (ending, write) => {
      const wrong: unknown[] = [];
      for (let seed = 1; seed <= DOCUMENTS; seed++) {
        const dice = new Dice(seed);
        const made = makeSlides(dice);
        const { cards, said } = await read(`kort.${ending}`, write(made, dice));
        if (JSON.stringify([cards, said]) !== JSON.stringify([made.cards, []]))
          wrong.push({ seed, habits: made.habits, cards });
      }
      expect(wrong.slice(0, 3)).toEqual([]);
    },
  );

  test('that another library wrote gives its cards', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Kort til haven', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: 'Ro', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ text: 'Hvad giver ro?', bullet: { level: 0 } }),
            new Paragraph({ text: 'En gåtur', bullet: { level: 1 } }),
            new Paragraph({ text: 'Fart', heading: HeadingLevel.HEADING_1 }),
            new Table({
              rows: [
                new TableRow({ children: [cell('Spørgsmål'), cell('Eksempler')] }),
                new TableRow({ children: [cell('Hvad giver fart?'), cell('En cykel; en bus')] }),
              ],
            }),
          ],
        },
      ],
    });
    const { title, cards, said } = await read('kort.docx', new Uint8Array(await Packer.toBuffer(document)));
    expect([title, cards, said]).toEqual([
      'Kort til haven',
      [
        { area: 'Ro', question: 'Hvad giver ro?', examples: ['En gåtur'] },
        { area: 'Fart', question: 'Hvad giver fart?', examples: ['En cykel', 'en bus'] },
      ],
      [],
    ]);
  });
});

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function word(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    'word/document.xml': `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])));
}

const paragraph = (text: string, properties = '') => `<w:p><w:r>${properties}<w:t>${text}</w:t></w:r></w:p>`;

describe('what a Word document does not show [IMPORT-35]', () => {
  test('is left out and named', async () => {
    const { cards, said } = await read(
      'kort.docx',
      word(
        `${paragraph('Hvad giver ro?')}${paragraph('Hvad er hemmeligt?', '<w:rPr><w:vanish/></w:rPr>')}` +
          '<w:p><w:del><w:r><w:delText>Hvad er slettet?</w:delText></w:r></w:del><w:ins><w:r><w:t>Hvad er nyt?</w:t></w:r></w:ins></w:p>',
        {
          'word/footnotes.xml': `<w:footnotes xmlns:w="${WORD}"><w:footnote>${paragraph('Se side 4.')}</w:footnote></w:footnotes>`,
        },
      ),
    );
    expect(cards.map(({ question }) => question)).toEqual(['Hvad giver ro?', 'Hvad er nyt?']);
    expect(said).toContainEqual({ code: 'parts-left-out', parts: ['hidden-text', 'notes'] });
  });

  test('twice is read once: text boxes for old programs, the table of contents', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const { cards, said } = await read(
      'kort.docx',
      word(
        `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('Hvad giver ro? 1')}</w:sdtContent></w:sdt>` +
          `<w:p><w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice>${box('Hvad giver ro?')}</mc:Choice><mc:Fallback>${box('Hvad giver ro?')}</mc:Fallback></mc:AlternateContent></w:r></w:p>` +
          paragraph('Hvad giver fart?'),
      ),
    );
    expect(cards.map(({ question }) => question)).toEqual(['Hvad giver ro?', 'Hvad giver fart?']);
    expect(said).toEqual([{ code: 'no-areas', area: 'Spørgsmål' }]);
  });
});

test('hidden slides and speaker notes are left out and named [IMPORT-35]', async () => {
  const relations = `<Relationships><Relationship Id="r" Type="x/notesSlide" Target="../notesSlides/n.xml"/></Relationships>`;
  const slide = (text: string, show = '') =>
    `<p:sld xmlns:p="p" xmlns:a="a"${show}><p:sp><p:nvPr><p:ph type="title"/></p:nvPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:sld>`;
  const parts = {
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldId id="1" r:id="a"/><p:sldId id="2" r:id="b"/><p:sldId id="3" r:id="c"/></p:presentation>',
    'ppt/_rels/presentation.xml.rels': `<Relationships>${['a', 'b', 'c'].map((id) => `<Relationship Id="${id}" Type="x/slide" Target="slides/${id}.xml"/>`).join('')}</Relationships>`,
    'ppt/slides/a.xml': slide('Hvad giver ro?'),
    'ppt/slides/b.xml': slide('Hvad er gemt væk?', ' show="0"'),
    'ppt/slides/c.xml': slide('Hvad giver fart?'),
    'ppt/slides/_rels/c.xml.rels': relations,
    'ppt/notesSlides/n.xml':
      '<p:notes xmlns:p="p" xmlns:a="a"><p:sp><p:nvPr><p:ph type="body"/></p:nvPr><p:txBody><a:p><a:r><a:t>Husk kaffen</a:t></a:r></a:p></p:txBody></p:sp></p:notes>',
  };
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
  const { cards, said } = await read('kort.pptx', bytes);
  expect(cards.map(({ question }) => question)).toEqual(['Hvad giver ro?', 'Hvad giver fart?']);
  expect(said).toContainEqual({ code: 'parts-left-out', parts: ['hidden-slides', 'speaker-notes'] });
});

const head = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const wide = (text: string) => [...text].join('\0');
const OLD = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';
const zipped = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const open = (mime: string) => zipSync({ mimetype: strToU8(mime), 'content.xml': strToU8('<x/>') });

test('styles that build on each other by the hundred thousand are left out beyond fifty [IMPORT-53]', () => {
  const chain = Array.from(
    { length: 100_000 },
    (_, i) => `<style styleId="s${i}"><basedOn val="s${i + 1}"/></style>`,
  );
  const styles = new WordStyles(strToU8(`<styles>${chain.join('')}</styles>`));
  expect(styles.resolve({ style: 's0' }).names).toHaveLength(50);
});

describe('a file of a kind that is not read is refused by what it is, not by its name [IMPORT-36]', () => {
  test.each([
    ['word-old', 'kort.pdf', head(`${OLD}${wide('WordDocument')}`)],
    ['word-old', 'kort.doc', head(OLD)],
    ['excel-old', 'kort.xlsx', head(`${OLD}${wide('Workbook')}`)],
    ['powerpoint-old', 'kort.ppt', head(`${OLD}${wide('PowerPoint Document')}`)],
    ['locked', 'kort.docx', head(`${OLD}${wide('EncryptedPackage')}`)],
    ['locked', 'kort.pptx', head(OLD)],
    ['office-old', 'kort', head(OLD)],
    ['mail', 'kort.msg', head(`${OLD}${wide('__substg1.0_0037001F')}`)],
    ['publisher', 'kort.pub', head(`${OLD}${wide('Quill')}`)],
    ['excel-binary', 'kort.xlsb', zipped('xl/workbook.bin')],
    ['pages', 'kort.pages', zipped('Index/Document.iwa')],
    ['numbers', 'kort.numbers', zipped('Index/Document.iwa')],
    ['keynote', 'kort.key', zipped('Index/Document.iwa')],
    ['drawing', 'kort.vsdx', zipped('visio/document.xml')],
    ['drawing', 'kort.odg', open('application/vnd.oasis.opendocument.graphics')],
    ['book', 'kort.epub', open('application/epub+zip')],
    ['archive', 'kort.docx', zipped('billede.png', 'kort.docx')],
    ['archive', 'kort.7z', head('7z\u00bc\u00af\u0027\u001c')],
    ['layout', 'kort.indd', head('\u0006\u0006\u00ed\u00f5\u00d8\u001d\u0046\u00e5')],
    ['picture', 'kort.pdf', head('\u00ff\u00d8\u00ff\u00e0')],
    ['picture', 'kort.heic', head('\0\0\0\u0018ftypheic')],
    ['picture', 'kort.svg', strToU8('<?xml version="1.0"?>\n<svg xmlns="x"><text>Hvad?</text></svg>')],
    ['mail', 'kort.txt', strToU8('From: a@b.dk\r\nTo: c@d.dk\r\nSubject: Kort\r\n\r\nHvad?')],
    ['shortcut', 'kort.url', strToU8('[InternetShortcut]\r\nURL=https://kommune.example/kort.pdf')],
    ['shortcut', 'kort.gdoc', strToU8('{"url": "https://docs.example/1", "doc_id": "1"}')],
    ['xml', 'kort.xml', strToU8('<?xml version="1.0"?><Workbook/>')],
    [
      'locked',
      'kort.odt',
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.text'),
        'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>'),
        'content.xml': strToU8('x'),
      }),
    ],
  ])('%s: %s', async (format, name, bytes) => {
    await expect(importFile({ name, bytes })).rejects.toMatchObject({
      problem: { code: 'file-not-read', format },
    });
  });

  test('a mail in the middle of a text is no mail', async () => {
    const { cards } = await read('kort.txt', strToU8('Hvad giver ro?\n\nFrom: Bo\nHvad giver fart?'));
    expect(cards).toHaveLength(2);
  });

  test('text that begins with a bracket is no JSON unless it parses or is named so', async () => {
    const { cards } = await read('kort.txt', strToU8('[Ro]\n\n[ ] Hvad giver ro?\n[ ] Hvad ellers?'));
    expect(cards.map(({ area, question }) => [area, question])).toEqual([
      ['Ro', 'Hvad giver ro?'],
      ['Ro', 'Hvad ellers?'],
    ]);
    const json = strToU8('{"cards": [{"question": "Hvad giver ro?"}]}');
    expect((await read('kort.txt', json)).cards).toHaveLength(1);
    await expect(importFile({ name: 'kort.json', bytes: strToU8('[Ro]') })).rejects.toThrow('json-broken');
  });
});
