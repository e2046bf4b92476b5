import type { IDeliState, IScribe } from '@fluidframework/server-services-core';
import type { Metrics } from '../../shared/metrics.ts';
import { describeError, isRelayError } from '../errors.ts';
import { gitManagerOf } from '../git/historian.ts';
import { ObjectSpace } from '../git/objectSpace.ts';
import { damagedIfMissing, decodeCommit } from '../git/objects.ts';
import { isRecord, parseJson } from '../json.ts';
import type { RelayLogger } from '../logger.ts';
import type { RelayStore, StoredDocument } from '../store/port.ts';

export interface UpkeepOptions {
  readonly store: RelayStore;
  readonly logger: RelayLogger;
  readonly metrics: Metrics;
  readonly now: () => number;
  /** Operations below the last summary are kept this long, for clients that have been away. */
  readonly keepOpsMs: number;
  /** Objects that no summary needs are kept this long: an upload may be about to name them. */
  readonly keepObjectsMs: number;
  /** Does the work, and stops the document if it finds damage. */
  readonly watching: <T>(documentId: string, work: () => Promise<T>) => Promise<T>;
  /** Deletes a document. */
  readonly remove: (documentId: string) => Promise<unknown>;
}

export interface UpkeepReport {
  readonly trimmedThrough: number;
  readonly objectsDeleted: number;
}

/**
 * A document that nobody has entered by then is nobody's. Of two people who make a session's document at once the second
 * gets no token for the own one, and a page may close before it has told anybody what it made. Whoever is let in to write
 * leaves a join in the log.
 */
const ENTERED_WITHIN_MS = 24 * 60 * 60 * 1000;
/** Clients may still name one of the last summaries as their parent. */
const SUMMARIES_KEPT = 3;
const DOCUMENTS_PER_PAGE = 200;

/** Keeps documents from growing for ever: trims logs, collects objects, and deletes what nobody ever entered. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #sweeping: Promise<void> | undefined;
  readonly #tidying = new Set<Promise<unknown>>();
  #stopped = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Goes through all documents, one after the other. A sweep that is under way is not begun twice. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweepAll().finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  /** Never rejects. */
  tidy(documentId: string): Promise<UpkeepReport | undefined> {
    if (this.#stopped) return Promise.resolve(undefined);
    const tidying = this.#tidyOrTell(documentId).finally(() => this.#tidying.delete(tidying));
    this.#tidying.add(tidying);
    return tidying;
  }

  async #tidyOrTell(documentId: string): Promise<UpkeepReport | undefined> {
    const { logger, watching } = this.#options;
    try {
      return await watching(documentId, () => this.#tidy(documentId));
    } catch (error) {
      if (!isRelayError(error, 'document/unknown')) {
        logger.warn({ documentId, code: describeError(error) }, 'A document could not be tidied up');
      }
      return undefined;
    }
  }

  /** Begins nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#sweeping;
    await Promise.all(this.#tidying);
  }

  async #sweepAll(): Promise<void> {
    const { store, logger } = this.#options;
    try {
      for await (const documentId of this.#allDocuments()) {
        if (this.#stopped) return;
        await this.tidy(documentId);
      }
      await store.eraseDeleted();
    } catch (error) {
      logger.warn({ code: describeError(error) }, 'The documents could not all be tidied up');
    }
  }

  async *#allDocuments(): AsyncGenerator<string> {
    const { store } = this.#options;
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: readonly string[] = await store.listDocuments(after, DOCUMENTS_PER_PAGE);
      yield* page;
      after = page.at(-1);
    }
  }

  async #tidy(documentId: string): Promise<UpkeepReport | undefined> {
    const { store, metrics, logger, remove } = this.#options;
    const document = await store.readDocument(documentId);
    if (!document) return undefined;
    if (await this.#isNobodys(document)) {
      await remove(documentId);
      logger.info({ documentId }, 'A document that nobody ever entered is deleted');
      return undefined;
    }
    const report = {
      trimmedThrough: await this.#trim(document),
      objectsDeleted: await this.#collect(document),
    };
    metrics.count('relay_objects_collected_total', 'Unneeded objects deleted.', {}, report.objectsDeleted);
    return report;
  }

  async #isNobodys({ id, createdAt, deli, floor }: StoredDocument): Promise<boolean> {
    const { store, now } = this.#options;
    if (createdAt > now() - ENTERED_WITHIN_MS || (await store.opRange(id))) return false;
    // Where the checkpoint knows of operations they are lost, and that is damage.
    return (parseJson(deli) as IDeliState).sequenceNumber === floor;
  }

  async #trim(document: StoredDocument): Promise<number> {
    const { store, now, keepOpsMs } = this.#options;
    const through = await this.#notNeededThrough(document);
    return through <= document.floor
      ? document.floor
      : store.trimOps(document.id, through, now() - keepOpsMs);
  }

  /** Everything below the last acknowledged summary that neither lambda needs to start from its checkpoint. */
  async #notNeededThrough({ id, deli, scribe, head }: StoredDocument): Promise<number> {
    const { store, now } = this.#options;
    const ordering = parseJson(deli) as IDeliState;
    const summaries = parseJson(scribe) as IScribe;
    const reading = gitManagerOf(store, id, now).getContent(head, '.protocol/attributes');
    const { content } = await damagedIfMissing(reading);
    const attributes = parseJson(Buffer.from(content, 'base64').toString());
    const inHead = isRecord(attributes) ? Number(attributes.sequenceNumber) : 0;
    // One less than the checkpoints: recovery wants the operation they end with.
    return Math.min(
      inHead,
      summaries.lastSummarySequenceNumber ?? 0,
      ordering.sequenceNumber - 1,
      summaries.protocolState.sequenceNumber,
    );
  }

  async #collect({ id, head }: StoredDocument): Promise<number> {
    const { store, now, keepObjectsMs } = this.#options;
    const before = now() - keepObjectsMs;
    const old = (await store.listObjects(id)).filter((object) => object.putAt < before);
    if (old.length === 0) return 0;
    const needed = await reachable(new ObjectSpace(store, id, now), head);
    const unneeded = old.filter(({ sha }) => !needed.has(sha)).map(({ sha }) => sha);
    return unneeded.length === 0 ? 0 : store.deleteObjects(id, unneeded, before);
  }
}

/** The objects of the latest summaries, commits and trees included. Throws `document/corrupt` if the last is not whole. */
async function reachable(space: ObjectSpace, head: string): Promise<Set<string>> {
  const found = new Set<string>();
  let commits = [head];
  for (let depth = 0; depth < SUMMARIES_KEPT; depth += 1) {
    const parents: string[] = [];
    for (const sha of commits) {
      const summary = await (depth === 0 ? damagedIfMissing(partsOf(space, sha)) : partsIfThere(space, sha));
      for (const part of summary.parts) found.add(part);
      parents.push(...summary.parents);
    }
    commits = parents;
  }
  return found;
}

interface SummaryParts {
  readonly parts: readonly string[];
  readonly parents: readonly string[];
}

async function partsOf(space: ObjectSpace, sha: string): Promise<SummaryParts> {
  const { tree, parents } = decodeCommit(await space.read(sha, 'commit'));
  const below = await space.walk(tree);
  return { parts: [sha, tree, ...below.map((entry) => entry.sha)], parents };
}

/** An ancestor from before the summaries that are kept may have been collected. */
async function partsIfThere(space: ObjectSpace, sha: string): Promise<SummaryParts> {
  try {
    return await partsOf(space, sha);
  } catch (error) {
    if (isRelayError(error, 'document/unknown')) return { parts: [], parents: [] };
    throw error;
  }
}
