/** Documents of cards as people write them in Word, PowerPoint or LibreOffice, and as these programs keep them. */
import { strToU8, zipSync } from 'fflate';
import type { ListedCard } from './listText.ts';
import type { Dice } from './random.ts';
import { question, remarks } from './wording.ts';

export interface Paragraph {
  readonly text: string;
  /** 0 for the title. */
  readonly heading?: number;
  /** Depth in a list. */
  readonly list?: number;
  readonly bold?: boolean;
  /** Stands on the same line as the paragraph before, after a break. */
  readonly isBroken?: boolean;
}

/** Rows of cells of paragraphs. */
export type DocumentTable = readonly (readonly (readonly Paragraph[])[])[];

export type Block = Paragraph | { readonly table: DocumentTable };

export interface MadeDocument {
  readonly blocks: readonly Block[];
  readonly title: string;
  readonly cards: readonly ListedCard[];
  readonly habits: string;
}

const AREA_NAMES = ['Samarbejde', 'Trivsel og ro', 'Borgerkontakt', 'Faglighed', 'IT og digitale vaner'];
const GUIDE = 'Tag jer god tid, og lad alle komme til orde undervejs. Ingen behøver at blive enige.';

export function makeDocument(dice: Dice): MadeDocument {
  const title = dice.pick(['', 'Spørgsmål til personalemødet', 'Kort om hverdagen']);
  const layout = dice.pick([
    'list',
    'paragraphs',
    'headings',
    'bold',
    'table',
    'table for each area',
    'cards',
  ]);
  const headings = dice.pick(['style', 'bold']);
  const examples =
    layout === 'cards'
      ? dice.pick(['none', 'labelled'])
      : dice.pick(['none', 'labelled', 'list', 'after a break']);
  const hasGuide = title !== '' && layout !== 'cards' && dice.chance(0.4);
  const areas = dice.shuffle(AREA_NAMES).slice(0, dice.between(2, 3));
  const made = areas.map((area) => ({
    area,
    cards: Array.from({ length: 4 }, (): ListedCard => {
      return { area, question: question(dice), examples: examples === 'none' ? [] : remarks(dice, 2) };
    }),
  }));
  const isTable = layout.startsWith('table');
  const exampleParagraphs = (entries: readonly string[]): Paragraph[] => {
    if (entries.length === 0) return [];
    if (examples === 'list') return entries.map((text) => ({ text, list: isTable ? 0 : 1 }));
    return [
      {
        text: `For eksempel: ${entries.join('; ')}`,
        ...(examples === 'after a break' && !isTable && { isBroken: true }),
      },
    ];
  };
  const blocks: Block[] = [
    ...(title === '' ? [] : [{ text: title, heading: 0 }]),
    ...(hasGuide ? [{ text: GUIDE }] : []),
  ];
  const head = (names: readonly string[]) => names.map((text) => [{ text }]);
  const named = (area: string): Paragraph =>
    headings === 'style' || layout === 'headings' || layout === 'bold'
      ? { text: area, heading: 1 }
      : { text: area, bold: true };
  if (layout === 'table') {
    const rows = made.flatMap(({ area, cards }) =>
      cards.map((card) => [[{ text: area }], [{ text: card.question }], exampleParagraphs(card.examples)]),
    );
    blocks.push({ table: [head(['Område', 'Spørgsmål', 'Eksempler']), ...rows] });
  } else if (layout === 'cards') {
    for (const { area, cards } of made) {
      const cells = cards.map((card): Paragraph[] => [
        { text: area },
        { text: card.question, bold: true },
        ...exampleParagraphs(card.examples),
      ]);
      blocks.push({ table: [cells.slice(0, 2), cells.slice(2)] });
    }
  } else {
    for (const { area, cards } of made) {
      blocks.push(named(area));
      if (layout === 'table for each area') {
        const rows = cards.map((card) => [[{ text: card.question }], exampleParagraphs(card.examples)]);
        blocks.push({ table: [head(['Spørgsmål', 'Eksempler']), ...rows] });
        continue;
      }
      for (const card of cards)
        blocks.push(questionParagraph(layout, card.question), ...exampleParagraphs(card.examples));
    }
  }
  return {
    blocks,
    title,
    cards: made.flatMap(({ cards }) => cards),
    habits: JSON.stringify({ title, layout, headings, examples, hasGuide }),
  };
}

