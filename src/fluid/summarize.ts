/**
 * Writes a summary of a document without clients, so that its log can be trimmed. While people are connected their
 * pages do it; but removed content stays in those summaries, and after a short meeting the whole log stays.
 */
import { SharedTree } from 'fluid-framework';
import type { Notes } from '../domain/notes/schema.ts';
import type { Table } from '../domain/table/schema.ts';
import { loadForSummary } from './containers.ts';
import { openNotesDocument } from './notesDocument.ts';
import type { DocumentServices, LiveDocument } from './sharedDocument.ts';
import { openTableDocument } from './tableDocument.ts';

const WRITTEN_WITHIN_MS = 20_000;

/** The used part of Fluid's summarizer, which is internal. */
interface Summarizer {
  summarizeOnDemand(options: { readonly reason: string; readonly fullTree: boolean }): {
    readonly receivedSummaryAckOrNack: Promise<
      { readonly success: true } | { readonly success: false; readonly error: unknown }
    >;
  };
}

/** Resolves once the service has taken the summary, which holds nothing that people have removed. */
export async function summarizeDocument(
  services: DocumentServices,
  kind: 'table' | 'notes',
  documentId: string,
): Promise<void> {
  await letGoOfWhatWasRemoved(services, kind, documentId);
  const container = await loadForSummary({ initialObjects: { [kind]: SharedTree } }, services, documentId);
  try {
    const { ISummarizer: summarizer } = (await container.getEntryPoint()) as { ISummarizer: Summarizer };
    const options = { reason: 'nobody is there', fullTree: true };
    const result = await summarizer.summarizeOnDemand(options).receivedSummaryAckOrNack;
    if (!result.success) throw new Error('the summary was not taken', { cause: result.error });
  } finally {
    container.dispose();
  }
}

/**
 * SharedTree keeps removed content for replicas that have not seen the removal. It learns from the next edit that
 * there are none: so one value is rewritten unchanged.
 */
async function letGoOfWhatWasRemoved(
  services: DocumentServices,
  kind: 'table' | 'notes',
  documentId: string,
): Promise<void> {
  if (kind === 'table') {
    const document = await openTableDocument(services, documentId);
    return edit(document, () => rewriteTable(document.table));
  }
  const document = await openNotesDocument(services, documentId);
  return edit(document, () => rewriteNotes(document.notes));
}

async function edit(document: LiveDocument, rewrite: () => void): Promise<void> {
  try {
    rewrite();
    if (!(await document.flush(WRITTEN_WITHIN_MS))) throw new Error('the document took no edit in time');
  } finally {
    document.close();
  }
}

function rewriteTable(table: Table): void {
  const { access } = table;
  table.access = access;
}

/** Without a note nothing was ever written. */
function rewriteNotes(notes: Notes): void {
  const [note] = notes.entries.values();
  if (!note) return;
  const { order } = note;
  note.order = order;
}
