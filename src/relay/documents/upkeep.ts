import type { IDeliState, IScribe } from '@fluidframework/server-services-core';
import type { Metrics } from '../../shared/metrics.ts';
import { describeError, isRelayError } from '../errors.ts';
import { gitManagerOf } from '../git/historian.ts';
import { ObjectSpace } from '../git/objectSpace.ts';
import { damagedIfMissing, decodeCommit } from '../git/objects.ts';
import { isRecord, parseJson } from '../json.ts';
import type { RelayLogger } from '../logger.ts';
import type { RelayStore, StoredDocument, StoredOp } from '../store/port.ts';
import { tellsOfPeople } from './traces.ts';

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
  /** Whether a client is connected, or was so just now. */
  readonly isLoaded: (documentId: string) => boolean;
  /** Whether the document's meeting is over: then nothing is kept for clients that have been away. */
  readonly isOver: (documentId: string) => Promise<boolean>;
  /** Has a summary written of a document without connections. Missing: logs are trimmed below the clients' summaries only. */
  readonly summarize?: ((documentId: string) => Promise<void>) | undefined;
  /** Deletes a document. */
  readonly remove: (documentId: string) => Promise<unknown>;
}

/** A summary that the server had written. */
interface OwnSummary {
  readonly head: string;
  /** Operations up to this one are covered by it. */
  readonly through: number;
}

export interface UpkeepReport {
  readonly trimmedThrough: number;
  readonly objectsDeleted: number;
}

/**
 * Documents that no client has joined within this time are deleted. When two clients create a session's document at once, the
 * losing one is never joined; and a page may close before it has registered its document. A writer's join is in the log.
 */
const ENTERED_WITHIN_MS = 24 * 60 * 60 * 1000;
/** Clients may still name one of the last summaries as their parent. */
const SUMMARIES_KEPT = 3;
/** Of which people have long been gone. */
const SUMMARIES_KEPT_UNUSED = 1;
const LOG_PAGE = { ops: 500, bytes: 1024 * 1024 };
const DOCUMENTS_PER_PAGE = 200;