function questionParagraph(layout: string, text: string): Paragraph {
  switch (layout) {
    case 'list':
      return { text, list: 0 };
    case 'headings':
      return { text, heading: 2 };
    case 'bold':
      return { text, bold: true };
    default:
      return { text };
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Paragraphs with the lines that breaks put into them. */
function withBreaks(paragraphs: readonly Paragraph[]): { first: Paragraph; lines: string[] }[] {
  const joined: { first: Paragraph; lines: string[] }[] = [];
  for (const paragraph of paragraphs) {
    const last = joined.at(-1);
    if (paragraph.isBroken && last) last.lines.push(paragraph.text);
    else joined.push({ first: paragraph, lines: [paragraph.text] });
  }
  return joined;
}

/** Runs of blocks that are paragraphs, and tables between them. */
function grouped(blocks: readonly Block[]): (readonly Paragraph[] | { readonly table: DocumentTable })[] {
  const groups: (Paragraph[] | { readonly table: DocumentTable })[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if ('table' in block) groups.push(block);
    else if (Array.isArray(last)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document: styles in Danish or English, runs torn apart as Word tears them. */
export function writeDocx({ blocks }: MadeDocument, dice: Dice): Uint8Array {
  const isDanish = dice.chance(0.5);
  const run = (text: string, bold: boolean | undefined) => {
    const cut = dice.between(0, text.length);
    const properties = bold ? '<w:rPr><w:b/></w:rPr>' : '';
    return [text.slice(0, cut), text.slice(cut)]
      .map((piece) => `<w:r>${properties}<w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`)
      .join('<w:proofErr w:type="spellStart"/>');
  };
  const paragraphXml = ({ first, lines }: { first: Paragraph; lines: readonly string[] }) => {
    const style = first.heading === undefined ? '' : `<w:pStyle w:val="H${first.heading}"/>`;
    const list =
      first.list === undefined
        ? ''
        : `<w:numPr><w:ilvl w:val="${first.list}"/><w:numId w:val="1"/></w:numPr>`;
    return `<w:p><w:pPr>${style}${list}</w:pPr>${lines.map((line) => run(line, first.bold)).join('<w:r><w:br/></w:r>')}</w:p>`;
  };
  const paragraphsXml = (paragraphs: readonly Paragraph[]) =>
    withBreaks(paragraphs).map(paragraphXml).join('') || '<w:p/>';
  const tableXml = (table: DocumentTable) =>
    `<w:tbl>${table.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraphsXml(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
  const body = grouped(blocks).map((group) =>
    'table' in group ? tableXml(group.table) : paragraphsXml(group),
  );
  const names = isDanish ? ['Titel', 'overskrift 1', 'overskrift 2'] : ['Title', 'heading 1', 'heading 2'];
  const styles = names.map(
    (name, level) =>
      `<w:style w:type="paragraph" w:styleId="H${level}"><w:name w:val="${name}"/><w:rPr><w:sz w:val="${40 - 6 * level}"/></w:rPr></w:style>`,
  );
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships><Relationship Id="r" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'word/styles.xml': strToU8(
      `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>${styles.join('')}</w:styles>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${WORD}"><w:body>${body.join('')}</w:body></w:document>`,
    ),
  });
}

/** An OpenDocument text, with lists in lists and styles that the text made by itself. */
export function writeOdt({ blocks }: MadeDocument): Uint8Array {
  const spaces = ['office', 'text', 'table', 'style'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const words = (lines: readonly string[]) => lines.map(escaped).join('<text:line-break/>');
  const paragraphXml = ({ first, lines }: { first: Paragraph; lines: readonly string[] }): string => {
    if (first.heading === 0) return `<text:p text:style-name="Title">${words(lines)}</text:p>`;
    if (first.heading !== undefined)
      return `<text:h text:outline-level="${first.heading}">${words(lines)}</text:h>`;
    const style = first.bold ? ' text:style-name="Bold"' : '';
    const inner = `<text:p${style}>${words(lines)}</text:p>`;
    const depth = first.list === undefined ? 0 : first.list + 1;
    return `${'<text:list><text:list-item>'.repeat(depth)}${inner}${'</text:list-item></text:list>'.repeat(depth)}`;
  };
  const paragraphsXml = (paragraphs: readonly Paragraph[]) =>
    withBreaks(paragraphs).map(paragraphXml).join('');
  const tableXml = (table: DocumentTable) =>
    `<table:table>${table.map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell>${paragraphsXml(cell)}</table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`;
  const body = grouped(blocks).map((group) =>
    'table' in group ? tableXml(group.table) : paragraphsXml(group),
  );
  const bold =
    '<style:style style:name="Bold" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>';
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content ${spaces.join(' ')} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles>${bold}</office:automatic-styles><office:body><office:text>${body.join('')}</office:text></office:body></office:document-content>`,
    ),
  });
}

/** A Rich Text file, its lists with their marks in the text, as WordPad and Word write it. */
export function writeRtf({ blocks }: MadeDocument): Uint8Array {
  const words = (text: string) =>
    [...text]
      .map((char) => {
        const code = char.charCodeAt(0);
        if (/[\\{}]/u.test(char)) return `\\${char}`;
        return code < 0x80 ? char : code < 0x100 ? `\\'${code.toString(16)}` : `\\u${code}?`;
      })
      .join('');
  const paragraph = ({ first, lines }: { first: Paragraph; lines: readonly string[] }, end: string) => {
    const size = first.heading === undefined ? 22 : 40 - 6 * first.heading;
    const mark = first.list === undefined ? '' : `{\\listtext\\'b7\\tab}`;
    const indent = first.list === undefined ? '' : `\\li${720 * (first.list + 1)}`;
    return `\\pard${end === '\\cell' ? '\\intbl' : ''}${indent}\\plain\\fs${size}${first.bold ? '\\b' : ''} ${mark}${lines.map(words).join('\\line ')}${end}\n`;
  };
  const paragraphs = (own: readonly Paragraph[], last = '\\par') =>
    withBreaks(own)
      .map((each, index, all) => paragraph(each, index === all.length - 1 ? last : '\\par'))
      .join('');
  const table = (rows: DocumentTable) =>
    rows
      .map(
        (row) =>
          `\\trowd\\cellx2000\\cellx5000\n${row
            .map((cell) =>
              cell.length === 0
                ? '\\pard\\intbl\\cell\n'
                : withBreaks(cell)
                    .map((each, index, all) =>
                      paragraph(each, index === all.length - 1 ? '\\cell' : '\\par')
                        .replace('\\pard', '\\pard\\intbl')
                        .replace('\\intbl\\intbl', '\\intbl'),
                    )
                    .join(''),
            )
            .join('')}\\row\n`,
      )
      .join('');
  const body = grouped(blocks).map((group) => ('table' in group ? table(group.table) : paragraphs(group)));
  return strToU8(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Calibri;}}{\\*\\generator Riched20 10.0;}{\\info{\\title Hvad?}}\n${body.join('')}}`,
  );
}

export interface MadeSlides {
  readonly slides: readonly Slide[];
  readonly cards: readonly ListedCard[];
  readonly habits: string;
}

interface Slide {
  readonly title?: string;
  readonly isTitleSlide?: boolean;
  readonly body: readonly Paragraph[];
  /** A small text in a corner. */
  readonly label?: string;
}

export function makeSlides(dice: Dice): MadeSlides {
  const layout = dice.pick(['slide for each card', 'slide for each area', 'label in a corner']);
  const examples =
    layout === 'slide for each area' ? dice.pick(['none', 'list']) : dice.pick(['none', 'list', 'labelled']);
  const hasTitle = dice.chance(0.6);
  const areas = dice.shuffle(AREA_NAMES).slice(0, dice.between(2, 3));
  const cards: ListedCard[] = [];
  const slides: Slide[] = hasTitle
    ? [{ title: 'Dialog', isTitleSlide: true, body: [{ text: 'Til alle teams' }] }]
    : [];
  for (const area of areas) {
    const own = Array.from({ length: dice.between(2, 4) }, (): ListedCard => {
      return { area, question: question(dice), examples: examples === 'none' ? [] : remarks(dice, 2) };
    });
    cards.push(...own);
    const given = ({ examples: entries }: ListedCard, level: number): Paragraph[] => {
      if (entries.length === 0) return [];
      return examples === 'labelled'
        ? [{ text: `For eksempel: ${entries.join('; ')}` }]
        : entries.map((text) => ({ text, list: level }));
    };
    if (layout === 'slide for each area') {
      slides.push({
        title: area,
        body: own.flatMap((card) => [{ text: card.question, list: 0 }, ...given(card, 1)]),
      });
    } else {
      if (layout === 'slide for each card') slides.push({ title: area, body: [] });
      slides.push(
        ...own.map(
          (card): Slide => ({
            title: card.question,
            body: given(card, 0),
            ...(layout === 'label in a corner' && { label: area }),
          }),
        ),
      );
    }
  }
  return { slides, cards, habits: JSON.stringify({ layout, examples, hasTitle }) };
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const SHOW = 'http://schemas.openxmlformats.org/presentationml/2006/main';

export function writePptx({ slides }: MadeSlides, dice: Dice): Uint8Array {
  const shape = (kind: string, paragraphs: readonly Paragraph[], place = '') =>
    `<p:sp><p:nvSpPr><p:nvPr>${kind}</p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody>${paragraphs.map(({ text, list }) => `<a:p><a:pPr lvl="${list ?? 0}">${list === undefined ? '<a:buNone/>' : ''}</a:pPr><a:r><a:rPr lang="da-DK"/><a:t>${escaped(text)}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;
  const order = slides.map((_, index) => index);
  const shuffled = dice.shuffle(order);
  const parts: Record<string, Uint8Array> = {};
  for (const [index, { title, isTitleSlide, body, label }] of slides.entries()) {
    const shapes = [
      ...(label === undefined
        ? []
        : [
            shape(
              '',
              [{ text: label }],
              `<a:xfrm><a:off x="100" y="${dice.pick([10, 9_000_000])}"/></a:xfrm>`,
            ),
          ]),
      ...(body.length === 0 ? [] : [shape(`<p:ph ${isTitleSlide ? 'type="subTitle" ' : ''}idx="1"/>`, body)]),
      ...(title === undefined
        ? []
        : [shape(`<p:ph type="${isTitleSlide ? 'ctrTitle' : 'title'}"/>`, [{ text: title }])]),
      shape('<p:ph type="sldNum" idx="12"/>', [{ text: String(index + 1) }]),
      shape('<p:ph type="ftr" idx="11"/>', [{ text: 'Eksempel Kommune' }]),
    ];
    parts[`ppt/slides/slide${shuffled[index]}.xml`] = strToU8(
      `<p:sld xmlns:p="${SHOW}" xmlns:a="${DRAWING}"><p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld></p:sld>`,
    );
  }
  return zipSync({
    ...parts,
    'ppt/presentation.xml': strToU8(
      `<p:presentation xmlns:p="${SHOW}" xmlns:r="${OFFICE}"><p:sldIdLst>${order.map((index) => `<p:sldId id="${256 + index}" r:id="rId${index}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ),
    'ppt/_rels/presentation.xml.rels': strToU8(
      `<Relationships>${order.map((index) => `<Relationship Id="rId${index}" Type="${OFFICE}/slide" Target="slides/slide${shuffled[index]}.xml"/>`).join('')}</Relationships>`,
    ),
  });
}

export function writeOdp({ slides }: MadeSlides): Uint8Array {
  const spaces = ['office', 'text', 'drawing:draw', 'presentation'].map((name) => {
    const [long = '', short = long] = name.split(':');
    return `xmlns:${short}="urn:oasis:names:tc:opendocument:xmlns:${long}:1.0"`;
  });
  const frame = (kind: string, inner: string) =>
    `<draw:frame${kind === '' ? '' : ` presentation:class="${kind}"`}><draw:text-box>${inner}</draw:text-box></draw:frame>`;
  const paragraph = ({ text, list }: Paragraph) => {
    const depth = list === undefined ? 0 : list + 1;
    return `${'<text:list><text:list-item>'.repeat(depth)}<text:p>${escaped(text)}</text:p>${'</text:list-item></text:list>'.repeat(depth)}`;
  };
  const pages = slides.map(
    ({ title, body, label }) =>
      `<draw:page>${title === undefined ? '' : frame('title', `<text:p>${escaped(title)}</text:p>`)}${body.length === 0 ? '' : frame('outline', body.map(paragraph).join(''))}${label === undefined ? '' : frame('', `<text:p>${escaped(label)}</text:p>`)}</draw:page>`,
  );
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.presentation'),
    'content.xml': strToU8(
      `<office:document-content ${spaces.join(' ')}><office:body><office:presentation>${pages.join('')}</office:presentation></office:body></office:document-content>`,
    ),
  });
}
