/** A table's document without a service: one replica, saved at once, with people who are only names. */
import { Tree } from 'fluid-framework';
import { independentView } from 'fluid-framework/alpha';
import type { TableDeck } from '../../../src/domain/deck/deck.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { tableConfiguration } from '../../../src/domain/table/schema.ts';
import type { Connection } from '../../../src/fluid/connection.ts';
import { Subject } from '../../../src/fluid/observable.ts';
import type { Person } from '../../../src/fluid/people.ts';
import type { TableDocument } from '../../../src/fluid/tableDocument.ts';

export interface MemoryTable extends TableDocument {
  readonly connection: Subject<Connection>;
  readonly people: Subject<readonly Person[]>;
}

export function memoryTable(deck: TableDeck, people: readonly Person[]): MemoryTable {
  const tree = independentView(tableConfiguration);
  tree.initialize(newTable(deck));
  const revision = new Subject(0);
  const stop = Tree.on(tree.root, 'treeChanged', () => revision.set(revision.get() + 1));
  return {
    documentId: 'in-memory',
    table: tree.root,
    revision,
    changedBy: () => undefined,
    connection: new Subject<Connection>({ state: 'live' }),
    saved: new Subject(true),
    people: new Subject(people),
    damage: new Subject<undefined>(undefined),
    reconnect: () => undefined,
    flush: async () => true,
    close: stop,
  };
}
