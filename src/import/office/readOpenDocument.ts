/** Reads OpenDocument text and presentations (.odt, .odp), as LibreOffice and Google's programs write them. */
import { ImportFailure } from '../../domain/import/failure.ts';
import type { DocumentSource } from '../../domain/import/source.ts';
import type { LeftOutPart } from '../../domain/import/warning.ts';
import type { Archive } from './archive.ts';
import { DocumentBuilder, type ParagraphStyle } from './documentBuilder.ts';
import { OdfStyles } from './odfStyles.ts';
import { headingNamed } from './wordStyles.ts';
import { walkXml } from './xml.ts';

/** Elements that are not part of the visible text, and whether they are reported. */
const SKIPPED: Readonly<Record<string, LeftOutPart | undefined>> = {
  'tracked-changes': undefined,
  'table-of-content': undefined,
  'alphabetical-index': undefined,
  note: 'notes',
  annotation: 'comments',
  notes: 'speaker-notes',
  forms: undefined,
  'ruby-text': undefined,
};

const LEVEL_POINTS = 18;

/** @throws ImportFailure `file-broken`, `file-not-read` with a password, `inflates-too-far`, `text-too-long` */
export function readOpenDocument(archive: Archive): DocumentSource {
  const content = contentOf(archive);
  const styles = new OdfStyles();
  styles.add(archive.read('styles.xml'));
  styles.add(content);
  const left = new Set<LeftOutPart>();
  const builder = new DocumentBuilder();
  walkContent(content, builder, styles, left);
  return {
    kind: 'document',
    blocks: builder.blocks,
    ...(left.size > 0 && { doubts: [{ code: 'parts-left-out', parts: [...left] }] }),
  };
}

/**
 * The part that holds the document itself.
 * @throws ImportFailure
 */
export function contentOf(archive: Archive): Uint8Array {
  const manifest = archive.read('META-INF/manifest.xml');
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data'))
    throw new ImportFailure({ code: 'file-not-read', format: 'locked' });
  const content = archive.read('content.xml');
  if (!content) throw new ImportFailure({ code: 'file-broken' });
  return content;
}

function walkContent(
  part: Uint8Array,
  builder: DocumentBuilder,
  styles: OdfStyles,
  left: Set<LeftOutPart>,
): void {
  /** How deep in something that is skipped, and which part of the document that is. */
  let skipped = 0;
  let skippedPart: LeftOutPart | undefined;
  let inBody = false;
  let lists = 0;
  let page: number | undefined;
  let isHiddenPage = false;
  let frame = '';
  const spans: (string | undefined)[] = [];
  const paragraphs: (string | undefined)[] = [];

  const addText = (text: string): void => {
    const paragraph = styles.resolve('paragraph', paragraphs.at(-1));
    const span = styles.resolve('text', spans.at(-1));
    const { size, bold, hidden } = { ...paragraph, ...span };
    if (hidden || isHiddenPage) {
      if (text.trim() !== '') left.add(isHiddenPage ? 'hidden-slides' : 'hidden-text');
      return;
    }
    builder.addText(text, { ...(size !== undefined && { size }), ...(bold && { bold }) });
  };

  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    switch (name) {
      case 'p':
      case 'h': {
        const style = attributes['style-name'];
        paragraphs.push(style);
        builder.openParagraph(
          paragraphStyle(styles.resolve('paragraph', style), attributes['outline-level']),
        );
        break;
      }
      case 'span':
        spans.push(attributes['style-name']);
        break;
      case 'list':
        lists++;
        break;
      case 'line-break':
        builder.breakLine();
        break;
      case 'tab':
        addText('\t');
        break;
      case 's':
        addText(' ');
        break;
      case 'frame':
      case 'custom-shape':
        frame = attributes.class ?? '';
        break;
      case 'page':
        page = (page ?? 0) + 1;
        isHiddenPage = styles.resolve('drawing-page', attributes['style-name']).hidden ?? false;
        if (page > 1) builder.breakPage();
        break;
      case 'table':
        builder.openTable();
        break;
      case 'table-row':
        builder.openRow();
        break;
      case 'table-cell':
        builder.openCell();
        break;
    }
  };

  const paragraphStyle = (
    { names, left: indent }: ReturnType<OdfStyles['resolve']>,
    level: string | undefined,
  ): ParagraphStyle => {
    const isTitle = frame === 'title';
    const heading = headingNamed(names) ?? (level === undefined ? (isTitle ? 1 : undefined) : Number(level));
    // On slides the outline is a list by itself.
    const depth = lists > 0 ? lists - 1 : undefined;
    return {
      ...(heading !== undefined && { heading }),
      ...(heading === undefined && depth !== undefined && { listLevel: depth }),
      left: indent ?? lists * LEVEL_POINTS,
      ...(page !== undefined && { page }),
    };
  };

  const close = (name: string): void => {
    switch (name) {
      case 'p':
      case 'h':
        builder.closeParagraph();
        paragraphs.pop();
        break;
      case 'span':
        spans.pop();
        break;
      case 'list':
        lists--;
        break;
      case 'frame':
      case 'custom-shape':
        frame = '';
        break;
      case 'page':
        isHiddenPage = false;
        break;
      case 'table':
        builder.closeTable(page);
        break;
    }
  };

  walkXml(part, {
    open: (name, attributes) => {
      if (name === 'body') inBody = true;
      if (!inBody) return;
      if (Object.hasOwn(SKIPPED, name)) {
        if (skipped === 0) skippedPart = SKIPPED[name];
        skipped++;
      } else if (skipped === 0) open(name, attributes);
    },
    text: (text) => {
      if (!inBody) return;
      if (skipped > 0) {
        if (skippedPart && /\p{L}{2}/u.test(text)) left.add(skippedPart);
      } else if (builder.hasOpenParagraph) addText(text);
    },
    close: (name) => {
      if (!inBody) return;
      if (Object.hasOwn(SKIPPED, name)) skipped--;
      else if (skipped === 0) close(name);
    },
  });
}
