import { extractPersistedSchema } from 'fluid-framework/alpha';
import { Notes } from '../../../src/domain/notes/schema.ts';
import { Running, Table } from '../../../src/domain/table/schema.ts';
import {
  hashOfSchema,
  isKnownSchemaChange,
  START_MARK,
  TREE_SCHEMAS,
} from '../../../src/server/treeSchemas.ts';
import { Table as FirstTable } from '../../support/table/releases/first.ts';

const written = (schema: typeof Table | typeof Notes | typeof FirstTable): object =>
  extractPersistedSchema(schema, '2.100.0', () => true) as object;

describe('[RELAY-30] isKnownSchemaChange: takes the shapes of this product’s documents', () => {
  test.each([
    ['the first release’s table', FirstTable],
    ['the table', Table],
    ['the notes', Notes],
  ])('%s', (_name, schema) => {
    const hash = hashOfSchema(written(schema));
    if (!TREE_SCHEMAS.includes(hash)) {
      throw new Error(
        `The stored shape has changed. If all that changed is a new optional field, put '${hash}' with a comment at the end of TREE_SCHEMAS in src/server/treeSchemas.ts.`,
      );
    }
  });

  test('from an earlier one to a later one, in any order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(written(Table)).reverse());
    expect(isKnownSchemaChange({ old: written(FirstTable), new: reversed })).toBe(true);
  });

  test('and no others', () => {
    const empty = { version: 2, nodes: {}, root: { kind: 'Forbidden', types: [] } };
    for (const change of [
      undefined,
      null,
      'x',
      { new: written(Table) },
      { new: empty, old: written(Table) },
      { new: written(Table), old: empty },
      { new: written(Table), old: written(Table), more: 1 },
    ]) {
      expect(isKnownSchemaChange(change)).toBe(false);
    }
  });
});

test('[RELAY-59] the mark of a start is the node of a running table', () => {
  expect(START_MARK).toBe(Running.identifier);
});
