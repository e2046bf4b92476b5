/** Reads the text of a Word document (.docx, ECMA-376): paragraphs with their headings and lists, tables, text boxes. */
import type { DocumentSource } from '../../domain/import/source.ts';
import type { LeftOutPart } from '../../domain/import/warning.ts';
import type { Archive } from './archive.ts';
import { DocumentBuilder } from './documentBuilder.ts';
import { OfficePackage } from './officePackage.ts';
import { headingNamed, isContentsEntry, takeProperty, type WordFormat, WordStyles } from './wordStyles.ts';
import { walkXml } from './xml.ts';

export const WORD_PART = /^word\/document\d*\.xml$/iu;

/** Points by which a level of a list stands further in, where the document does not say. */
const LEVEL_POINTS = 18;
const BODY_OUTLINE = 9;

/** @throws ImportFailure `file-broken`, `inflates-too-far`, `text-too-long` */
export function readWord(archive: Archive): DocumentSource {
  const office = new OfficePackage(archive);
  const main = office.main(WORD_PART);
  const styles = new WordStyles(office.related(main, 'styles', /^word\/styles\d*\.xml$/iu));
  const left = new Set<LeftOutPart>();
  const builder = new DocumentBuilder();
  walkDocument(office.read(main), builder, styles, left);
  if (hasText(office.related(main, 'footnotes', /^word\/footnotes\d*\.xml$/iu))) left.add('notes');
  if (hasText(office.related(main, 'endnotes', /^word\/endnotes\d*\.xml$/iu))) left.add('notes');
  if (hasText(office.related(main, 'comments', /^word\/comments\d*\.xml$/iu))) left.add('comments');
  if (archive.names.some((name) => /\/diagrams\/data\d*\.xml$/iu.test(name))) left.add('diagrams');
  return {
    kind: 'document',
    blocks: builder.blocks,
    ...(left.size > 0 && { doubts: [{ code: 'parts-left-out', parts: [...left] }] }),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Elements whose text is not part of the document as one reads it: deleted, repeated for old programs, or a field's code. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'rt']);

function walkDocument(
  part: Uint8Array,
  builder: DocumentBuilder,
  styles: WordStyles,
  left: Set<LeftOutPart>,
): void {
  let skipped = 0;
  let inText = false;
  /** Properties of the paragraph and of the run that are being read. */
  let inParagraphProperties = false;
  let inRunProperties = false;
  /** Text boxes stand inside of paragraphs, so that their formats lie on one another. */
  const paragraphs: Mutable<WordFormat>[] = [];
  let run: Mutable<WordFormat> = {};
  let contents = 0;
  const contentsDepths: boolean[] = [];

  const paragraphStyle = () => styles.resolve(paragraphs.at(-1) ?? {});
  const addText = (text: string): void => {
    const style = paragraphStyle();
    const { size, bold, hidden } = { ...style, ...run };
    if (contents > 0 || isContentsEntry(style.names)) return;
    if (hidden) {
      if (text.trim() !== '') left.add('hidden-text');
      return;
    }
    builder.addText(text, { ...(size !== undefined && { size }), ...(bold && { bold }) });
  };

  walkXml(part, {
    open: (name, attributes) => {
      if (SKIPPED.has(name)) skipped++;
      if (skipped > 0) return;
      switch (name) {
        case 'p':
          paragraphs.push({});
          builder.openParagraph();
          break;
        case 'pPr':
          inParagraphProperties = true;
          break;
        case 'r':
          run = {};
          break;
        case 'rPr':
          inRunProperties = true;
          break;
        case 't':
          inText = true;
          break;
        case 'tab':
          if (!inParagraphProperties) addText('\t');
          break;
        case 'br':
          if (attributes.type === 'page') builder.breakPage();
          else builder.breakLine();
          break;
        case 'cr':
          builder.breakLine();
          break;
        case 'noBreakHyphen':
          addText('-');
          break;
        case 'sym':
          addText(symbolOf(attributes.char));
          break;
        case 'sdt':
          contentsDepths.push(false);
          break;
        case 'docPartGallery':
          if (/table of contents/iu.test(attributes.val ?? '') && contentsDepths.length > 0) {
            contentsDepths[contentsDepths.length - 1] = true;
            contents++;
          }
          break;
        case 'tbl':
          builder.openTable();
          break;
        case 'tr':
          builder.openRow();
          break;
        case 'tc':
          builder.openCell();
          break;
        default: {
          // The mark at a paragraph's end has properties of its own, which say nothing about its words.
          if (inRunProperties && inParagraphProperties) break;
          const format = inRunProperties ? run : inParagraphProperties ? paragraphs.at(-1) : undefined;
          if (format) takeProperty(format, name, attributes);
        }
      }
    },
    text: (text) => {
      if (inText && skipped === 0) addText(text);
    },
    close: (name) => {
      if (SKIPPED.has(name)) skipped--;
      else if (skipped === 0) closeElement(name);
    },
  });

  function closeElement(name: string): void {
    switch (name) {
      case 't':
        inText = false;
        break;
      case 'rPr':
        inRunProperties = false;
        break;
      case 'pPr':
        inParagraphProperties = false;
        break;
      case 'p':
        builder.styleParagraph(lineStyleOf(paragraphStyle()));
        builder.closeParagraph();
        paragraphs.pop();
        break;
      case 'sdt':
        if (contentsDepths.pop()) contents--;
        break;
      case 'tbl':
        builder.closeTable();
        break;
    }
  }
}

function lineStyleOf(format: WordFormat & { readonly names: readonly string[] }) {
  const named = headingNamed(format.names);
  const outlined =
    format.outline !== undefined && format.outline < BODY_OUTLINE ? format.outline + 1 : undefined;
  const heading = named ?? outlined;
  const isListed = format.list !== undefined && format.list !== '0';
  const level = format.listLevel ?? 0;
  return {
    ...(heading !== undefined && { heading }),
    ...(heading === undefined && isListed && { listLevel: level }),
    left: format.left ?? (isListed ? (level + 1) * LEVEL_POINTS : 0),
  };
}

/** A sign from a symbol font; those that draw letters are not told from those that draw bullets here. */
function symbolOf(code = ''): string {
  const value = Number.parseInt(code, 16);
  return Number.isNaN(value) ? '' : String.fromCharCode(value);
}

/** Says whether notes hold more than the lines that separate them from the page. */
function hasText(part: Uint8Array | undefined): boolean {
  let found = false;
  let inText = false;
  if (!part) return false;
  walkXml(part, {
    open: (name) => {
      inText = name === 't';
    },
    text: (text) => {
      found ||= inText && text.trim() !== '';
    },
    close: () => {
      inText = false;
    },
  });
  return found;
}
