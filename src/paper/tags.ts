/** Tags of a PDF (ISO 32000-1, 14.7 and 14.8): what assistive technology reads, in which order, and what it skips. */
import {
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

export type TagKind = 'Sect' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Figure';

export interface Tag {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly children: PDFArray;
}

export interface TagTexts {
  /** Text alternative of a picture. */
  readonly alt?: string;
  /** The text as it is read, where lines on the paper break it. */
  readonly actualText?: string;
}

export class Tags {
  readonly #pdf: PDFDocument;
  readonly #root: Tag;
  readonly #parents: PDFArray;
  readonly #pages = new Map<PDFPage, PDFArray>();

  constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
    const { context, catalog } = pdf;
    this.#parents = context.obj([]);
    const treeRoot = context.obj({
      Type: 'StructTreeRoot',
      ParentTree: context.register(context.obj({ Nums: this.#parents })),
    });
    const rootRef = context.register(treeRoot);
    this.#root = this.#element('Document', rootRef);
    treeRoot.set(PDFName.of('K'), this.#root.ref);
    catalog.set(PDFName.of('StructTreeRoot'), rootRef);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }

  /** An element without contents of its own, which holds others. */
  group(kind: TagKind, parent: Tag = this.#root): Tag {
    const tag = this.#element(kind, parent.ref);
    parent.children.push(tag.ref);
    return tag;
  }

  /** What `draw` draws on the page is the contents of a new element. */
  mark(page: PDFPage, kind: TagKind, parent: Tag, draw: () => void, texts: TagTexts = {}): void {
    const tag = this.group(kind, parent);
    if (texts.alt !== undefined) tag.dict.set(PDFName.of('Alt'), PDFHexString.fromText(texts.alt));
    if (texts.actualText !== undefined) {
      tag.dict.set(PDFName.of('ActualText'), PDFHexString.fromText(texts.actualText));
    }
    tag.dict.set(PDFName.of('Pg'), page.ref);
    const marked = this.#markedOn(page);
    const id = marked.size();
    marked.push(tag.ref);
    tag.children.push(PDFNumber.of(id));
    this.#within(page, kind, draw, `<< /MCID ${id} >>`);
  }

  /** What `draw` draws is skipped: crop marks, signs beside their names. */
  skip(page: PDFPage, draw: () => void): void {
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]));
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  #within(page: PDFPage, kind: TagKind, draw: () => void, properties: string): void {
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of(kind), properties]),
    );
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  #element(kind: TagKind | 'Document', parent: PDFRef): Tag {
    const { context } = this.#pdf;
    const children = PDFArray.withContext(context);
    const dict = context.obj({ Type: 'StructElem', S: kind, P: parent, K: children });
    return { ref: context.register(dict), dict, children };
  }

  /** The elements of the page's marked contents, by their number. */
  #markedOn(page: PDFPage): PDFArray {
    const known = this.#pages.get(page);
    if (known) return known;
    const { context } = this.#pdf;
    const key = this.#pages.size;
    const marked = PDFArray.withContext(context);
    this.#pages.set(page, marked);
    this.#parents.push(PDFNumber.of(key));
    this.#parents.push(context.register(marked));
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(key));
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    return marked;
  }
}
