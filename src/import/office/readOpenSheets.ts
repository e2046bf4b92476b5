/** Reads the text of an OpenDocument spreadsheet (.ods), as its cells show it. */
import { ImportFailure } from '../../domain/import/failure.ts';
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import type { TableRow, TableSheet, TableSource } from '../../domain/import/source.ts';
import { TextBudget } from '../reading.ts';
import type { Archive } from './archive.ts';
import { OdfStyles } from './odfStyles.ts';
import { contentOf } from './readOpenDocument.ts';
import { walkXml } from './xml.ts';

/** Elements that are not part of a cell's text: remarks, and pictures over the sheet. */
const SKIPPED = new Set(['annotation', 'shapes', 'tracked-changes', 'forms', 'frame']);

/** @throws ImportFailure `file-broken`, `file-not-read` with a password, `table-too-large`, `cell-too-long`, `text-too-long` */
export function readOpenSheets(archive: Archive): TableSource {
  const content = contentOf(archive);
  const styles = new OdfStyles();
  styles.add(archive.read('styles.xml'));
  styles.add(content);
  const sheets = sheetsIn(content, styles);
  if (sheets.length === 0) throw new ImportFailure({ code: 'file-broken' });
  return { kind: 'table', sheets };
}

interface OpenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: TableRow[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
}

function sheetsIn(part: Uint8Array, styles: OdfStyles): TableSheet[] {
  const { tableRows: maxRows, tableColumns: maxColumns, cellChars: maxChars } = IMPORT_LIMITS;
  const budget = new TextBudget();
  const sheets: TableSheet[] = [];
  let sheet: OpenSheet | undefined;
  let skipped = 0;
  let row = 0;
  let column = 0;
  let repeatedRows = 1;
  let repeatedCells = 1;
  let isHiddenRow = false;
  let cells: string[] = [];
  let text = '';
  let paragraphs = 0;

  const addCell = (): void => {
    const shown = text.trim() === '' ? '' : text;
    // Blank cells are written once with a number, up to the end of the sheet.
    if (shown !== '') {
      if (column + repeatedCells > maxColumns)
        throw new ImportFailure({ code: 'table-too-large', row: row + 1, maxRows, maxColumns });
      while (cells.length < column) cells.push('');
      for (let times = 0; times < repeatedCells; times++) cells.push(budget.take(shown));
    }
    column += repeatedCells;
  };
  const addRow = (): void => {
    if (sheet && cells.length > 0) {
      for (let times = 0; times < repeatedRows; times++) {
        if (sheet.rows.length >= maxRows)
          throw new ImportFailure({ code: 'table-too-large', row: row + 1, maxRows, maxColumns });
        sheet.rows.push({ number: row + 1 + times, cells });
        if (isHiddenRow) sheet.hiddenRows.push(row + 1 + times);
      }
    }
    row += repeatedRows;
  };
  const take = (piece: string): void => {
    text += piece;
    if (text.length > maxChars) throw new ImportFailure({ code: 'cell-too-long', row: row + 1, maxChars });
  };

  walkXml(part, {
    open: (name, attributes) => {
      if (SKIPPED.has(name)) skipped++;
      if (skipped > 0) return;
      switch (name) {
        case 'table':
          sheet = {
            name: attributes.name ?? '',
            isHidden: styles.resolve('table', attributes['style-name']).hidden ?? false,
            rows: [],
            hiddenRows: [],
            hiddenColumns: [],
          };
          row = 0;
          column = 0;
          break;
        case 'table-column': {
          const times = timesIn(attributes['number-columns-repeated']);
          const isHidden = isCollapsed(attributes.visibility);
          for (let at = 1; isHidden && at <= Math.min(times, maxColumns - column); at++)
            sheet?.hiddenColumns.push(column + at);
          column += times;
          break;
        }
        case 'table-row':
          repeatedRows = timesIn(attributes['number-rows-repeated']);
          isHiddenRow = isCollapsed(attributes.visibility);
          cells = [];
          column = 0;
          break;
        case 'table-cell':
        case 'covered-table-cell':
          repeatedCells = timesIn(attributes['number-columns-repeated']);
          text = '';
          paragraphs = 0;
          break;
        case 'p':
          if (paragraphs++ > 0) take('\n');
          break;
        case 'line-break':
          take('\n');
          break;
        case 's':
        case 'tab':
          take(' ');
          break;
      }
    },
    text: (piece) => {
      if (skipped === 0 && paragraphs > 0) take(piece);
    },
    close: (name) => {
      if (SKIPPED.has(name)) skipped--;
      else if (skipped > 0) return;
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        addCell();
        paragraphs = 0;
      } else if (name === 'table-row') addRow();
      else if (name === 'table' && sheet) {
        const { hiddenRows, hiddenColumns, isHidden, ...read } = sheet;
        sheets.push({
          ...read,
          ...(hiddenRows.length > 0 && { hiddenRows }),
          ...(hiddenColumns.length > 0 && { hiddenColumns }),
          ...(isHidden && { isHidden }),
        });
        sheet = undefined;
      }
    },
  });
  return sheets;
}

function timesIn(repeated: string | undefined): number {
  return Math.max(1, Number(repeated ?? 1) || 1);
}

/** Hidden by hand, or by a filter. */
function isCollapsed(visibility: string | undefined): boolean {
  return visibility === 'collapse' || visibility === 'filter';
}
