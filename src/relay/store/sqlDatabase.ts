import type { RelayStore } from './port.ts';

/** What the two databases have in common: `?` placeholders, and transactions given as a list of statements. */
export interface SqlDatabase {
  all(sql: string, params?: readonly SqlValue[]): Promise<SqlRow[]>;
  /** Runs the statements in one transaction that is on disk when the promise resolves. Returns rows changed by each. */
  write(statements: readonly SqlStatement[]): Promise<number[]>;
  readonly eraseDeleted: RelayStore['eraseDeleted'];
  close(): Promise<void>;
}

export type SqlValue = string | number | Uint8Array | null;
export type SqlRow = Readonly<Record<string, unknown>>;

export interface SqlStatement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}
