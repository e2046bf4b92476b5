/** A worker that reads many files, one after the other, since starting one for each takes longer than reading it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { ImportFailure, type ImportProblem } from '../../../src/domain/import/failure.ts';
import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { importFile } from '../../../src/import/readFile.ts';

export type Outcome = { readonly imported: ImportedDeck } | { readonly problem: ImportProblem };

for (const path of workerData as readonly string[]) parentPort?.postMessage(await outcomeOf(path));

async function outcomeOf(path: string): Promise<Outcome> {
  try {
    return {
      imported: await importFile({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }),
    };
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    return { problem: error.problem };
  }
}
