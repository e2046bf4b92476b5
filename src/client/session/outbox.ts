/**
 * Commands of this device that the service has not acknowledged: kept until then, also after the tab is closed, and
 * replayed when the table is next opened. Replaying one that had arrived is harmless; see `OfflinePolicy`.
 */
import { COMMAND_TTL_MS, type CommandName, commandOf, isCommandName } from '../../domain/table/commands.ts';
import { commandOfEarlierRelease } from './earlierOutbox.ts';

export interface PendingCommand {
  readonly name: CommandName;
  /** Without the seat, as JSON: `null` for `undefined`, a deck's id for a deck. */
  readonly args: readonly unknown[];
  /** The current card's step that the person saw, for commands that are void after it has changed. */
  readonly step?: number;
}

/** What a person did on the preview of a table, in this page's memory. */
export interface EarlyCommand extends Required<PendingCommand> {
  readonly documentId: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly atMs: number;
}

export interface OutboxEntry {
  readonly id: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly atMs: number;
  readonly command: PendingCommand;
}

/**
 * The part of the browser's storage that is used. Every call may throw: storage can be full, or forbidden in a frame.
 */
export type OutboxStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the device did not store, by key: lasts as long as the page, also when its document closes and is opened again. */
const unstored = new Map<string, readonly OutboxEntry[]>();

/** Limits what a device stores that was offline through several meetings. */
const ENTRIES_MAX = 200;

export class Outbox {
  readonly #storage: OutboxStorage | undefined;
  readonly #key: string;
  /** Ids of this window's entries: another window of the same person clears its own. */
  readonly #own = new Set<string>();

  constructor(storage: OutboxStorage | undefined, sessionId: string) {
    this.#storage = storage;
    this.#key = `dialogkort.outbox.${sessionId}`;
  }

  /** All entries to be replayed, oldest first. Expired ones are removed by the next `clear`. */
  pending(nowMs: number): readonly OutboxEntry[] {
    const entries = this.#read();
    const expired = entries.filter(
      ({ command, atMs }) => isTimeSensitive(command) && nowMs - atMs >= COMMAND_TTL_MS,
    );
    for (const { id } of expired) this.#own.add(id);
    return entries.filter((entry) => !expired.includes(entry));
  }

  /** This window has replayed the entry and is responsible for clearing it. */
  claim(id: string): void {
    this.#own.add(id);
  }

  keep(entry: OutboxEntry): void {
    this.#own.add(entry.id);
    this.#write([...this.#read(), entry].slice(-ENTRIES_MAX));
  }

  /** The command was undone. */
  drop(id: string): void {
    this.#write(this.#read().filter((entry) => entry.id !== id));
  }

  /** The service has acknowledged everything that this window keeps. */
  clear(): void {
    if (this.#own.size === 0) return;
    this.#write(this.#read().filter(({ id }) => !this.#own.has(id)));
    this.#own.clear();
  }

  #read(): readonly OutboxEntry[] {
    const here = unstored.get(this.#key);
    if (here) return here;
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.map(asEntry).filter((entry) => entry !== undefined) : [];
    } catch {
      return [];
    }
  }

  #write(entries: readonly OutboxEntry[]): void {
    unstored.delete(this.#key);
    try {
      if (entries.length === 0) this.#storage?.removeItem(this.#key);
      else if (this.#storage) this.#storage.setItem(this.#key, JSON.stringify(entries));
      else unstored.set(this.#key, entries);
    } catch {
      if (entries.length > 0) unstored.set(this.#key, entries);
    }
  }
}

function isTimeSensitive({ name }: PendingCommand): boolean {
  return commandOf(name).offline !== 'replay';
}

/** Checks only the outline: the commands check their arguments when they are replayed. */
function asEntry(value: unknown): OutboxEntry | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value && 'atMs' in value)) return undefined;
  const { id, atMs } = value;
  if (typeof id !== 'string' || typeof atMs !== 'number') return undefined;
  const given = 'command' in value ? value.command : commandOfEarlierRelease('deed' in value && value.deed);
  const command = asCommand(given);
  return command && { id, atMs, command };
}

function asCommand(value: unknown): PendingCommand | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value && 'args' in value)) return undefined;
  const { name, args } = value;
  if (!isCommandName(name) || !Array.isArray(args)) return undefined;
  const step = 'step' in value && typeof value.step === 'number' ? { step: value.step } : {};
  return { name, args, ...step };
}