/** Trims logs, collects unneeded objects, and deletes documents that were never joined. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #sweeping: Promise<void> | undefined;
  /** By document: what is under way, one after the other. */
  readonly #tidying = new Map<string, Promise<UpkeepReport | undefined>>();
  /** The last summary of a document, if it was written by {@link UpkeepOptions.summarize} and its log is still to be trimmed. */
  readonly #summarized = new Map<string, OwnSummary>();
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
    const before = this.#tidying.get(documentId);
    const work = async () => {
      await before;
      return before && this.#stopped ? undefined : this.#tidyOrTell(documentId);
    };
    const tidying = work().finally(() => {
      if (this.#tidying.get(documentId) === tidying) this.#tidying.delete(documentId);
    });
    this.#tidying.set(documentId, tidying);
    return tidying;
  }

  async #tidyOrTell(documentId: string): Promise<UpkeepReport | undefined> {
    const { logger, watching } = this.#options;
    try {
      return await watching(documentId, () => this.#tidy(documentId));
    } catch (error) {
      if (!isRelayError(error, 'document/unknown')) {
        logger.warn({ documentId, code: describeError(error) }, 'A document could not be cleaned up');
      }
      return undefined;
    }
  }

  /** Begins nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#sweeping;
    await Promise.all(this.#tidying.values());
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
      logger.warn({ code: describeError(error) }, 'Some documents could not be cleaned up');
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
    const { store, metrics, logger, remove, isOver } = this.#options;
    const over = await isOver(documentId);
    let document = await store.readDocument(documentId);
    if (!document) return undefined;
    const telling = await this.#tellsOfPeopleThrough(document, over);
    if (telling !== undefined) {
      await this.#summarize(document, telling);
      document = await store.readDocument(documentId);
      if (!document) return undefined;
    }
    if (await this.#isNobodys(document)) {
      await remove(documentId);
      logger.info({ documentId }, 'A document that no client joined within a day is deleted');
      return undefined;
    }
    const report = {
      trimmedThrough: await this.#trim(document, over),
      objectsDeleted: await this.#collect(document, over),
    };
    // The sweep does it for the others.
    const hasLess = report.trimmedThrough > document.floor || report.objectsDeleted > 0;
    if (over && hasLess) await store.eraseDeleted();
    metrics.count('relay_objects_collected_total', 'Unneeded objects deleted.', {}, report.objectsDeleted);
    return report;
  }

  async #isNobodys({ id, createdAt, deli, floor }: StoredDocument): Promise<boolean> {
    const { store, now } = this.#options;
    if (createdAt > now() - ENTERED_WITHIN_MS || (await store.opRange(id))) return false;
    // Where the checkpoint knows of operations they are lost, and that is damage.
    return (parseJson(deli) as IDeliState).sequenceNumber === floor;
  }

  /**
   * The last operation that is old enough to be trimmed, if the log up to there tells of people and no summary of the server's own covers it. Who
   * looks at a table that is over takes no part in it any more.
   */
  async #tellsOfPeopleThrough(document: StoredDocument, isOver: boolean): Promise<number | undefined> {
    const { id, head, floor } = document;
    const { store, isLoaded, summarize } = this.#options;
    if (!summarize || (!isOver && isLoaded(id))) return undefined;
    const cutoff = this.#cutoff(isOver);
    const own = this.#summarized.get(id);
    // Its checkpoints may still have to be written: what it covers is trimmed next time.
    const covered = own?.head === head ? own.through : floor;
    const old: StoredOp[] = [];
    for (let after = covered; ; ) {
      const page = await store.readOps(id, after, Number.MAX_SAFE_INTEGER, LOG_PAGE);
      old.push(...page.filter(({ at }) => at <= cutoff));
      const last = page.at(-1);
      if (!last || last.at > cutoff) break;
      after = last.seq;
    }
    if (tellsOfPeople(old)) return old.at(-1)?.seq;
    if (own?.head !== head) this.#summarized.delete(id);
    return undefined;
  }

  #cutoff(isOver: boolean): number {
    const { now, keepOpsMs } = this.#options;
    return isOver ? now() : now() - keepOpsMs;
  }

  /** Never rejects: what the log tells is trimmed another time. */
  async #summarize({ id }: StoredDocument, through: number): Promise<void> {
    const { store, metrics, logger, summarize } = this.#options;
    let result = 'written';
    try {
      await summarize?.(id);
      const document = await store.readDocument(id);
      if (document) this.#summarized.set(id, { head: document.head, through });
    } catch (error) {
      result = 'failed';
      if (!this.#stopped)
        logger.warn({ documentId: id, code: describeError(error) }, 'A summary could not be made');
    }
    metrics.count('relay_own_summaries_total', 'Summaries of documents that everybody has left.', { result });
  }

  async #trim(document: StoredDocument, isOver: boolean): Promise<number> {
    const { store } = this.#options;
    const through = await this.#notNeededThrough(document);
    return through <= document.floor
      ? document.floor
      : store.trimOps(document.id, through, this.#cutoff(isOver));
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

  async #collect({ id, head }: StoredDocument, isOver: boolean): Promise<number> {
    const { store, now, keepObjectsMs, isLoaded } = this.#options;
    // Of an unloaded document no client is uploading objects for a summary.
    const before = isOver && !isLoaded(id) ? now() : now() - keepObjectsMs;
    const old = (await store.listObjects(id)).filter((object) => object.putAt < before);
    if (old.length === 0) return 0;
    // A connected client may still upload a summary on top of one that it loaded earlier.
    const kept = isLoaded(id) ? SUMMARIES_KEPT : SUMMARIES_KEPT_UNUSED;
    const needed = await reachable(new ObjectSpace(store, id, now), head, kept);
    const unneeded = old.filter(({ sha }) => !needed.has(sha)).map(({ sha }) => sha);
    return unneeded.length === 0 ? 0 : store.deleteObjects(id, unneeded, before);
  }
}

/** The objects of the latest summaries, commits and trees included. Throws `document/corrupt` if the last is not whole. */
async function reachable(space: ObjectSpace, head: string, summaries: number): Promise<Set<string>> {
  const found = new Set<string>();
  let commits = [head];
  for (let depth = 0; depth < summaries; depth += 1) {
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
    if (isRelayError(error, 'object/unknown')) return { parts: [], parents: [] };
    throw error;
  }
}
